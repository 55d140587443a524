from datetime import UTC, date, datetime

import pytest

from office import clock


def test_a_pretended_moment_is_now_until_it_ends():
    moment = datetime(2027, 2, 3, 7, 0, tzinfo=UTC)

    with clock.pretending(moment):
        assert clock.now() == moment
    assert clock.now() != moment


def test_pretending_inside_pretending_comes_back_to_the_outer_moment():
    outer, inner = datetime(2027, 2, 3, tzinfo=UTC), datetime(2028, 2, 3, tzinfo=UTC)

    with clock.pretending(outer):
        with clock.pretending(inner):
            assert clock.now() == inner
        assert clock.now() == outer


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2027, 1, 14, 22, 59, tzinfo=UTC), date(2027, 1, 14)),
        (datetime(2027, 1, 14, 23, 0, tzinfo=UTC), date(2027, 1, 15)),
        (datetime(2027, 7, 14, 21, 59, tzinfo=UTC), date(2027, 7, 14)),
        (datetime(2027, 7, 14, 22, 0, tzinfo=UTC), date(2027, 7, 15)),
        (datetime(2027, 12, 31, 23, 0, tzinfo=UTC), date(2028, 1, 1)),
    ],
)
def test_the_day_turns_at_midnight_in_sweden_winter_and_summer(moment, day):
    with clock.pretending(moment):
        assert clock.today() == day


def test_now_is_told_in_utc():
    assert clock.now().tzinfo == UTC


def test_a_page_is_true_at_one_moment(rf):
    moment = datetime(2027, 7, 14, 22, 30, tzinfo=UTC)

    with clock.pretending(moment):
        request = clock.RequestTimeMiddleware(lambda request: request)(rf.get("/"))

    assert (request.now, request.now_here.hour, request.today) == (moment, 0, date(2027, 7, 15))
