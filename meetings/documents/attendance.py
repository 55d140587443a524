"""Who was there, who was not, and who approves: as the minutes tell it."""

from meetings.models import Participant, Presence
from office.almanac import moment

ADJOINED = "Adjungerad"


def told(meeting):
    numbers = {item.pk: number for number, item in enumerate(meeting.agenda_items, start=1)}
    everyone = _everyone(meeting)
    names = {each.person.pk: each.person.name for each in everyone}
    rows = [(each, _row(each, numbers, names)) for each in everyone]
    there = [(each, row) for each, row in rows if each.presence == Presence.PRESENT]
    return {
        "chair": _officer(meeting.chair, rows),
        "secretary": _officer(meeting.secretary, rows),
        "adjuster": _officer(meeting.adjuster, rows),
        "present": [row for each, row in there if row["role"] != ADJOINED],
        "adjoined": [row for each, row in there if row["role"] == ADJOINED],
        "absent": [row for each, row in rows if each.presence in (Presence.EXCUSED, Presence.ABSENT)],
        "empty_seats": [place.seat.title for place in meeting.roster.empty()],
    }


def approvals(minutes):
    """The lines at the end: who approved, as what and when."""
    people = [minutes.content["chair"], minutes.content["adjuster"]]
    functions = {each["id"]: each for each in people if each}
    return [
        {
            "role": approval.role,
            "name": approval.person.name,
            "function": functions.get(approval.person_id, {}).get("function", ""),
            "when": moment(approval.approved_at) if approval.approved_at else "",
        }
        for approval in minutes.approvals.in_order()
    ]


def function_of(person):
    """What the public is told instead of a name."""
    return person.title or (person.organisation.name if person.organisation else "Deltagare")


def _everyone(meeting):
    """Those who are called, and whoever was there though the call was taken back."""
    called = {each.person.pk for each in meeting.called}
    others = [
        part.called for part in meeting.parts if part.person_id not in called and part.presence == Presence.PRESENT
    ]
    return [*meeting.called, *others]


def _row(each, numbers, names):
    part = each.part or Participant()
    return {
        "id": each.person.pk,
        "name": each.person.name,
        "function": each.function,
        "organisation": each.organisation,
        "role": each.role,
        "presence": Presence(each.presence).label if each.presence else "",
        "stands_in_for": names.get(each.stands_in_for_id, "") if each.stands_in_for_id else "",
        "stay": _stay(numbers.get(part.came_at_id), numbers.get(part.left_after_id)),
    }


def _stay(came, left):
    if came and left:
        return f"med vid punkt {came}" if came == left else f"med vid punkt {came}–{left}"
    return f"kom till punkt {came}" if came else f"gick efter punkt {left}" if left else ""


def _officer(person, rows):
    if person is None:
        return None
    row = next((row for each, row in rows if each.person.pk == person.pk), None)
    return row or {"id": person.pk, "name": person.name, "function": function_of(person), "organisation": ""}
