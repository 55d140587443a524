"""The roll: who is here, who has told that they cannot come, who is away; and whoever turned up uncalled."""

from councils.models import Person
from meetings import roll
from meetings.models import Participant, Presence
from meetings.models.states import BEING_WRITTEN
from office.lifecycle import AlreadyDone, Lifecycle, StepRefused

rolls = Lifecycle("meetings")


@rolls.step(*BEING_WRITTEN, label="Notera närvaro", done="Närvaron är noterad.", asks=True)
def mark_presence(meeting, by, person, presence, came_at=None, left_after=None):
    """One person's presence, with the item they came to or left after. The last press is the one that counts."""
    called = meeting.called_as(person)
    if called is None:
        raise StepRefused(f"{person.name} är inte kallad. Lägg till personen i uppropet först.")
    if presence != Presence.PRESENT:
        came_at = left_after = None
    _must_be_in_order(meeting, came_at, left_after)
    part = _part(meeting, called)
    if part.is_locked:
        raise StepRefused("Närvaron är låst med protokollet.")
    part.presence, part.came_at, part.left_after = presence, came_at, left_after
    part.save(update_fields=["presence", "came_at", "left_after"])
    return part


@rolls.step(
    *BEING_WRITTEN, label="Alla som har sagt ja är här", done="Alla som har sagt ja är noterade som närvarande."
)
def mark_all_present(meeting, by):
    """What people have answered is taken as it was said, for those of whom nothing is noted yet."""
    supposed = {row.key: row for row in roll.rows(meeting) if row.proposed and not row.presence and not row.is_locked}
    for row in supposed.values():
        part = _part(meeting, row.each)
        part.presence = row.proposed
        part.save(update_fields=["presence"])


@rolls.step(*BEING_WRITTEN, label="Lägg till någon", done="Personen står i uppropet.", asks=True)
def add_present(meeting, by, person=None, newcomer=None, stands_in_for=None, reason=""):
    """Someone who came uncalled: as a substitute for one who is away, or adjoined to this meeting."""
    person = person or _known_or_new(newcomer, stands_in_for and meeting.called_as(stands_in_for))
    if person.organisation is None:
        raise StepRefused(f"{person} företräder ingen organisation. Enskilda medborgare kan inte delta i organen.")
    if called := meeting.called_as(person):
        if called.presence == Presence.PRESENT:
            raise AlreadyDone(called.part)
        raise StepRefused(f"{person.name} är redan kallad. Notera närvaron på personens rad.")
    seat = _seat_to_fill(meeting, stands_in_for) if stands_in_for else None
    part, _ = Participant.objects.update_or_create(
        meeting=meeting,
        person=person,
        defaults={
            "is_invited": True,
            "seat_id": seat,
            "stands_in_for": stands_in_for,
            "reason": reason,
            "presence": Presence.PRESENT,
        },
    )
    if stands_in_for:
        _excuse(meeting, stands_in_for)
    return part


def _part(meeting, called):
    """The person's row, made when there is first something to keep."""
    part, _ = Participant.objects.get_or_create(
        meeting=meeting, person=called.person, defaults={"seat_id": called.seat_id}
    )
    return part


def _must_be_in_order(meeting, came_at, left_after):
    order = {item.pk: number for number, item in enumerate(meeting.agenda_items)}
    if any(item and item.pk not in order for item in (came_at, left_after)):
        raise StepRefused("Punkten finns inte på dagordningen.")
    if came_at and left_after and order[left_after.pk] < order[came_at.pk]:
        raise StepRefused("Personen kan inte ha gått före den punkt då personen kom.")


def _seat_to_fill(meeting, holder):
    called = meeting.called_as(holder)
    if called is None or not called.has_own_seat:
        raise StepRefused(f"{holder.name} har ingen plats i organet att ersätta.")
    if called.presence == Presence.PRESENT:
        raise StepRefused(f"{holder.name} är närvarande och behöver ingen ersättare.")
    if any(each.stands_in_for_id and each.seat_id == called.seat_id for each in meeting.called):
        raise StepRefused(f"{holder.name} har redan en ersättare vid mötet.")
    return called.seat_id


def _excuse(meeting, holder):
    """With somebody in the seat its holder is taken to have told that they could not come."""
    part = _part(meeting, meeting.called_as(holder))
    if not part.presence:
        part.presence = Presence.EXCUSED
        part.save(update_fields=["presence"])


def _known_or_new(newcomer, replaced):
    """Whoever has the address already is the same person; a new one stands for the organisation of the seat."""
    if newcomer is None:
        raise StepRefused("Välj en person, eller skriv namn och e-post.")
    organisation = newcomer.get("organisation") or (replaced.person.organisation if replaced else None)
    return Person.objects.known_or_new(
        newcomer["email"].strip().casefold(),
        name=newcomer["name"],
        title=newcomer["title"],
        organisation=organisation,
    )
