"""When something has gathered or lasted so that a working group is worth proposing (H12). Pure: numbers in, yes or no.

Where reports gather is domain 3.4's rule; that it has to be so twice, thrice, or for three meetings, is ours: once may
be chance, and EST meets on it before anybody asks the council.
"""

from dataclasses import dataclass
from enum import Enum

GATHERED = 3  # reports in the same place in fourteen days
TIMES_USUAL = 2
A_PROBLEM = 2  # of one kind in one place; a single report is an incident, not yet a problem
MEETINGS_STALLED = 3


class Because(Enum):
    RISING = "rising", "Rapporterna samlas på platsen och är minst dubbelt så många som vanligt, två perioder i rad"
    LASTING = "lasting", "Problemet har fortsatt i tre perioder i rad"
    STALLED = "stalled", "En åtgärd har inte blivit klar på tre möten"

    def __new__(cls, value, words):
        member = object.__new__(cls)
        member._value_, member.words = value, words
        return member


@dataclass(frozen=True)
class Counts:
    """Of three fortnights, the latest first; and how many there use to be, as known when each of two ended."""

    now: int
    before: int
    earlier: int
    usual: float | None = None
    usual_before: float | None = None

    def __add__(self, other):
        return Counts(self.now + other.now, self.before + other.before, self.earlier + other.earlier)


def is_rising(number, usual):
    return usual is not None and number >= TIMES_USUAL * usual


def has_gathered_twice(counts):
    return counts.now >= GATHERED and counts.before >= GATHERED


def rises_twice(counts):
    """A hot spot that is rising, two periods in a row."""
    rising = is_rising(counts.now, counts.usual) and is_rising(counts.before, counts.usual_before)
    return has_gathered_twice(counts) and rising


def has_lasted(counts):
    """A problem that goes on for the third period."""
    return min(counts.now, counts.before, counts.earlier) > 0 and max(counts.now, counts.before) >= A_PROBLEM


def has_stalled(since, meetings):
    """Not done on its day, or put off, and then three of the group's meetings without being done."""
    return len([day for day in meetings if day > since]) >= MEETINGS_STALLED
