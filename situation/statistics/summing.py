"""A quarter, a tertial or a year summed up: the same reports and the same whole weeks as the fortnights, only more."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from math import sqrt

from django.db.models import Count, Q

from situation.models import BEFORE_TRIAGE, Area, Category, Place, Report
from situation.periods import monday_of
from situation.statistics.counting import began, incidents
from situation.suppression import protected
from situation.tallies import Change, compared

PLACES_TOLD, FEWEST_IN_A_PLACE = 10, 3
NOWHERE = "Utan område"
WORDS = {
    Change.MORE: "Fler än förra året",
    Change.FEWER: "Färre än förra året",
    Change.USUAL: "Ungefär som förra året",
}


@dataclass(frozen=True)
class Line:
    """How many in the term, and in the same term the year before; None where nobody reported yet."""

    name: str
    now: int
    last_year: int | None
    weeks: int  # how many the two terms have, for one may be a week longer
    weeks_then: int

    @property
    def change(self):
        if self.last_year is None:
            return Change.UNKNOWN
        usual = self.last_year * self.weeks / self.weeks_then
        return compared(self.now, usual, spread=sqrt(self.now + usual))

    @property
    def words(self):
        return WORDS.get(self.change, self.change.label)


class Summed:
    """Of a term, for a reader. All questions are put when it is made."""

    def __init__(self, person, term):
        self.term = term
        reports = incidents(person)
        self.began = began(reports)
        self.knows_last_year = self.began is not None and self.began <= term.last_year.first
        self.categories, self.areas = _categories(), list(Area.objects.all())
        self._count(reports)
        self.total = self._line("Alla", lambda category, area: True)
        self.category_lines = [self._of_category(each) for each in self.categories]
        self.area_lines = [self._of_area(each) for each in self._areas_told()]
        self.weeks = _weeks(reports, term)
        self.places = _places(reports, term)
        during = reports.between(term.first, term.last).order_by()
        self.organisations = during.values("organisation").distinct().count()
        self.waiting = Report.objects.seen_by(person).in_states(BEFORE_TRIAGE).between(term.first, term.last).count()

    def table(self):
        """Counts with a row for each main category and a column for each area; what lies in no area comes last."""
        columns = [*(each.pk for each in self.areas), None]
        return [[self._now[each.pk, area] for area in columns] for each in self.categories]

    def for_anybody(self):
        """The same as it may be told to anybody: no number under five, and none that can be reckoned."""
        rows = protected(self.table()).rows
        names = [*(each.name for each in self.categories), "Alla"]
        lines = [{"name": name, "numbers": list(row)} for name, row in zip(names, rows, strict=True)]
        return {"areas": [*(each.name for each in self.areas), NOWHERE], "lines": lines, "total": rows[-1][-1]}

    def _count(self, reports):
        now, then = (Q(day__range=(each.first, each.last)) for each in (self.term, self.term.last_year))
        self._now, self._then = Counter(), Counter()
        counts = {"now": Count("pk", filter=now), "then": Count("pk", filter=then)}
        rows = reports.during_any(self.term, self.term.last_year).order_by().values("category", "area")
        tops = dict(Category.objects.values_list("pk", "parent"))
        for row in rows.annotate(**counts):
            key = tops[row["category"]] or row["category"], row["area"]
            self._now[key] += row["now"]
            self._then[key] += row["then"]

    def _line(self, name, is_in):
        now, then = (sum(n for key, n in counts.items() if is_in(*key)) for counts in (self._now, self._then))
        known = then if self.knows_last_year else None
        return Line(name, now, known, self.term.weeks, self.term.last_year.weeks)

    def _of_category(self, category):
        return self._line(category.name, lambda other, area: other == category.pk)

    def _of_area(self, area):
        return self._line(area.name if area else NOWHERE, lambda category, other: other == (area and area.pk))

    def _areas_told(self):
        """Those without an area are told when there are any."""
        nowhere = any(area is None for counts in (self._now, self._then) for _, area in +counts)
        return [*self.areas, *([None] if nowhere else [])]


def in_lists(told):
    """What anybody is told, as two lists of (name, number, share of the greatest): what, and where.

    The greatest first; those whose number is not told keep their order after them, which says nothing. Where no number
    is told there is no list.
    """
    *lines, totals = told["lines"]
    return {
        "what": _ranked([(line["name"], line["numbers"][-1]) for line in lines]),
        "where": _ranked(list(zip(told["areas"], totals["numbers"][:-1], strict=True))),
    }


def _ranked(rows):
    most = max((number for _, number in rows if number), default=0)
    if not most:
        return []
    ranked = sorted(rows, key=lambda row: -(row[1] or 0))
    return [(name, number, round(100 * number / most) if number else 0) for name, number in ranked]


def _categories():
    """Main categories that may be told of, also those that nobody reported in."""
    return list(Category.objects.tops().incidents().order_by("order"))


def _weeks(reports, term):
    """(week, how many) for each."""
    days = reports.between(term.first, term.last).order_by().values_list("day").annotate(many=Count("pk"))
    found = defaultdict(int)
    for day, many in days:
        found[monday_of(day)] += many
    return [(f"v. {monday.isocalendar().week}", found[monday]) for monday in term.mondays()]


def _places(reports, term):
    """(place, how many), where most were."""
    during = reports.between(term.first, term.last).exclude(place=None).order_by()
    rows = during.values_list("place").annotate(many=Count("pk")).filter(many__gte=FEWEST_IN_A_PLACE)
    rows = list(rows.order_by("-many", "place")[:PLACES_TOLD])
    named = Place.objects.with_area().in_bulk([pk for pk, _ in rows])
    return [(named[pk], many) for pk, many in rows]
