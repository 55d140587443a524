"""Quarters, tertials and years that are counted in whole weeks. Pure: numbers in, days out.

A week belongs to the term in which its Thursday lies, as the ISO year has it: no week is in two terms or in none. A
duty that runs to the end of a tertial runs by the calendar, to the last day of its fourth month.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import Enum

from situation.periods import DAY, WEEK, monday_of

THURSDAY = 3 * DAY


class Kind(Enum):
    """Named as in addresses; with how many months, and what one is called."""

    QUARTER = "kvartal", 3, "Kvartal"
    TERTIAL = "tertial", 4, "Tertial"
    YEAR = "ar", 12, "Helåret"

    def __new__(cls, value, months, label):
        member = object.__new__(cls)
        member._value_, member.months, member.label = value, months, label
        return member

    @property
    def many(self):
        """In a year."""
        return 12 // self.months


@dataclass(frozen=True)
class Term:
    """The number counts from one within the year."""

    kind: Kind
    year: int
    number: int = 1

    @property
    def first_day(self):
        return date(self.year, (self.number - 1) * self.kind.months + 1, 1)

    @property
    def last_day(self):
        month = self.number * self.kind.months
        return date(self.year, month, monthrange(self.year, month)[1])

    @property
    def first(self):
        """The Monday of its first week."""
        monday = monday_of(self.first_day)
        return monday if monday + THURSDAY >= self.first_day else monday + WEEK

    @property
    def last(self):
        """The Sunday of its last week."""
        return self.after.first - DAY

    @property
    def weeks(self):
        return (self.last - self.first + DAY) // WEEK

    @property
    def before(self):
        return self._moved(-1)

    @property
    def after(self):
        return self._moved(1)

    @property
    def last_year(self):
        return Term(self.kind, self.year - 1, self.number)

    @property
    def name(self):
        """As it is called: "Kvartal 2 2027", "Helåret 2027"."""
        number = "" if self.kind is Kind.YEAR else f" {self.number}"
        return f"{self.kind.label}{number} {self.year}"

    @property
    def week_numbers(self):
        return f"v. {self.first.isocalendar().week}–{self.last.isocalendar().week}"

    @property
    def path(self):
        return f"{self.kind.value}/{self.year}/{self.number}/"

    def covers(self, day):
        """By the calendar."""
        return self.first_day <= day <= self.last_day

    def mondays(self):
        return [self.first + number * WEEK for number in range(self.weeks)]

    def _moved(self, by):
        year, place = divmod(self.year * self.kind.many + self.number - 1 + by, self.kind.many)
        return Term(self.kind, year, place + 1)


def tertials(year):
    return [Term(Kind.TERTIAL, year, number) for number in range(1, Kind.TERTIAL.many + 1)]


def term_of(kind, day):
    """In which the day's week lies."""
    thursday = monday_of(day) + THURSDAY
    return Term(kind, thursday.year, (thursday.month - 1) // kind.months + 1)


def latest_over(kind, day):
    """The last whole one before the day."""
    return term_of(kind, day).before
