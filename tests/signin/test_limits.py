"""How long a stay lasts: the moment before a limit, and the limit."""

from datetime import UTC, datetime, timedelta

import pytest

from signin.limits import MEMBERS, TRUSTED, Stay, are_passed

THEN = datetime(2027, 2, 3, 7, 0, tzinfo=UTC)
MOMENT = timedelta(seconds=1)


def over(*, idle, whole, trusted):
    stay = Stay(begun=THEN, seen=THEN + whole - idle)
    return are_passed(stay, THEN + whole, is_trusted=lambda: trusted)


@pytest.mark.parametrize(("trusted", "limits"), [(False, MEMBERS), (True, TRUSTED)])
def test_who_does_nothing_is_signed_out_at_the_limit_and_not_before(trusted, limits):
    assert not over(idle=limits.idle - MOMENT, whole=limits.idle - MOMENT, trusted=trusted)
    assert over(idle=limits.idle, whole=limits.idle, trusted=trusted)


@pytest.mark.parametrize(("trusted", "limits"), [(False, MEMBERS), (True, TRUSTED)])
def test_who_never_rests_is_signed_out_when_the_whole_time_is_over(trusted, limits):
    assert not over(idle=MOMENT, whole=limits.whole - MOMENT, trusted=trusted)
    assert over(idle=MOMENT, whole=limits.whole, trusted=trusted)


def test_those_trusted_with_more_stay_shorter():
    assert TRUSTED.idle < MEMBERS.idle
    assert TRUSTED.whole < MEMBERS.whole


def test_who_is_trusted_is_not_asked_while_it_does_not_matter():
    stay = Stay(begun=THEN, seen=THEN)

    assert not are_passed(stay, THEN + TRUSTED.idle - MOMENT, is_trusted=pytest.fail)
