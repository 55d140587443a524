"""Which fourteen days a report belongs to, as the database reckons it: on the day, the day before and the day after."""

from datetime import date, timedelta

import pytest

from situation.models import Report
from situation.statistics.fortnights import Fortnight
from tests.factories.situation import ReportFactory

DAY = timedelta(days=1)


# Over the new year, over both nights when the clock changes, and over a leap day.
@pytest.mark.parametrize(
    "first", [date(2026, 12, 28), date(2027, 3, 15), date(2027, 10, 18), date(2028, 2, 21)], ids=str
)
def test_a_day_belongs_to_its_own_fourteen_days(first, db):
    wanted = {0: 0, 1: 0, 13: 0, 14: 1, 15: 1, 27: 1, 28: 2, 363: 25, 364: 26, 727: 51}
    for days in wanted:
        ReportFactory(on=first + days * DAY)

    found = Report.objects.annotate(fortnight=Fortnight(first)).values_list("day", "fortnight")

    assert {(day - first).days: fortnight for day, fortnight in found} == wanted
