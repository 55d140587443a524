"""More who report than a year ago (H11), on the day and known beforehand."""

from datetime import date, time

import pytest

from guideline.models import Verdict
from office.almanac import at
from situation.rules import a_year_before, est_at_work, growing
from tests.factories.situation import RapporteurFactory

FOLLOWED, AT_RISK, BROKEN = Verdict.FOLLOWED, Verdict.AT_RISK, Verdict.BROKEN
MET = date(2027, 2, 3)


@pytest.mark.parametrize(
    ("now", "soon", "a_year_ago", "verdict"),
    [
        (6, 6, 5, FOLLOWED),
        (5, 5, 5, AT_RISK),
        (4, 9, 5, BROKEN),
        (6, 5, 5, AT_RISK),
        (1, 1, 0, FOLLOWED),
        (0, 0, 0, AT_RISK),
    ],
)
def test_more_than_a_year_ago_is_growing(now, soon, a_year_ago, verdict):
    finding = growing(now, soon, a_year_ago)

    assert (finding.verdict, finding.evidence[0].url) == (verdict, "/arbete/est/rapportorer/")


def test_each_person_is_counted_once_on_each_of_the_days(hedemora):
    """Today is 3 February 2027; in sixty days it is 4 April."""
    both = RapporteurFactory(since=date(2026, 2, 3))
    RapporteurFactory(person=both.person, organisation=RapporteurFactory(since=date(2026, 2, 4)).organisation)
    RapporteurFactory(since=date(2020, 1, 1), until=date(2026, 2, 2))
    RapporteurFactory(since=MET, until=date(2027, 4, 3))

    assert est_at_work(at(MET, time(12)))["rapporteurs"] == {"now": 3, "soon": 2, "a_year_ago": 1}


def test_a_year_before_a_leap_day_is_the_last_of_february():
    assert a_year_before(date(2028, 2, 29)) == date(2027, 2, 28)
