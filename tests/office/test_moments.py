"""Reminders come on working days, in the daytime, on the clock on the wall."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from office.almanac import at
from office.reminders import moments

MINUTE = timedelta(minutes=1)
FRIDAY, SATURDAY, MONDAY = date(2027, 2, 5), date(2027, 2, 6), date(2027, 2, 8)


def sent_on(day, *chain):
    return [each.due_at for each in moments.occasions(day, chain)]


@pytest.mark.parametrize(
    ("day", "days", "sent"),
    [
        (MONDAY, -1, FRIDAY),
        (MONDAY, -2, FRIDAY),
        (FRIDAY, 1, MONDAY),
        (FRIDAY, 0, FRIDAY),
        (SATURDAY, 0, FRIDAY),
        (date(2028, 3, 7), -7, date(2028, 2, 29)),  # leap day, a Tuesday
        (date(2028, 2, 22), 7, date(2028, 2, 29)),
        (date(2027, 1, 7), -7, date(2026, 12, 30)),  # New Year's Eve is kept as a holiday
        (date(2026, 12, 30), 1, date(2027, 1, 4)),  # and after it comes the day itself and a weekend
        (date(2027, 1, 8), -2, date(2027, 1, 5)),  # Epiphany
        (date(2027, 4, 1), -2, date(2027, 3, 30)),
        (date(2027, 4, 1), -3, date(2027, 3, 25)),  # Easter Monday: back past Good Friday
        (date(2027, 3, 25), 1, date(2027, 3, 30)),
        (date(2027, 6, 28), -3, date(2027, 6, 24)),  # Midsummer Eve
    ],
)
def test_before_a_day_it_comes_on_the_working_day_before_and_after_it_on_the_next(day, days, sent):
    assert sent_on(day, days) == [at(sent, time(8))]


def test_two_on_the_same_morning_become_the_one_nearest_to_the_day():
    found = moments.occasions(date(2027, 2, 15), (-14, -10, -8, -7))

    assert [each.days for each in found] == [-14, -8, -7]


@pytest.mark.parametrize(
    ("day", "hour"),
    [
        (date(2027, 3, 26), 7),  # Thursday before the spring night
        (date(2027, 3, 31), 6),
        (date(2027, 10, 30), 6),
        (date(2027, 11, 2), 7),
    ],
)
def test_eight_is_eight_on_both_sides_of_the_nights_when_the_clock_turns(day, hour):
    assert [moment.astimezone(UTC).hour for moment in sent_on(day, -1)] == [hour]


@pytest.mark.parametrize(
    ("moment", "welcome"),
    [
        (at(FRIDAY, time(7, 59)), at(FRIDAY, time(8))),
        (at(FRIDAY, time(8)), at(FRIDAY, time(8))),
        (at(FRIDAY, time(17, 59)), at(FRIDAY, time(17, 59))),
        (at(FRIDAY, time(18)), at(MONDAY, time(8))),
        (at(SATURDAY, time(12)), at(MONDAY, time(8))),
        (at(MONDAY, time(0)), at(MONDAY, time(8))),
        (datetime(2027, 3, 28, 0, 59, tzinfo=UTC), at(date(2027, 3, 30), time(8))),  # spring night, Easter
        (datetime(2027, 10, 31, 0, 30, tzinfo=UTC), at(date(2027, 11, 1), time(8))),  # the hour that comes twice
        (datetime(2027, 10, 31, 1, 30, tzinfo=UTC), at(date(2027, 11, 1), time(8))),
        (datetime(2027, 12, 31, 23, 30, tzinfo=UTC), at(date(2028, 1, 3), time(8))),  # already next year in Sweden
    ],
)
def test_the_next_welcome_moment(moment, welcome):
    assert moments.next_welcome(moment) == welcome


@pytest.mark.parametrize(
    ("now", "until", "may_go"),
    [
        (at(FRIDAY, time(8)), at(FRIDAY, time(13)), True),
        (at(FRIDAY, time(7, 59)), at(FRIDAY, time(8, 30)), False),
        (at(FRIDAY, time(18)), at(FRIDAY, time(19)), False),
        (at(SATURDAY, time(12)), at(MONDAY, time(8)), True),  # on Monday it has begun
        (at(SATURDAY, time(12)), at(MONDAY, time(8, 1)), False),
        (at(SATURDAY, time(12)), at(SATURDAY, time(13)), True),
        (at(SATURDAY, time(7, 59)), at(SATURDAY, time(13)), False),
        (at(SATURDAY, time(18)), at(MONDAY, time(7)), False),
    ],
)
def test_on_a_red_day_only_what_would_come_too_late_goes_and_never_at_night(now, until, may_go):
    assert moments.may_go(now, until) == may_go


@pytest.mark.parametrize(
    ("now", "planned_at", "is_late"),
    [
        (at(FRIDAY, time(9)), at(FRIDAY, time(7)), False),
        (at(FRIDAY, time(9)) + MINUTE, at(FRIDAY, time(7)), True),
        (at(FRIDAY, time(14)), at(FRIDAY, time(13, 30)), False),  # it was not meant to go before
        (at(FRIDAY, time(14)), at(FRIDAY, time(12, 59)), True),
        (at(MONDAY, time(9)), at(FRIDAY, time(18)), False),  # at night nothing goes
    ],
)
def test_it_is_late_when_an_hour_has_gone_since_it_could_have_come(now, planned_at, is_late):
    assert moments.is_late(now, at(FRIDAY, time(8)), planned_at) == is_late
