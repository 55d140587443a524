"""The picture of a period: everything that is counted for a lägesrapport, from the same reports and the same days."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.db.models import Q

from situation.lights import ACUTE, SERIOUS, AreaFacts, proposed
from situation.models import BEFORE_TRIAGE, Area, Category, PoliceFigure
from situation.statistics.basis import basis
from situation.statistics.counting import counted, counted_when, incidents, nothing, seen, tally
from situation.statistics.hours import hours
from situation.statistics.places import places
from situation.tallies import Tally

EVENTS_SHOWN = 12


@dataclass
class Line:
    """A main category with those below it. What the police told stands beside and is never added."""

    category: Category
    tally: Tally
    parts: list = field(default_factory=list)
    police: int | None = None


@dataclass(frozen=True)
class AreaLine:
    area: Area | None
    facts: AreaFacts

    @property
    def name(self):
        return self.area.name if self.area else "Utan område"

    @property
    def proposal(self):
        return proposed(self.facts)


class Picture:
    """Of a period, for a reader. All questions are put when it is made, a dozen however many reports there are."""

    def __init__(self, person, period):
        self.period = period
        reports, known = incidents(person), seen(person)
        waiting = known.in_states(BEFORE_TRIAGE).between(period.first, period.last)
        categories = Category.objects.select_related("parent").beside(reports, waiting).in_bulk()
        self.began, self.waiting = _beside(categories)
        self.nothing = nothing(period, self.began)
        self.knows_year = self.nothing.year is not None
        rows = _rows(reports, period)
        self.total = sum((tally(row, period, self.began) for row in rows), self.nothing)
        self.lines = _lines(self, rows, categories)
        self.has_police = _add_police(self.lines, period, categories)
        tops = {pk: each.parent or each for pk, each in categories.items()}
        self.hotspots, self.problems, self.everywhere = places(reports, period, tops, self.knows_year)
        self.areas = _areas(self, rows)
        self.hours = hours(reports, period, self.total.now)
        self.basis = basis(reports, period, self.began)
        self.coming = list(known.approved().unrestricted().coming_events().ahead_of(period.last)[:EVENTS_SHOWN])


def _beside(categories):
    """The first day anybody reported of, and how many wait: told with each category, so that they cost no question."""
    any_of_them = next(iter(categories.values()), None)
    return (any_of_them.began, any_of_them.waiting or 0) if any_of_them else (None, 0)


def _rows(reports, period):
    during = Q(day__range=(period.first, period.last))
    grave = {
        "acute": counted_when(during & Q(severity=ACUTE)),
        "serious": counted_when(during & Q(severity=SERIOUS)),
    }
    return list(counted(reports, period, "category", "area").annotate(**grave))


def _lines(picture, rows, categories):
    """Every main category that is ever reported, also when it has not been; below it those that have."""
    counts = defaultdict(lambda: picture.nothing)
    for row in rows:
        counts[row["category"]] += tally(row, picture.period, picture.began)
    lines = {}
    for category in sorted(categories.values(), key=lambda each: each.order):
        if category.is_restricted or category.looks_ahead:
            continue
        line = lines.setdefault(category.top_id, Line(categories[category.top_id], picture.nothing))
        if category.pk in counts:
            line.tally += counts[category.pk]
            if category.parent_id:
                line.parts.append(Line(category, counts[category.pk]))
    return list(lines.values())


def _add_police(lines, period, categories):
    """Figures for the whole municipality, of periods that lie within this one; whether there were any."""
    told = Counter()
    for figure in PoliceFigure.objects.during(period.first, period.last).of_the_whole():
        told[categories[figure.category_id].top_id] += figure.number
    for line in lines:
        line.police = told.get(line.category.pk)
    return bool(told)


def _areas(picture, rows):
    counts, grave = defaultdict(lambda: picture.nothing), defaultdict(Counter)
    for row in rows:
        counts[row["area"]] += tally(row, picture.period, picture.began)
        grave[row["area"]] += Counter(acute=row["acute"], serious=row["serious"])
    spots = Counter(each.place.area_id for each in picture.hotspots if each.place)
    rising = Counter(each.place.area_id for each in picture.hotspots if each.place and each.is_rising)

    def line(area):
        key = area and area.pk
        return AreaLine(area, AreaFacts(counts[key], **_both(grave[key]), spots=spots[key], rising=rising[key]))

    return [line(area) for area in (*Area.objects.all(), *([None] if None in counts else []))]


def _both(grave):
    return {"acute": grave["acute"], "serious": grave["serious"]}
