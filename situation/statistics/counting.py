"""Approved reports counted over a period and what it is held against: one walk along the days of one year.

What lies before the year is never read, so the cost does not grow with it. Events to come are no incidents, and what
is restricted is in no picture.
"""

from collections import defaultdict

from django.db.models import Count, Q

from situation.models import Report
from situation.statistics.fortnights import Fortnight
from situation.tallies import Tally


def seen(person):
    """By this reader; by the house itself when there is none."""
    return Report.objects.all() if person is None else Report.objects.seen_by(person)


def incidents(person):
    """What may be counted for this reader."""
    return seen(person).approved().incidents().unrestricted()


def of_everybody():
    """The same for no reader, where the system counts by itself."""
    return Report.objects.approved().incidents().unrestricted()


def began(reports):
    """The first day anybody reported of; before it there is nothing to compare with."""
    return reports.order_by("day").values_list("day", flat=True).first()


def counted(reports, period, *by):
    """Rows with the fields of `by`, and `now`, `before`, `last_year` and `year`; in no order."""
    within = reports.between(period.reach.first, period.reach.last)
    return within.order_by().values(*by).annotate(**{name: counted_when(days) for name, days in _days(period)})


def counted_when(condition):
    """How many of which it holds; by the day, which the index has, so that the rows themselves need not be read."""
    return Count("day", filter=condition)


def _days(period):
    windows = {"now": period, "before": period.before, "last_year": period.last_year, "year": period.year_before}
    return [(name, Q(day__range=(window.first, window.last))) for name, window in windows.items()]


def by_fortnight(reports, periods, *by):
    """Rows of (which of the periods, *by, how many), in no order; the periods follow on each other."""
    first, last = periods[0].first, periods[-1].last
    within = reports.between(first, last).order_by().annotate(fortnight=Fortnight(first))
    return within.values_list("fortnight", *by).annotate(many=Count("*"))


def in_periods(reports, periods, *by):
    """{what by: [how many in each of the periods, which follow on each other]}; what has none is not there."""
    counts = defaultdict(lambda: [0] * len(periods))
    for place, *key, many in by_fortnight(reports, periods, *by):
        counts[tuple(key) if len(by) != 1 else key[0]][place] += many
    return dict(counts)


def of_year(counts, period, began):
    """The tally of a period from its own count, the last, and those of the 26 before it."""
    *year, now = counts
    told = {"now": now, "before": year[-1], "last_year": year[0], "year": sum(year)}
    return tally(told, period, began)


def tally(row, period, began):
    """A row as it may be told: what was before the reporting began is not known."""
    return Tally(
        row["now"],
        row["before"] if _known(period.before, began) else None,
        row["last_year"] if _known(period.last_year, began) else None,
        row["year"] if _known(period.year_before, began) else None,
    )


def nothing(period, began):
    return tally({"now": 0, "before": 0, "last_year": 0, "year": 0}, period, began)


def _known(window, began):
    return began is not None and began <= window.first


def tallies_of(person, places, period):
    """{place's number: tally} of these places, in one question."""
    reports = incidents(person)
    first, keys = began(reports), {place.pk for place in places}
    rows = counted(reports.at_any(keys, set()), period, "place") if keys else []
    nought = nothing(period, first)
    return dict.fromkeys(keys, nought) | {row["place"]: tally(row, period, first) for row in rows}
