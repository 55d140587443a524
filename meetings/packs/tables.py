"""Tables that Excel opens in Swedish: semicolons, a mark for the letters, and nothing that it would reckon with."""

import csv
import io

from meetings.models import Presence

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table(head, rows):
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([[_plain(cell) for cell in row] for row in rows])
    return written.getvalue().encode("utf-8-sig")


def _plain(cell):
    """A cell that a spreadsheet would take for a formula gets a mark before it."""
    text = str(cell)
    return f"'{text}" if text.startswith(FORMULA) else text


def attendance(meeting):
    """Everyone who was called, what they answered and whether they came."""
    numbers = {item.pk: number for number, item in enumerate(meeting.agenda_items, start=1)}
    names = {each.person.pk: each.person.name for each in meeting.called}
    head = ["Namn", "Funktion", "Organisation", "Roll", "Ersätter", "Svar", "Närvaro", "Kom till punkt", "Gick efter"]
    return table(head, [_attendance_row(each, numbers, names) for each in meeting.called])


def actions(found):
    head = ["Vad", "Vem", "Klart senast", "Läge", "Hur det gick", "Ärende"]
    return table(head, [_action_row(action) for action in found])


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
    return [action.text, action.owner_label, action.due_on, action.state_label, action.result, item]
