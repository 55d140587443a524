"""Deadlines are arithmetic on the clock on the wall in Sweden."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from meetings import deadlines
from office.almanac import at, local
from office.reminders.moments import occasions

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("starts", "deadline"),
    [
        # an ordinary week
        (at(date(2027, 2, 18), time(13)), at(date(2027, 2, 11), time(13))),
        # summer time begins on Sunday 28 March 2027, and ends on Sunday 31 October
        (at(date(2027, 4, 1), time(13)), at(date(2027, 3, 25), time(13))),
        (at(date(2027, 11, 4), time(13)), at(date(2027, 10, 28), time(13))),
        # on the very nights
        (at(date(2027, 3, 28), time(13)), at(date(2027, 3, 21), time(13))),
        (at(date(2027, 11, 7), time(2, 30)), at(date(2027, 10, 31), time(2, 30))),
        # the leap day, on either side
        (at(date(2028, 3, 7), time(9)), at(date(2028, 2, 29), time(9))),
        (at(date(2028, 2, 29), time(9)), at(date(2028, 2, 22), time(9))),
        (at(date(2027, 3, 7), time(9)), at(date(2027, 2, 28), time(9))),
        # the turn of the year
        (at(date(2027, 1, 3), time(0, 15)), at(date(2026, 12, 27), time(0, 15))),
        (at(date(2026, 1, 1), time(13)), at(date(2025, 12, 25), time(13))),
    ],
)
def test_a_week_before_is_the_same_weekday_and_clock(starts, deadline):
    assert deadlines.agenda(starts, 7) == deadline


@pytest.mark.parametrize(
    ("day", "hours"),
    [(date(2027, 2, 18), 168), (date(2027, 4, 1), 167), (date(2027, 11, 4), 169)],
)
def test_a_week_over_the_turn_of_the_clock_is_an_hour_shorter_or_longer(day, hours):
    starts = at(day, time(13)).astimezone(UTC)

    assert starts - deadlines.agenda(starts, 7).astimezone(UTC) == timedelta(hours=hours)


def test_the_deadline_of_every_day_for_ten_years_is_a_week_before_by_the_calendar():
    day = date(2026, 1, 1)
    while day.year < 2036:
        deadline = local(deadlines.agenda(at(day, time(13)), 7))
        assert (deadline.date().toordinal(), deadline.time()) == (day.toordinal() - 7, time(13))
        day += DAY


@pytest.mark.parametrize("stored", [UTC, timezone(timedelta(hours=-8))])
def test_it_is_the_same_whatever_zone_the_moment_comes_in(stored):
    starts = at(date(2027, 4, 1), time(13)).astimezone(stored)

    assert deadlines.agenda(starts, 7) == at(date(2027, 3, 25), time(13))


@pytest.mark.parametrize(("notice", "day"), [(1, date(2027, 2, 17)), (7, date(2027, 2, 11)), (10, date(2027, 2, 8))])
def test_each_body_has_its_own_notice(notice, day):
    assert deadlines.agenda(at(date(2027, 2, 18), time(13)), notice) == at(day, time(13))


@pytest.mark.parametrize(
    ("starts", "days", "morning"),
    [
        (at(date(2027, 2, 18), time(13)), 1, datetime(2027, 2, 17, 7, 0, tzinfo=UTC)),
        (at(date(2027, 4, 1), time(13)), 8, datetime(2027, 3, 24, 7, 0, tzinfo=UTC)),
        (at(date(2027, 4, 1), time(13)), 1, datetime(2027, 3, 31, 6, 0, tzinfo=UTC)),
        (at(date(2027, 11, 4), time(13)), 7, datetime(2027, 10, 28, 6, 0, tzinfo=UTC)),
        (at(date(2027, 11, 4), time(13)), 1, datetime(2027, 11, 3, 7, 0, tzinfo=UTC)),
    ],
)
def test_a_morning_before_is_at_eight_in_sweden_winter_and_summer(starts, days, morning):
    assert [each.due_at for each in occasions(local(starts).date(), [-days])] == [morning]


@pytest.mark.parametrize(
    ("moment", "within"),
    [
        (at(date(2027, 2, 28), time(23, 59)), False),
        (at(date(2027, 3, 1), time(0, 0)), True),
        (at(date(2027, 3, 31), time(23, 59)), True),
        (at(date(2027, 4, 1), time(0, 0)), False),
    ],
)
def test_a_period_of_days_has_its_midnights_in_sweden(moment, within):
    first, last = deadlines.days(date(2027, 3, 1), date(2027, 3, 31))

    assert (first <= moment <= last) == within


def test_a_period_without_an_end_never_ends():
    _, last = deadlines.days(date(2027, 3, 1), None)

    assert last > at(date(9990, 1, 1), time.min)
