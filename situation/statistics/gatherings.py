"""What has gathered or lasted in the fortnight that is over, and what the group has not got done."""

from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from django.db.models import Count, Q

from councils.models import Body, Kind
from meetings.models import Action, Meeting
from meetings.models.actions import POSTPONED
from office.almanac import local
from situation.lasting import Because, Counts, has_gathered_twice, has_lasted, has_stalled, rises_twice
from situation.models import Category, Place
from situation.periods import PERIODS_A_YEAR
from situation.statistics.counting import began, counted, of_everybody


@dataclass(frozen=True)
class Gathering:
    """At a place or in a square, of a main category: its own counts, and those of all that gathers there."""

    place: Place | None
    cell: str
    category: Category
    counts: Counts
    because: tuple[Because, ...]

    @property
    def thing(self):
        """What it is, whichever period it is told in."""
        return f"{self.place.pk if self.place else self.cell}/{self.category.pk}"

    @property
    def where(self):
        return self.place.name if self.place else f"Ruta {self.cell}"


def gatherings(period):
    """Each place and category once, with everything that speaks for it."""
    reports = of_everybody()
    rows = _rows(reports, period)
    spots = _with_usual(reports, period, _by_spot(rows))
    found = {key: counts for key, counts in rows.items() if has_lasted(counts) and key[0]}
    because = {key: [Because.LASTING] for key in found}
    for spot, counts in spots.items():
        if rises_twice(counts):
            key = _foremost(spot, rows)
            found[key] = counts
            because[key] = [Because.RISING, *because.get(key, [])]
    return _named(found, because)


def stalled():
    """The EST group's actions that are still open, each with since when and how many meetings have gone by."""
    group = Body.objects.of(Kind.EST)
    held = [
        local(each).date() for each in Meeting.objects.of_bodies(group).took_place().values_list("starts_at", flat=True)
    ]
    open_ones = Action.objects.of_bodies(group).open().for_lists().with_changes().in_order()
    dated = [(action, _since(action)) for action in open_ones]
    return [(action, since, _after(held, since)) for action, since in dated if has_stalled(since, held)]


def _since(action):
    """Its day, or the day when it was first put off."""
    put_off = [local(each.at).date() for each in action.changes.all() if each.what.startswith(POSTPONED)]
    return min([action.due_on, *put_off])


def _after(held, since):
    return len([day for day in held if day > since])


def _rows(reports, period):
    """{(place, square, main category): Counts}"""
    windows = {"now": period, "earlier1": period.before, "earlier2": period.before.before}
    during = {name: Count("pk", filter=Q(day__range=(each.first, each.last))) for name, each in windows.items()}
    three = reports.between(period.before.before.first, period.last).exclude(place=None, cell="").order_by()
    tops = dict(Category.objects.values_list("pk", "parent"))
    found = defaultdict(lambda: Counts(0, 0, 0))
    for row in three.values("place", "cell", "category").annotate(**during):
        key = row["place"], row["cell"], tops[row["category"]] or row["category"]
        found[key] += Counts(row["now"], row["earlier1"], row["earlier2"])
    return dict(found)


def _by_spot(rows):
    spots = defaultdict(lambda: Counts(0, 0, 0))
    for (place, cell, _), counts in rows.items():
        spots[place, cell] += counts
    return {spot: counts for spot, counts in spots.items() if has_gathered_twice(counts)}


def _with_usual(reports, period, spots):
    """What is usual there, over the twelve months before each of the two periods; unknown where nobody reported yet."""
    start = began(reports)
    theirs = reports.at_any({place for place, _ in spots}, {cell for _, cell in spots})
    usual = [
        _usual(theirs, each) if start and start <= each.year_before.first else {} for each in (period, period.before)
    ]
    return {
        spot: replace(counts, usual=usual[0].get(spot), usual_before=usual[1].get(spot))
        for spot, counts in spots.items()
    }


def _usual(reports, period):
    return {
        (row["place"], row["cell"]): row["year"] / PERIODS_A_YEAR for row in counted(reports, period, "place", "cell")
    }


def _foremost(spot, rows):
    """The category that most of it is about."""
    theirs = Counter({key: counts.now + counts.before for key, counts in rows.items() if key[:2] == spot})
    return min(theirs, key=lambda key: (-theirs[key], key[2]))


def _named(found, because):
    places = Place.objects.with_area().in_bulk({key[0] for key in found if key[0]})
    categories = Category.objects.in_bulk({key[2] for key in found})
    named = [
        Gathering(places.get(key[0]), key[1], categories[key[2]], counts, tuple(because[key]))
        for key, counts in found.items()
    ]
    return sorted(named, key=lambda each: (-each.counts.now, each.where, each.category.order))
