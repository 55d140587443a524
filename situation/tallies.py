"""How many, beside how many there use to be, and whether the difference says anything. Pure: numbers in, words out."""

from dataclasses import dataclass
from enum import Enum
from math import sqrt

from situation.periods import PERIODS_A_YEAR

FEWEST = 5  # below this nothing is said of more or fewer: one report would turn it
LEAST_DIFFERENCE = 3  # domain: a change of one or two is never a trend
NOISE = 2  # times the spread that counts of this size have by chance (a Poisson count spreads by its root)


def many(number, one, several):
    return f"{number} {one if number == 1 else several}"


class Change(Enum):
    MORE = "more", "Fler än vanligt"
    FEWER = "fewer", "Färre än vanligt"
    USUAL = "usual", "Som vanligt"
    TOO_FEW = "too_few", "För få för att säga"
    UNKNOWN = "unknown", "Inget att jämföra med"

    def __new__(cls, value, label):
        member = object.__new__(cls)
        member._value_, member.label = value, label
        return member


@dataclass(frozen=True)
class Tally:
    """Of one kind: in the period, in the one before, in the same weeks a year ago and in the twelve months before.

    None where nobody reported yet, for what was not asked for is not nought.
    """

    now: int = 0
    before: int | None = 0
    last_year: int | None = 0
    year: int | None = 0

    @property
    def mean(self):
        """For a period, over the twelve months."""
        return None if self.year is None else self.year / PERIODS_A_YEAR

    @property
    def change(self):
        return compared(self.now, self.mean)

    def __add__(self, other):
        return Tally(*map(_sum, _parts(self), _parts(other)))


def compared(now, usual, spread=None):
    """Whether a count says that there are more or fewer than usual. `usual` spreads by chance alone as a count does,
    where nothing else is said."""
    if usual is None:
        return Change.UNKNOWN
    if max(now, usual) < FEWEST:
        return Change.TOO_FEW
    if abs(now - usual) < max(LEAST_DIFFERENCE, NOISE * (sqrt(usual) if spread is None else spread)):
        return Change.USUAL
    return Change.MORE if now > usual else Change.FEWER


def _parts(tally):
    return tally.now, tally.before, tally.last_year, tally.year


def _sum(one, other):
    return None if one is None or other is None else one + other
