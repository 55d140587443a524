"""The fourteen days a lägesrapport tells of, and the days they are held against. Pure: days in, days out.

Everything is counted in whole weeks, so that two periods have as many Saturdays. A year is therefore 52 weeks.
"""

from dataclasses import dataclass
from datetime import date, timedelta

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
FORTNIGHT = 2 * WEEK  # Riktlinjen, Arbetsgrupper: var fjortonde dag
YEAR = 52 * WEEK
PERIODS_A_YEAR = YEAR // FORTNIGHT
EPOCH = date(2024, 1, 1)  # a Monday; where nobody meets, one fortnight must begin somewhere


@dataclass(frozen=True)
class Period:
    """From a day to a day, both with."""

    first: date
    last: date

    @property
    def before(self):
        """As many days, up to the day before."""
        return self.moved(self.first - self.last - DAY)

    @property
    def after(self):
        return self.moved(self.last - self.first + DAY)

    @property
    def last_year(self):
        """The same weekdays of the same season."""
        return self.moved(-YEAR)

    @property
    def year_before(self):
        """The twelve months that what is usual is reckoned from; the period is not in them."""
        return Period(self.first - YEAR, self.first - DAY)

    @property
    def reach(self):
        """All the days that anything about the period is counted from."""
        return Period(self.first - YEAR, self.last)

    def holds(self, day):
        return self.first <= day <= self.last

    @property
    def weeks(self):
        """As they are written: "v. 3–4", and of one alone "v. 3"."""
        numbers = dict.fromkeys(day.isocalendar().week for day in (self.first, self.last))
        return f"v. {'–'.join(map(str, numbers))}"

    def each_week(self):
        """Of whole weeks, each as a period of its own."""
        count = (self.last - self.first + DAY) // WEEK
        return [Period(self.first + number * WEEK, self.first + (number + 1) * WEEK - DAY) for number in range(count)]

    def moved(self, by):
        return Period(self.first + by, self.last + by)


def up_to(period: Period, many: int) -> list[Period]:
    """So many periods of fourteen days, the oldest first; the last is the one that is given."""
    return [period.moved(-number * FORTNIGHT) for number in reversed(range(many))]


def monday_of(day: date) -> date:
    return day - day.weekday() * DAY


def starting_in_week_of(day: date) -> Period:
    """Two whole weeks, the day's own and the next."""
    monday = monday_of(day)
    return Period(monday, monday + FORTNIGHT - DAY)


def latest_over(day: date, told_on: date | None = None) -> Period:
    """The last fortnight that has ended before the day, in step with a meeting when one is known."""
    first = before_meeting(told_on).first if told_on else EPOCH
    begun = (monday_of(day) - first) // FORTNIGHT
    return starting_in_week_of(first + (begun - 1) * FORTNIGHT)


def before_meeting(day: date) -> Period:
    """The two whole weeks before the week of the meeting. A meeting moved within its week tells of the same days."""
    return starting_in_week_of(monday_of(day) - FORTNIGHT)
