"""Where reports gather (domain 3.4), and what is new, goes on or has ended there. The number itself is always told."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from enum import Enum

from django.db.models import Count, Max, Q, Sum

from situation.grid import centre_of
from situation.lasting import A_PROBLEM, GATHERED, is_rising
from situation.models import Category, Place
from situation.periods import PERIODS_A_YEAR
from situation.statistics.counting import counted

NOWHERE = {0}  # asked of when there is nothing to ask of, so that a page costs the same whatever it has


@dataclass(frozen=True)
class HotSpot:
    """A named place or a square, with how many, how serious at most, and on which day last."""

    place: Place | None
    cell: str
    number: int
    before: int
    usual: float | None  # for a period, over the twelve months before; None when nobody reported then
    worst: int
    weight: int  # each report counts as its severity
    latest: date

    @property
    def name(self):
        return self.place.name if self.place else f"Ruta {self.cell}"

    @property
    def is_rising(self):
        return is_rising(self.number, self.usual)


class Course(Enum):
    NEW = "new", "Nytt", "warn"
    CONTINUING = "continuing", "Fortsätter", "calm"
    ENDED = "ended", "Inte rapporterat igen", "done"

    def __new__(cls, value, label, tone):
        member = object.__new__(cls)
        member._value_, member.label, member.tone = value, label, tone
        return member


@dataclass(frozen=True)
class Problem:
    """One main category at one named place, over two periods."""

    place: Place
    category: Category
    now: int
    before: int

    @property
    def course(self):
        if not self.now:
            return Course.ENDED
        return Course.CONTINUING if self.before else Course.NEW


@dataclass(frozen=True)
class Dot:
    """A named place or a square as it is drawn on a map: how many, at latitude and longitude."""

    name: str
    number: int
    point: tuple[float, float]


def places(reports, period, tops, knows_year):
    """Hot spots, the gravest first; problems; and everywhere that can be drawn.

    `tops` gives the main category of each category's number.
    """
    rows = _rows(reports, period)
    counts, problems = _counted(rows), _recurring(rows, tops)
    spots = {key: told for key, told in counts.items() if told["number"] >= GATHERED}
    named = Place.objects.with_area().in_bulk({key[0] for key in (*counts, *problems) if key[0]} or NOWHERE)
    usual = _usual(reports, period, spots)
    found = [HotSpot(named.get(key[0]), key[1], **spots[key], **usual(key, knows_year)) for key in spots]
    told = [Problem(named[place], category, *many) for (place, category), many in problems.items()]
    return sorted(found, key=_gravest), sorted(told, key=_newest), _dots(counts, named)


def _rows(reports, period):
    both = reports.between(period.before.first, period.last).exclude(place=None, cell="").order_by()
    during, earlier = (Q(day__range=(each.first, each.last)) for each in (period, period.before))
    return both.values_list("place", "cell", "category").annotate(
        now=Count("pk", filter=during),
        earlier=Count("pk", filter=earlier),
        worst=Max("severity", filter=during),
        weight=Sum("severity", filter=during),
        latest=Max("day", filter=during),
    )


def _dots(counts, named):
    found = [_dot(named.get(place), cell, told["number"]) for (place, cell), told in counts.items()]
    return sorted(filter(None, found), key=lambda dot: (-dot.number, dot.name))


def _dot(place, cell, number):
    if place is None:
        return Dot(f"Ruta {cell}", number, centre_of(cell))
    return None if place.latitude is None else Dot(place.name, number, place.point)


def _counted(rows):
    spots = {}
    for place, cell, _, now, _, worst, weight, latest in rows:
        if now:
            so_far = spots.setdefault((place, cell), {"number": 0, "worst": 0, "weight": 0, "latest": latest})
            so_far["number"] += now
            so_far["weight"] += weight
            so_far["worst"], so_far["latest"] = max(so_far["worst"], worst), max(so_far["latest"], latest)
    return spots


def _recurring(rows, tops):
    counts = defaultdict(Counter)
    for place, _, category, now, before, *_ in rows:
        if place:
            counts[place, tops[category]] += Counter(now=now, before=before)
    return {key: (many["now"], many["before"]) for key, many in counts.items() if max(many.values()) >= A_PROBLEM}


def _usual(reports, period, spots):
    """Counts of other days, of these places alone."""
    theirs = reports.at_any({place for place, _ in spots} | NOWHERE, {cell for _, cell in spots})
    rows = {(row["place"], row["cell"]): row for row in counted(theirs, period, "place", "cell")}

    def of(key, knows_year):
        year = rows[key]["year"] / PERIODS_A_YEAR if knows_year else None
        return {"before": rows[key]["before"], "usual": year}

    return of


def _gravest(spot):
    return -spot.weight, -spot.latest.toordinal(), spot.name


def _newest(problem):
    return list(Course).index(problem.course), -problem.now, -problem.before, problem.place.name, problem.category.order
