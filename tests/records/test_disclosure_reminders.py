"""A request that waits is told of again, until it is closed."""

from datetime import date, time, timedelta

import pytest

from office import clock, reminders
from office.almanac import at
from office.models import Letter
from records.lifecycle import disclosures
from tests.leaving import all_leave

ASKED = date(2027, 2, 1)  # a Monday


def wake(day):
    with clock.pretending(at(day, time(8))):
        reminders.go_round(clock.now())
        all_leave()


def told():
    return Letter.objects.filter(kind="disclosure_waits").count()


@pytest.fixture
def waiting(request_of, coordinator):
    with clock.pretending(at(ASKED, time(10))):
        return request_of(asked_at=clock.now())


@pytest.mark.parametrize(("days", "count"), [(0, 0), (1, 1), (2, 1)])
def test_the_coordinator_is_told_the_day_after(days, count, waiting):
    for day in range(days + 1):
        wake(ASKED + timedelta(days=day))

    assert told() == count


def test_it_is_told_three_times(waiting):
    for day in range(12):
        wake(ASKED + timedelta(days=day))

    assert told() == 3


def test_when_it_is_closed_it_is_told_no_more(waiting, coordinator):
    wake(ASKED + timedelta(days=1))
    disclosures["take_back"](waiting, by=coordinator, reason="Behövs inte")
    for day in range(2, 12):
        wake(ASKED + timedelta(days=day))

    assert told() == 1


def test_the_letter_says_since_when_and_nothing_of_what_is_asked(waiting):
    wake(ASKED + timedelta(days=1))
    letter = Letter.objects.get(kind="disclosure_waits")

    assert "måndag 1 februari 2027" in letter.body
    assert "bron" not in letter.subject + letter.body
