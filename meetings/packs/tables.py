"""The tables of a pack: who came, and what was agreed."""

from meetings.models import Presence
from office.guarding import all_outward
from office.spreadsheets import table


def attendance(meeting):
    """Everyone who was called, what they answered and whether they came."""
    numbers = {item.pk: number for number, item in enumerate(meeting.agenda_items, start=1)}
    names = {each.person.pk: each.person.name for each in meeting.called}
    head = ["Namn", "Funktion", "Organisation", "Roll", "Ersätter", "Svar", "Närvaro", "Kom till punkt", "Gick efter"]
    return table([head, *(_attendance_row(each, numbers, names) for each in meeting.called)])


def actions(found):
    """What was agreed. What has come of it since is told to those who follow the meetings still, not in a file that
    whoever was there may fetch for ever.
    """
    head = ["Vad", "Vem", "Klart senast", "Ärende"]
    return table([head, *(_action_row(action) for action in found)])


def _attendance_row(each, numbers, names):
    part = each.part
    return [
        each.person.name,
        each.function,
        each.organisation,
        each.role,
        names.get(each.stands_in_for_id, ""),
        each.answer_label,
        Presence(each.presence).label if each.presence else "",
        numbers.get(part.came_at_id, "") if part else "",
        numbers.get(part.left_after_id, "") if part else "",
    ]


def _action_row(action):
    item = action.item.title if action.item else ""
    told = [action.text, action.owner_label, action.due_on, item]
    return all_outward(told)
