"""How it has gone: period by period, with what is usual at each, and gaps where nobody reported anything."""

from dataclasses import dataclass

from situation.models import Category
from situation.periods import PERIODS_A_YEAR, Period, up_to
from situation.statistics.counting import began, in_periods, incidents


@dataclass(frozen=True)
class Point:
    """`number` is None where nobody reported anything, of any kind; `usual` where no year lies behind."""

    period: Period
    number: int | None
    usual: float | None


@dataclass(frozen=True)
class Course:
    name: str
    points: tuple[Point, ...]

    @property
    def number(self):
        return sum(point.number or 0 for point in self.points)


class Development:
    """Of all and of each main category, over the year that ends with a period; two years of days are read."""

    def __init__(self, person, period):
        reports = incidents(person)
        self.began = began(reports)
        self.periods = up_to(period, 2 * PERIODS_A_YEAR)
        counts, total = _by_top(in_periods(reports, self.periods, "category"), len(self.periods))
        self.whole = self._course("Alla kategorier", total, total)
        tops = Category.objects.incidents().tops()
        self.courses = [self._course(top.name, counts.get(top.pk, [0] * len(total)), total) for top in tops]

    @property
    def shown(self):
        return self.periods[PERIODS_A_YEAR:]

    @property
    def has_gaps(self):
        return any(point.number is None for point in self.whole.points)

    def _course(self, name, counts, total):
        places = range(PERIODS_A_YEAR, len(self.periods))
        return Course(name, tuple(self._point(place, counts, total) for place in places))

    def _point(self, place, counts, total):
        first = place - PERIODS_A_YEAR
        knows_year = self.began is not None and self.began <= self.periods[first].first
        usual = sum(counts[first:place]) / PERIODS_A_YEAR if knows_year else None
        return Point(self.periods[place], counts[place] if total[place] else None, usual)


def _by_top(counts, length):
    """The counts of main categories with those below them, and of all."""
    tops = {each.pk: each.top_id for each in Category.objects.incidents()}
    found, total = {}, [0] * length
    for category, numbers in counts.items():
        so_far = found.setdefault(tops[category], [0] * length)
        for place, number in enumerate(numbers):
            so_far[place] += number
            total[place] += number
    return found, total
