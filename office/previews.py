"""Who would get what: the step is taken as it would be, its letters are read, and all of it is undone.

Nothing is guessed: permission, requirements, recipients, words and routing are the step's own. What a transaction does
not undo is not done either, since hooks wait for a commit that never comes; a step that takes files is not tried.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from django.db import OperationalError, transaction

from office.almanac import moment
from office.letters import looks
from office.letters.watching import watching
from office.lifecycle import StepRefused
from office.models import Letter
from office.models.letters import LetterState, Withdrawn

SHOWN_WHOLE = 40


@dataclass(frozen=True)
class Outgoing:
    """A letter as it would lie in the outbox."""

    letter: Letter

    @property
    def way(self):
        """How it would reach its reader, in words."""
        letter = self.letter
        if not letter.address:
            return "På papper: e-postadress saknas"
        if letter.state == LetterState.HELD:
            return f"I ett samlat brev {moment(letter.due_at)}"
        if letter.state == LetterState.WITHDRAWN:
            return "Inte alls: har valt bort sådana brev"
        if letter.due_at > letter.posted_at:
            return f"Med e-post {moment(letter.due_at)}, om inget mer ändras innan dess"
        return "Med e-post, genast"

    @property
    def tone(self):
        return "warn" if not self.letter.address or self.is_muted else "calm"

    @property
    def is_muted(self):
        return self.letter.state == LetterState.WITHDRAWN and self.letter.withdrawn_because == Withdrawn.MUTED

    @property
    def enclosed(self):
        """What comes with it, in words."""
        paper = [self.letter.document.title] if self.letter.document else []
        withdraws = "METHOD:CANCEL" in self.letter.calendar
        calendar = ["mötet tas bort ur kalendern" if withdraws else "inbjudan till kalendern"]
        return [*paper, *(calendar if self.letter.calendar else [])]

    @property
    def blocks(self):
        """The look of the mail: paragraphs, and buttons that lead nowhere here."""
        return [looks.taken_apart(block) for block in self.letter.body.strip().split("\n\n")]


@dataclass(frozen=True)
class Preview:
    outgoing: list[Outgoing]

    @cached_property
    def told(self):
        """Those that something would reach."""
        return {each.letter.recipient_id for each in self.outgoing if not each.is_muted}

    @cached_property
    def without_address(self):
        return len({each.letter.recipient_id for each in self.outgoing if not each.letter.address})

    @cached_property
    def muted(self):
        return len({each.letter.recipient_id for each in self.outgoing} - self.told)

    @property
    def summary(self):
        """ "Skickas till 14 personer. 1 saknar e-postadress." """
        if not self.outgoing:
            return "Ingen får något brev."
        count = len(self.told)
        parts = [f"Skickas till {count} {'person' if count == 1 else 'personer'}."]
        parts += (
            [f"{self.without_address} saknar e-postadress och får brevet på papper."] if self.without_address else []
        )
        parts += [f"{self.muted} har valt bort sådana brev."] if self.muted else []
        return " ".join(parts)

    @cached_property
    def examples(self):
        """Of each kind the first, whole, with how many more there are of it."""
        count = Counter(each.letter.kind for each in self.outgoing)
        first = {each.letter.kind: each for each in reversed(self.outgoing)}
        return [(first[kind], count[kind]) for kind in count]

    @property
    def is_short(self):
        return len(self.outgoing) <= SHOWN_WHOLE


def of(step, subject, by, details):
    """What the step would send now; a step that would be refused raises the same refusal."""
    row = type(subject)._base_manager.get(pk=subject.pk)  # the one in hand is still to be shown as it is
    try:
        with transaction.atomic(), watching() as posted:
            last = Letter.objects.order_by("pk").values_list("pk", flat=True).last() or 0
            step(row, by=by, **details)
            outgoing = _read(posted, last)
            transaction.set_rollback(True)
    except OperationalError as error:
        raise StepRefused("Någon annan ändrar samma sak just nu. Försök igen om en stund.") from error
    return Preview(outgoing)


def _read(posted, last):
    """As they lie in the outbox; neither those that were there before nor what others post meanwhile."""
    found = Letter.objects.filter(message_id__in={each.message_id for each in posted}, pk__gt=last)
    found = found.select_related("recipient__organisation", "document").defer("document__html", "document__pdf")
    return [Outgoing(letter) for letter in found.order_by("pk")]
