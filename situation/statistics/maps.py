"""Where it was reported in a period: named places, and squares of the grid where there is none."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import Count

from situation import grid
from situation.models import Category, Place
from situation.statistics.counting import incidents
from situation.statistics.places import NOWHERE

MOST = 1000  # spots on a map; of more the least are left out, and it is said how many


@dataclass(frozen=True)
class Spot:
    """A named place or a square, with how many of each main category."""

    place: Place | None
    cell: str
    counts: Counter

    @property
    def name(self):
        return self.place.name if self.place else f"Ruta {self.cell}"

    @property
    def area(self):
        return self.place.area.name if self.place and self.place.area else ""

    @property
    def number(self):
        return self.counts.total()

    @property
    def point(self):
        """Nothing for a place that nobody has put on the map."""
        if self.place:
            return None if self.place.latitude is None else self.place.point
        return grid.centre_of(self.cell)

    @property
    def corners(self):
        return grid.corners_of(self.cell) if self.cell else None


class Placed:
    """What a period's map tells a reader; with the key of a main category, of that alone. Another key is as none."""

    def __init__(self, person, period, key=""):
        self.period = period
        categories = list(Category.objects.incidents().select_related("parent"))
        tops = {each.pk: each.top_id for each in categories}
        self.tops = {each.top_id: each.parent or each for each in categories}
        self.category = next((each for each in self.tops.values() if each.key == key), None)
        spots, self.elsewhere = defaultdict(Counter), Counter()
        for place, cell, category, many in _rows(incidents(person), period):
            if self.category is None or tops[category] == self.category.pk:
                _at(spots, place, cell, self.elsewhere)[tops[category]] += many
        self.total = sum(counts.total() for counts in spots.values()) + self.elsewhere.total()
        self.spots, self.left_out = _largest(spots)

    def told(self, counts):
        """What was reported, the most first: [(main category, how many)]."""
        return [(self.tops[top], many) for top, many in counts.most_common()]


def _rows(reports, period):
    within = reports.between(period.first, period.last).order_by()
    return within.values_list("place", "cell", "category").annotate(many=Count("pk"))


def _at(spots, place, cell, elsewhere):
    """Where only the area is known there is nowhere to draw it."""
    return spots[place, cell] if place or cell else elsewhere


def _largest(spots):
    largest = sorted(spots.items(), key=lambda item: (-item[1].total(), item[0][0] or 0, item[0][1]))
    named = Place.objects.with_area().in_bulk({place for (place, _), _ in largest[:MOST] if place} or NOWHERE)
    found = [Spot(named.get(place), cell, counts) for (place, cell), counts in largest[:MOST]]
    return found, sum(counts.total() for _, counts in largest[MOST:])
