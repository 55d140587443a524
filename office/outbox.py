"""The outbox as the one who keeps it reads it: what is sought, as a table, and a letter sent again."""

import re
from dataclasses import dataclass
from datetime import date

from office import clock, letters, links, sorts
from office.almanac import local
from office.lifecycle import Lifecycle
from office.models import Letter
from office.models.letters import LetterState
from office.readdressing import readdressed

HEAD = ["Lagt i utkorgen", "Rubrik", "Till", "Adress", "Läge", "Varför", "Skickat", "Försök", "Senaste fel", "Om"]
NO_CONTROL = re.compile(r"[\x00-\x1f]")

outbox = Lifecycle("office")


def has_an_address(letter):
    return "" if letter.recipient.email else "Mottagaren har ingen e-postadress."


def has_its_words(letter):
    return "" if letter.body else "Brevets text har gallrats."


@outbox.step(
    LetterState.FAILED,
    LetterState.SENT,
    to=LetterState.WAITING,
    label="Skicka igen",
    done="Brevet skickas igen.",
    needs=[has_an_address, has_its_words],
)
def resend(letter, by):
    """The letter starts over, still the same row with every try; a mended address is the reason, or that the receiver
    cannot find it.
    """
    address, now = letter.recipient.email or "", clock.now()
    search_text = f"{letter.search_text} {address}".casefold()
    Letter.objects.filter(pk=letter.pk).update(
        address=address,
        calendar=readdressed(letter.calendar, address),
        body=links.current(letter.body, letter.recipient),
        search_text=search_text,
        due_at=now,
        tries=0,
        last_error="",
        message_id=_found_anew(letter),
    )
    letters.wake_on_commit()


def _found_anew(letter):
    """Mail programs drop what they have had before, also from among the spam or the thrown away. An invitation has its
    UID and SEQUENCE still, so the calendar sees that it is the same.
    """
    return letters.message_id_after(letter.message_id) if letter.sent_at else letter.message_id


@outbox.step(
    LetterState.TO_PRINT, to=LetterState.PRINTED, label="Utskrivet och skickat", done="Brevet är utskrivet och skickat."
)
def mark_printed(letter, by):
    """Somebody has put it in an envelope: that is when it left."""
    Letter.objects.filter(pk=letter.pk).update(sent_at=clock.now())


@dataclass(frozen=True)
class Choice:
    """What is sought in the outbox, as the address says it; what it cannot mean is left out."""

    state: str = ""
    words: str = ""
    sort: str = ""
    since: date | None = None
    until: date | None = None
    matter: str = ""

    @classmethod
    def read(cls, asked):
        return cls(
            state=asked.get("lage", "") if asked.get("lage") in LetterState.values else "",
            words=asked.get("sok", "").strip(),
            sort=asked.get("slag", "") if asked.get("slag") in sorts.SORTS else "",
            since=_day(asked.get("fran", "")),
            until=_day(asked.get("till", "")),
            matter=NO_CONTROL.sub("", asked.get("om", ""))[:100],
        )

    @property
    def is_narrow(self):
        return self != Choice()

    def narrow(self, found, reads):
        """One who may not read the letters does not find them by their subjects either."""
        found = found.search(self.words) if reads else found.search_recipient(self.words)
        found = found.of_kinds(*sorts.SORTS[self.sort].kinds) if self.sort else found
        found = found.about(self.matter) if self.matter else found
        return found.posted_on(self.since, self.until)


def table(found):
    """The letters as rows for a spreadsheet, the head first."""
    yield HEAD
    for letter in found:
        yield [
            _minute(letter.posted_at),
            letter.subject,
            letter.recipient.name,
            letter.address,
            letter.state_label,
            letter.get_withdrawn_because_display(),
            _minute(letter.sent_at),
            letter.tries,
            letter.last_error,
            letter.matter,
        ]


def _minute(moment):
    return f"{local(moment):%Y-%m-%d %H:%M}" if moment else ""


def _day(text):
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if 2000 <= found.year <= 2100 else None
