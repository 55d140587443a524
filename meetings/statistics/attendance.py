"""A year of attendance, seat by seat."""

from dataclasses import dataclass, field

from councils.models import Seat
from meetings.models import Meeting, Participant
from meetings.statistics.facts import CAME, Attendance, existed, facts_of


@dataclass
class Row:
    """A seat over the year; a meeting held when the seat did not exist has no cell."""

    seat: Seat
    cells: list[Attendance | None] = field(default_factory=list)

    @property
    def counted(self):
        return [cell for cell in self.cells if cell and cell != Attendance.UNKNOWN]

    @property
    def number(self):
        return len(self.counted)

    @property
    def came(self):
        return sum(cell in CAME for cell in self.counted)

    @property
    def percent(self):
        return round(100 * self.came / self.number) if self.number else None


@dataclass
class Year:
    meetings: list[Meeting]
    rows: list[Row]

    def column(self, meeting):
        """The cells of a meeting, one for each seat there was."""
        place = self.meetings.index(meeting)
        return [row.cells[place] for row in self.rows if row.cells[place]]


def attendance(body, year):
    """The seats of the body at its meetings of the year that took place; three queries however many."""
    meetings = list(Meeting.objects.of_bodies([body]).during(year).took_place().in_order())
    facts = facts_of(list(Participant.objects.of_meetings(meetings)), [body])
    seats = [seat for seat in facts.seats if any(existed(seat, meeting) for meeting in meetings)]
    rows = [Row(seat, [facts.cell(seat, meeting) for meeting in meetings]) for seat in seats]
    return Year(meetings, rows)
