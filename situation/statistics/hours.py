"""When: how many for each weekday and part of the day, among those whose time is certain."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count

from office.almanac import SHORT_WEEKDAYS

PART = 3  # hours
PARTS = tuple((hour, hour + PART) for hour in range(0, 24, PART))
PART_NAMES = [f"{first:02}–{last:02}" for first, last in PARTS]
SHADES = 4


@dataclass(frozen=True)
class Hours:
    """`rows` has a weekday each, Monday first, with a number for each part of the day."""

    rows: tuple[tuple[int, ...], ...]
    certain: int  # of all the reports
    number: int


def hours(reports, period, number):
    certain = reports.between(period.first, period.last).exclude(hour=None).order_by()
    found = Counter()
    for day, hour, many in certain.values_list("day", "hour").annotate(many=Count("pk")):
        found[day.weekday(), hour // PART] += many
    rows = tuple(tuple(found[weekday, part] for part in range(len(PARTS))) for weekday in range(7))
    return Hours(rows, found.total(), number)


def shaded(rows):
    """By weekday, each number with a shade of its share of the greatest."""
    most = max(map(max, rows)) or 1
    found = zip(SHORT_WEEKDAYS, rows, strict=True)
    return [(day, [(number, -(-SHADES * number // most)) for number in row]) for day, row in found]
