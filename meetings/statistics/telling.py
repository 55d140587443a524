"""A year of attendance told: as a drawing and as rows for a spreadsheet."""

from meetings import charts
from meetings.statistics.facts import CAME, Attendance
from office.almanac import SHORT_MONTHS


def attendance_chart(year):
    """A column for each meeting: how many seats were filled, of those there were."""
    return charts.columns(_column(meeting, year.column(meeting)) for meeting in year.meetings)


def attendance_rows(year):
    """A head, and a row for each seat."""
    days = [meeting.day.isoformat() for meeting in year.meetings]
    yield ["Plats", "Organisation", *days, "Gånger platsen var med", "Möten som räknas"]
    for row in year.rows:
        words = [cell.label if cell else "Platsen fanns inte" for cell in row.cells]
        yield [row.seat.title, row.seat.organisation.name, *words, row.came, row.number]


def _column(meeting, cells):
    numbers = [(kind.value, sum(cell == kind for cell in cells)) for kind in CAME]
    came = sum(number for _, number in numbers)
    is_known = any(cell != Attendance.UNKNOWN for cell in cells)
    says = f"{came}/{len(cells)}" if is_known else "?"
    return f"{meeting.day.day} {SHORT_MONTHS[meeting.day.month - 1]}", says, len(cells), numbers
