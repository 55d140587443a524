"""What a meeting does not finish goes on to a later one, or to the waiting list; and back, while that can be undone."""

from django.db.models import F

from meetings.lifecycle.items import is_too_late_for, place_for_new, still_to_come
from meetings.models import AgendaItem, Attachment, ItemState, Outcome, Record
from meetings.models.states import BEING_WRITTEN
from office.almanac import written
from office.lifecycle import AlreadyDone, Lifecycle, StepRefused
from office.models import StoredFile

DECIDED = [outcome for outcome in Outcome if outcome.is_decision]
COPIED = ("body", "title", "text", "kind", "presenter", "minutes", "openness", "secrecy_ground", "proposed_by")
TO_WAIT = "Till väntelistan."
COMES_BY_ITSELF = "Punkten är stående och kommer på nästa möte."


carrying = Lifecycle("meetings")


@carrying.step(*BEING_WRITTEN, label="För över till ett senare möte", done="Punkten är överförd.", asks=True)
def carry_over(meeting, by, item, to=None, reason=""):
    """The item goes on as a copy, to a coming meeting or, with none, to the waiting list; what is here stays here."""
    _must_be_open(meeting, item)
    if copy := copy_of(item):
        raise AlreadyDone(copy)
    if Record.objects.of_meeting(meeting).filter(item=item, outcome__in=DECIDED).exists():
        raise StepRefused("Punkten är avgjord med ett beslut. Ändra utfallet innan den förs över.")
    if item.is_standing:
        return write_outcome(item, Outcome.CARRIED, f"{COMES_BY_ITSELF} {reason}".strip())
    copy = _to_meeting(item, to) if to else _to_waiting_list(item)
    _copy_papers(item, copy)
    where = f"Till mötet {written(to.day)}." if to else TO_WAIT
    write_outcome(item, Outcome.CARRIED, f"{where} {reason}".strip())
    return copy


@carrying.step(*BEING_WRITTEN, label="Ångra överföringen", done="Överföringen är ångrad.")
def undo_carrying(meeting, by, item):
    """The copy is withdrawn, unless somebody has worked on it since."""
    _must_be_open(meeting, item)
    record = Record.objects.of_item(item)
    if record.outcome != Outcome.CARRIED:
        raise StepRefused("Punkten är inte överförd.")
    copy = copy_of(item)
    if copy and _is_touched(copy, record.outcome_text):
        raise StepRefused("Det överförda ärendet har ändrats sedan dess. Ta hand om det först, på dess egen sida.")
    if copy:
        AgendaItem.objects.filter(pk=copy.pk).update(state=ItemState.WITHDRAWN)
    write_outcome(item, "", "")


def write_outcome(item, outcome, text):
    """Over whatever stood: notes stay, and whoever has the outcome open sees that it has changed."""
    record = Record.objects.of_item(item)
    Record.objects.filter(pk=record.pk).update(outcome=outcome, outcome_text=text, version=F("version") + 1)


def copy_of(item):
    """Where the item went on, if it did; a copy taken back does not count."""
    return AgendaItem.objects.copied_from([item]).first()


def _must_be_open(meeting, item):
    if not meeting.items.on_agenda().filter(pk=item.pk).exists():
        raise StepRefused("Punkten står inte på mötets dagordning. Läs om sidan.")
    if item.is_locked:
        raise StepRefused("Punkten är låst med protokollet.")


def _is_touched(copy, told):
    """Rewritten, answered or taken up, it is no longer the copy that was made and told of."""
    state = ItemState.PARKED if told.startswith(TO_WAIT) else ItemState.ACCEPTED
    is_ahead = copy.meeting is None or copy.meeting.is_ahead
    return copy.version > 1 or copy.state != state or not is_ahead


def _to_meeting(item, meeting):
    coming = still_to_come(meeting, item)
    late = f"Överförd från mötet {written(item.meeting.day)}." if is_too_late_for(coming) else ""
    place = place_for_new(coming)
    return _copy(item, meeting=coming, state=ItemState.ACCEPTED, position=place, late_because=late)


def _to_waiting_list(item):
    return _copy(item, meeting=None, state=ItemState.PARKED)


def _copy(item, **more):
    """The proposer and the day of the proposal stay: in the waiting list the oldest still comes first."""
    same = {name: getattr(item, name) for name in COPIED}
    return AgendaItem.objects.create(carried_from=item, proposed_at=item.proposed_at, **same, **more)


SAME_BYTES = ("name", "content_type", "size", "sha256", "uploaded_by", "scan", "scanned_at", "found")


def _copy_papers(item, copy):
    """Each paper anew over the same bytes, so that one may be taken away without the other."""
    for paper in Attachment.objects.of_item(item):
        old = paper.file
        same = {name: getattr(old, name) for name in SAME_BYTES}
        stored = StoredFile.objects.create(file=old.file.name, uploaded_at=old.uploaded_at, **same)
        Attachment.objects.create(item=copy, file=stored, openness=paper.openness, secrecy_ground=paper.secrecy_ground)
