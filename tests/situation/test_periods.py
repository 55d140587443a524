"""Fourteen days, and the days they are held against."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from situation.periods import Period, before_meeting, starting_in_week_of

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@given(DAYS)
def test_a_period_is_two_whole_weeks_that_end_before_the_week_of_the_meeting(meeting):
    period = before_meeting(meeting)

    assert (period.last - period.first).days == 13
    assert period.first.weekday() == 0
    assert period.last.isocalendar()[:2] == (meeting - timedelta(days=7)).isocalendar()[:2]


@given(DAYS)
def test_meetings_every_fourteenth_day_leave_no_day_out_and_count_none_twice(meeting):
    assert before_meeting(meeting).after == before_meeting(meeting + timedelta(days=14))


@given(DAYS)
def test_a_meeting_moved_within_its_week_tells_of_the_same_days(meeting):
    monday = meeting - timedelta(days=meeting.weekday())

    assert {before_meeting(monday + timedelta(days=each)) for each in range(7)} == {before_meeting(meeting)}


@pytest.mark.parametrize(
    ("window", "first", "last"),
    [
        ("before", date(2026, 12, 21), date(2027, 1, 3)),
        ("after", date(2027, 1, 18), date(2027, 1, 31)),
        ("last_year", date(2026, 1, 5), date(2026, 1, 18)),
        ("year_before", date(2026, 1, 5), date(2027, 1, 3)),
        ("reach", date(2026, 1, 5), date(2027, 1, 17)),
    ],
)
def test_what_a_period_over_the_new_year_is_held_against(window, first, last):
    assert getattr(Period(date(2027, 1, 4), date(2027, 1, 17)), window) == Period(first, last)


def test_a_period_is_named_after_its_weeks():
    assert starting_in_week_of(date(2026, 12, 31)).weeks == "v. 53–1"
    assert starting_in_week_of(date(2027, 1, 20)).weeks == "v. 3–4"
