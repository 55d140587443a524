"""Which fourteen days a page is about: those its address asks for, else those before the coming meeting of EST."""

from dataclasses import dataclass
from datetime import date

from councils.models import Body, Kind
from meetings.models import Meeting
from office.almanac import local
from situation.periods import FORTNIGHT, PERIODS_A_YEAR, Period, before_meeting, starting_in_week_of, up_to

EARLIEST, LATEST = date(2000, 1, 3), date(2100, 1, 1)


@dataclass(frozen=True)
class Asked:
    period: Period
    coming: Period
    meeting: Meeting | None

    @property
    def basis_of(self):
        """The meeting that the period is told of at."""
        return self.meeting if self.period == self.coming else None

    @property
    def around(self):
        """A year of periods to go between: up to the coming one where it is in step and within reach."""
        ahead = self.coming.first - self.period.first
        in_reach = not ahead % FORTNIGHT and 0 <= ahead // FORTNIGHT < PERIODS_A_YEAR
        return up_to(self.coming if in_reach else self.period, PERIODS_A_YEAR)


def asked(request) -> Asked:
    meeting = Meeting.objects.of_bodies(Body.objects.of(Kind.EST)).coming(request.now).in_order().first()
    coming = before_meeting(local(meeting.starts_at).date() if meeting else request.today)
    return Asked(_chosen(request) or coming, coming, meeting)


def _chosen(request):
    """Two weeks from the day; what is no day, or no day of ours, is as not asked."""
    try:
        day = date.fromisoformat(request.GET.get("fran", ""))
    except ValueError:
        return None
    return starting_in_week_of(day) if EARLIEST <= day <= LATEST else None
