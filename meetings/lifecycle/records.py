"""What is written at a meeting: which item is in hand, its notes, how it ended, and what one writes for oneself.

Each step holds the meeting's row before anything else: what is written is written before the minutes are sent, or not
at all. Notes are kept as they were sent, every time; what stands afterwards may be another text, and is kept too.
"""

from typing import NamedTuple

from meetings import merging
from meetings.models import Decision, NoteVersion, Outcome, Record, State
from meetings.models.records import outcomes_of
from meetings.models.states import BEING_WRITTEN
from office import clock
from office.lifecycle import AlreadyDone, Lifecycle, StepRefused
from office.models import Stale

records = Lifecycle("meetings")
private_notes = Lifecycle("meetings")

LONGEST = 20_000

# What stands when two texts met and somebody chose: the text that stood, the one sent, or both.
CHOICES = {
    "": lambda theirs, mine: mine,
    "mine": lambda theirs, mine: mine,
    "theirs": lambda theirs, mine: theirs,
    "both": merging.appended,
}


class Saved(NamedTuple):
    """What stands after a save, and the version that holds the text just as it was sent."""

    record: Record
    own: int


@records.step(State.UNDER_WAY, label="Gå till punkten", done="Mötet har gått till punkten.")
def open_item(meeting, by, item):
    """The meeting turns to the item; everyone who follows it is shown the same."""
    _must_be_on(meeting, item)
    if meeting.current_item_id == item.pk:
        raise AlreadyDone(item)
    turn_to(meeting, item)


def turn_to(meeting, item):
    """The item's time begins, and that of the one before has ended."""
    stop_clock(meeting)
    Record.objects.filter(pk=Record.objects.of_item(item).pk).update(opened_at=clock.now())
    meeting.current_item = item
    meeting.save(update_fields=["current_item"])


def stop_clock(meeting):
    """No item takes time any longer: the meeting turns to another, or ends."""
    now = clock.now()
    for record in Record.objects.of_meeting(meeting).filter(opened_at__isnull=False):
        passed = max(int((now - record.opened_at).total_seconds()), 0)
        Record.objects.filter(pk=record.pk).update(opened_at=None, spent_seconds=record.spent_seconds + passed)


@records.step(
    *BEING_WRITTEN, label="Skriv anteckningar", done="Anteckningarna är sparade.", asks=True, journalled=False
)
def write_notes(meeting, by, item, over, notes, choice=""):
    """Kept as they were sent; then joined with what others wrote meanwhile, or refused with both texts in hand."""
    record = _held(meeting, item)
    base = _notes_at(record, over)
    if own := _already_kept(record, over, base, notes):
        return Saved(record, own)
    stands = _what_stands(record, over, base, notes, choice)
    now = clock.now()
    own = _keep(record, by, notes, now)
    if stands != notes:
        _keep(record, by, stands, now)
    return Saved(record, own)


@records.step(*BEING_WRITTEN, label="Sätt utfall", done="Utfallet är sparat.", asks=True)
def set_outcome(meeting, by, item, over, outcome, outcome_text=""):
    """How the item ended, of what the body may end it with; a decision becomes a row of its own."""
    record = _held(meeting, item)
    if (record.outcome, record.outcome_text) == (outcome, outcome_text):
        raise AlreadyDone(record)
    if _outcome_has_moved(record, over):
        raise Stale(record)
    _must_fit(meeting.body, record, outcome, outcome_text)
    record.write(record.version, outcome=outcome, outcome_text=outcome_text)
    _decide(meeting, item, outcome, outcome_text)
    return record


@private_notes.step(label="Skriv egen anteckning", done="Din anteckning är sparad.", asks=True, journalled=False)
def write_private_note(note, by, over, text, choice=""):
    """For oneself alone; from two devices at once it is shown twice rather than lost."""
    if note.text == text:
        return note
    if note.version != over:
        raise Stale(note)
    note.write(over, text=_not_too_long(CHOICES[choice](note.text, text)))
    return note


def _must_be_on(meeting, item):
    if not meeting.items.on_agenda().filter(pk=item.pk).exists():
        raise StepRefused("Punkten står inte på mötets dagordning. Läs om sidan.")


def _held(meeting, item):
    """The item's record, which nobody else writes until this is done."""
    _must_be_on(meeting, item)
    record = Record.objects.select_for_update(no_key=True).filter(item=item).first() or Record.objects.of_item(item)
    if record.is_locked:
        raise StepRefused("Protokollet är skickat, så punkten ändras inte längre.")
    return record


def _already_kept(record, over, base, notes):
    """The version that holds the same text, when it was never changed or came before: the answer may have been lost."""
    if base == notes and over <= record.version:
        return over
    came = record.versions.filter(number__gt=over, notes=notes).first() if over < record.version else None
    return came.number if came else 0


def _what_stands(record, over, base, notes, choice):
    """What to keep when nobody came between, or when both changes go together; otherwise both must be seen."""
    if over <= record.version and base == record.notes:
        return _not_too_long(CHOICES[choice](record.notes, notes))
    together = None if choice or over > record.version else merging.joined(base, notes, record.notes)
    if together is None or len(together) > LONGEST:
        raise Stale(record)
    return together


def _notes_at(record, over):
    """The notes as they read in that version: not every version changes them."""
    if over == record.version:
        return record.notes
    last = record.versions.filter(number__lte=over).last()
    return last.notes if last else ""


def _keep(record, by, notes, now):
    record.write(record.version, notes=notes)
    NoteVersion.objects.create(record=record, number=record.version, notes=notes, by=by, at=now)
    return record.version


def _outcome_has_moved(record, over):
    """Whether there have been more versions since than those of the notes."""
    return record.version - over != record.versions.filter(number__gt=over).count()


def _must_fit(body, record, outcome, text):
    if Outcome.CARRIED in (outcome, record.outcome):
        raise StepRefused("En punkt förs över, eller tas tillbaka, med steget ”För över”.")
    if outcome and outcome not in outcomes_of(body):
        raise StepRefused(f"{body.name} kan inte avsluta en punkt så.")
    if outcome and Outcome(outcome).is_decision and not text.strip():
        raise StepRefused("Skriv vad som beslutades.")
    if outcome == Outcome.DROPPED and not text.strip():
        raise StepRefused("Skriv varför punkten utgår.")


def _decide(meeting, item, outcome, text):
    """A decision follows its outcome. One that has got its number keeps it for ever, and says that it was dropped."""
    if outcome and Outcome(outcome).is_decision:
        told = {"body": meeting.body, "year": meeting.day.year, "decided_on": meeting.day, "text": text}
        Decision.objects.update_or_create(item=item, defaults=told)
        return
    Decision.objects.filter(item=item, number=None).delete()
    Decision.objects.filter(item=item).update(text="Utgår")


def _not_too_long(text):
    if len(text) > LONGEST:
        raise StepRefused(f"Texten får ha högst {LONGEST} tecken. Korta den, eller låt deras text stå.")
    return text
