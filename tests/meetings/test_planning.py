"""A year's days, proposed from the guideline's numbers."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.planning import Pause, Proposal, Wish, pauses_from, propose, wish_from
from office.almanac import is_working_day

SUMMER, WINTER = Pause("Sommaruppehåll", (6, 28), (8, 8)), Pause("Juluppehåll", (12, 21), (1, 6))
PAUSES = (SUMMER, WINTER)
COUNCIL = Wish(months=(2, 5, 9, 11), weekday=3, week=2, pauses=PAUSES)
STEERING = Wish(months=(4, 10), weekday=1, week=3, pauses=PAUSES)
EST = Wish(every_days=14, weekday=2, pauses=PAUSES)
YEARS = pytest.mark.parametrize("year", range(2025, 2036))
wishes = st.builds(
    Wish,
    months=st.sets(st.integers(1, 12)).map(lambda months: tuple(sorted(months))),
    every_days=st.sampled_from([0, 7, 14, 21, 28]),
    weekday=st.integers(0, 4),
    week=st.integers(1, 4),
    pauses=st.just(PAUSES),
)


def days(year, wish, last=None):
    return [proposal.day for proposal in propose(year, wish, last)]


@pytest.mark.parametrize(
    ("day", "covered"),
    [
        (date(2027, 6, 27), False),
        (date(2027, 6, 28), True),
        (date(2027, 8, 8), True),
        (date(2027, 8, 9), False),
    ],
)
def test_a_pause_has_its_first_and_its_last_day(day, covered):
    assert SUMMER.covers(day) == covered


@pytest.mark.parametrize(
    ("day", "covered"),
    [
        (date(2027, 12, 20), False),
        (date(2027, 12, 21), True),
        (date(2028, 1, 1), True),
        (date(2028, 1, 6), True),
        (date(2028, 1, 7), False),
    ],
)
def test_a_pause_may_run_over_the_turn_of_the_year(day, covered):
    assert WINTER.covers(day) == covered


def test_the_council_meets_on_its_thursdays_in_2027():
    assert days(2027, COUNCIL) == [date(2027, 2, 11), date(2027, 5, 13), date(2027, 9, 9), date(2027, 11, 11)]


@YEARS
def test_the_council_meets_at_least_four_times(year):
    assert len(set(days(year, COUNCIL))) == 4


@YEARS
def test_the_steering_group_meets_once_in_spring_and_once_in_autumn(year):
    assert [day.month <= 6 for day in days(year, STEERING)] == [True, False]


@YEARS
def test_the_est_group_meets_every_fortnight_but_in_the_pauses(year):
    found = days(year, EST)
    gaps = [(after - before).days for before, after in pairwise(found)]

    assert [gap for gap in gaps if gap > 17] == [gap for gap in gaps if 42 <= gap <= 57]
    assert len([gap for gap in gaps if gap > 17]) == 1
    assert 20 <= len(found) <= 23


@given(year=st.integers(2025, 2035), wish=wishes)
def test_nobody_is_called_on_a_red_day_a_weekend_or_in_a_pause(year, wish):
    for day in days(year, wish):
        assert is_working_day(day)
        assert not any(pause.covers(day) for pause in PAUSES)
        assert day.year == year


@given(year=st.integers(2025, 2035), wish=wishes)
def test_a_day_that_was_moved_says_from_where_and_why_and_no_other_does(year, wish):
    for proposal in propose(year, wish):
        usual = proposal.day.weekday() == wish.weekday and not proposal.note
        assert usual or (proposal.note.startswith("Flyttat från ") and proposal.note.endswith(")."))


@given(year=st.integers(2025, 2035), wish=wishes)
def test_no_day_is_proposed_twice(year, wish):
    assert len(days(year, wish)) == len(set(days(year, wish)))


@pytest.mark.parametrize(
    ("wish", "year", "proposal"),
    [
        # Good Friday, and the national day on a Thursday
        (
            Wish(months=(3,), weekday=4, week=4),
            2027,
            Proposal(date(2027, 3, 25), "Flyttat från fredag 26 mars 2027 (långfredagen)."),
        ),
        (
            Wish(months=(6,), weekday=3, week=1),
            2030,
            Proposal(date(2030, 6, 5), "Flyttat från torsdag 6 juni 2030 (nationaldagen)."),
        ),
        # a red Monday is moved on, for the day before is a Sunday
        (
            Wish(months=(3,), weekday=0, week=5),
            2027,
            Proposal(date(2027, 3, 30), "Flyttat från måndag 29 mars 2027 (annandag påsk)."),
        ),
        # out of the summer
        (
            Wish(months=(7,), weekday=3, week=1, pauses=PAUSES),
            2027,
            Proposal(date(2027, 6, 24), "Flyttat från torsdag 1 juli 2027 (sommaruppehåll)."),
        ),
    ],
)
def test_a_red_day_or_a_pause_moves_the_meeting_to_the_nearest_working_day(wish, year, proposal):
    assert propose(year, wish) == [proposal]


def test_the_rhythm_goes_on_from_the_last_meeting():
    assert days(2028, EST, last=date(2027, 12, 15))[:2] == [date(2028, 1, 12), date(2028, 1, 26)]


def test_the_rhythm_counts_through_the_pauses():
    found = days(2027, EST)

    assert {(day - found[0]).days % 14 for day in found} == {0}


def test_without_a_last_meeting_the_rhythm_begins_after_the_winter_pause():
    assert days(2027, EST)[0] == date(2027, 1, 13)


@pytest.mark.parametrize("last", [date(2020, 1, 1), date(2026, 12, 16)])
def test_a_rhythm_from_long_ago_gives_days_of_the_asked_year_alone(last):
    assert {day.year for day in days(2027, EST, last)} == {2027}


def test_a_body_with_neither_months_nor_a_rhythm_is_proposed_nothing():
    assert propose(2027, Wish()) == []


def test_a_wish_is_read_as_the_profile_writes_it():
    planning = {"months": [2, 5], "weekday": "tisdag", "week": 3}

    assert wish_from(planning, PAUSES) == Wish(months=(2, 5), weekday=1, week=3, pauses=PAUSES)


def test_pauses_are_read_as_the_profile_writes_them():
    planning = {
        "summer_pause": {"from": "06-28", "to": "08-08"},
        "winter_pause": {"from": "12-21", "to": "01-06"},
        "annat": 1,
    }

    assert pauses_from(planning) == PAUSES


@pytest.mark.parametrize("text", ["02-30", "04-31", "13-01", "juli", "06-28-01"])
def test_a_day_that_does_not_exist_is_no_pause(text):
    with pytest.raises(ValueError, match=r"."):
        pauses_from({"summer_pause": {"from": text, "to": "08-08"}})


def test_the_leap_day_may_begin_a_pause():
    [pause] = pauses_from({"summer_pause": {"from": "02-29", "to": "03-01"}})

    assert pause.covers(date(2028, 2, 29))


def test_a_fortnight_is_fourteen_days():
    found = days(2027, EST)

    assert found[1] - found[0] == timedelta(days=14)
