"""A place over a year: how many in each period, of what and when, and what goes on there. No other reports are read."""

from dataclasses import dataclass

from django.db.models import Exists

from situation.models import Category, Report
from situation.periods import PERIODS_A_YEAR, Period, up_to
from situation.statistics.counting import in_periods, incidents, of_year
from situation.statistics.development import Course, Point
from situation.statistics.hours import hours
from situation.statistics.places import A_PROBLEM, Problem
from situation.tallies import Tally

LATEST_SHOWN = 10
LEAST_FOR_SHARE = 20  # of fewer, each would be more than a twentieth


@dataclass(frozen=True)
class Line:
    """A main category at the place; `number` is of the year and the period, of so many in all."""

    category: Category
    tally: Tally
    number: int
    of: int

    @property
    def percent(self):
        return round(100 * self.number / self.of) if self.of >= LEAST_FOR_SHARE else None


@dataclass(frozen=True)
class Going:
    """A problem at the place, and in how many periods in a row it has been reported."""

    problem: Problem
    periods: int


class History:
    """Of the period and the 52 weeks before it, for a reader."""

    def __init__(self, person, place, period):
        self.place, self.period = place, period
        self.periods = up_to(period, PERIODS_A_YEAR + 1)
        self.span = Period(self.periods[0].first, period.last)
        everything = incidents(person)
        here = everything.at_place(place)
        self.began, known = _known(everything, self.periods)
        counts = _by_top(in_periods(here, self.periods, "category"), len(self.periods))
        total = [sum(column) for column in zip(*counts.values(), strict=True)] or [0] * len(self.periods)
        self.number, self.total = sum(total), of_year(total, period, self.began)
        self.course = _course(self, total, known)
        self.lines = _lines(self, counts)
        self.problems = _problems(self, counts)
        self.hours = hours(here, self.span, self.number)
        latest = Report.objects.seen_by(person).approved().at_place(place).between(self.span.first, self.span.last)
        self.latest = list(latest.for_lists().order_by("-day", "-pk")[:LATEST_SHOWN])


def _known(reports, periods):
    """The first day anybody reported of, and of each period whether anybody reported anything; one question."""
    during = {f"known_{place}": Exists(reports.between(each.first, each.last)) for place, each in enumerate(periods)}
    first = reports.order_by("day").values("day").annotate(**during).first()
    if first is None:
        return None, [False] * len(periods)
    return first["day"], [first[name] for name in during]


def _by_top(counts, length):
    """{main category: [how many in each period]}, those that have been reported there alone."""
    categories = {each.pk: each for each in Category.objects.incidents().select_related("parent")}
    found = {}
    for key, numbers in counts.items():
        top = categories[key].parent or categories[key]
        so_far = found.get(top, [0] * length)
        found[top] = [one + other for one, other in zip(so_far, numbers, strict=True)]
    return found


def _course(history, total, known):
    usual, points = history.total.mean, zip(history.periods, total, known, strict=True)
    return Course(history.place.name, tuple(Point(each, many if is_known else None, usual)
                                            for each, many, is_known in points))  # fmt: skip


def _lines(history, counts):
    lines = [
        Line(category, of_year(numbers, history.period, history.began), sum(numbers), history.number)
        for category, numbers in counts.items()
    ]
    return sorted(lines, key=lambda line: (-line.number, line.category.order))


def _problems(history, counts):
    """What has been reported twice in the period or in the one before, as in the picture of all places."""
    found = [
        Going(Problem(history.place, category, numbers[-1], numbers[-2]), _in_a_row(numbers))
        for category, numbers in counts.items()
        if max(numbers[-2:]) >= A_PROBLEM
    ]
    return sorted(found, key=lambda each: (-each.problem.now, each.problem.category.order))


def _in_a_row(numbers):
    """Up to the last in which it was reported: that it has ended is told by the course."""
    row = 0
    for number in reversed(numbers[:-1] if not numbers[-1] else numbers):
        if not number:
            break
        row += 1
    return row
