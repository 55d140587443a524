"""When numbers speak for a working group: at the limit, below it and above."""

from datetime import date, timedelta

import pytest

from situation.lasting import Counts, has_lasted, has_stalled, rises_twice

DAY = date(2027, 2, 3)


@pytest.mark.parametrize(
    ("now", "before", "usual", "usual_before", "rises"),
    [
        (3, 3, 1.5, 1.5, True),
        (2, 3, 1.0, 1.0, False),  # too few now
        (3, 2, 1.0, 1.0, False),  # too few before
        (3, 3, 1.6, 1.5, False),  # not twice what is usual now
        (3, 3, 1.5, 1.6, False),  # nor before
        (9, 9, None, 1.0, False),  # nobody knows what is usual
        (9, 9, 1.0, None, False),
        (3, 3, 0.0, 0.0, True),  # never before
    ],
)
def test_a_hot_spot_rises_twice_when_both_periods_are_twice_as_usual(now, before, usual, usual_before, rises):
    assert rises_twice(Counts(now, before, 0, usual, usual_before)) == rises


@pytest.mark.parametrize(
    ("counts", "lasts"),
    [
        ((2, 1, 1), True),
        ((1, 2, 1), True),
        ((1, 1, 2), False),
        ((0, 4, 4), False),
        ((4, 0, 4), False),
        ((4, 4, 0), False),
    ],
)
def test_a_problem_has_lasted_when_it_goes_on_for_a_third_period(counts, lasts):
    assert has_lasted(Counts(*counts)) == lasts


@pytest.mark.parametrize(("meetings", "stalls"), [(2, False), (3, True), (4, True)])
def test_an_action_stalls_at_the_third_meeting_after_its_day(meetings, stalls):
    held = [DAY + number * timedelta(days=14) for number in range(1, meetings + 1)]

    assert has_stalled(DAY, [DAY, *held]) == stalls
