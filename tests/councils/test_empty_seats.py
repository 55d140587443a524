"""An empty seat is an alarm the same day, once for each time it becomes empty."""

from datetime import date, time, timedelta

import pytest

from councils.lifecycle import seats
from councils.models import Role, Seat
from councils.tasks import alarm_empty_seats
from councils.todo import empty_seats
from office import clock
from office.almanac import at
from office.models import Letter
from tests.conftest import sit
from tests.factories.councils import HoldingFactory, PersonFactory

DAY = timedelta(days=1)
LAST = date(2027, 3, 31)


@pytest.fixture
def seat(hedemora, coordinator):
    """Every seat has its holder until further notice; this one's leaves after the last of March."""
    for each in Seat.objects.filter(holdings=None):
        HoldingFactory(seat=each, person=coordinator, since=date(2026, 1, 1))
    seat = Seat.objects.get(body__key="bra", key="skolchef")
    seat.holdings.update(person=PersonFactory(name="Skolchefen"), until=LAST)
    return seat


def alarm_on(day):
    """What the worker does in the morning of a day."""
    with clock.pretending(at(day, time(6, 30))):
        alarm_empty_seats()


def alarms():
    return Letter.objects.filter(kind="empty_seat").count()


@pytest.mark.parametrize(("day", "letters"), [(LAST - DAY, 0), (LAST, 0), (LAST + DAY, 1)])
def test_the_coordinator_is_told_the_first_day_a_seat_is_empty(seat, day, letters):
    alarm_on(day)

    assert alarms() == letters


def test_the_letter_says_which_seat_and_what_to_do(seat, coordinator):
    alarm_on(LAST + DAY)

    letter = Letter.objects.get()
    assert (letter.recipient, letter.subject) == (coordinator, "Tom plats i Brå: Skolchef")
    assert "Gör så här: be organisationen utse någon" in letter.body


def test_an_empty_seat_is_told_of_once(seat):
    for days in range(1, 10):
        alarm_on(LAST + days * DAY)

    assert alarms() == 1


def test_a_worker_that_slept_tells_when_it_wakes(seat):
    alarm_on(LAST + 5 * DAY)

    assert alarms() == 1


def test_a_seat_that_becomes_empty_again_is_told_of_again(seat):
    alarm_on(LAST + DAY)
    HoldingFactory(seat=seat, since=LAST + 2 * DAY, until=LAST + 9 * DAY)
    alarm_on(LAST + 5 * DAY)
    alarm_on(LAST + 10 * DAY)

    assert alarms() == 2


def test_a_seat_that_waits_for_its_next_holder_is_told_of_once(seat):
    alarm_on(LAST + DAY)
    HoldingFactory(seat=seat, since=LAST + 30 * DAY)
    alarm_on(LAST + 2 * DAY)

    assert alarms() == 1


def test_a_seat_never_filled_is_told_of_once(hedemora, coordinator):
    alarm_on(LAST)
    told = alarms()
    alarm_on(LAST + DAY)

    assert (told, alarms()) == (Seat.objects.exclude(body__kind="deciding").count() - 1, told)


def test_a_seat_left_in_the_past_is_told_of_at_once(seat, coordinator):
    with clock.pretending(at(date(2027, 2, 3), time(7))):
        seats["vacate_seat"](seat, by=coordinator, until=date(2027, 2, 2))

    assert alarms() == 1


def test_a_seat_left_today_is_told_of_tomorrow(seat, coordinator):
    with clock.pretending(at(date(2027, 2, 3), time(7))):
        seats["vacate_seat"](seat, by=coordinator, until=date(2027, 2, 3))

    assert alarms() == 0
    alarm_on(date(2027, 2, 4))
    assert alarms() == 1


def test_the_deciding_bodies_seats_are_their_own_matter(seat):
    Seat.objects.get(body__key="kommunstyrelsen").holdings.all().delete()

    alarm_on(LAST)

    assert alarms() == 0


def test_with_a_substitute_alone_the_seat_is_empty(seat):
    HoldingFactory(seat=seat, is_substitute=True)

    alarm_on(LAST + DAY)

    assert alarms() == 1


def test_a_coordinator_who_has_left_is_not_told(seat, coordinator):
    Seat.objects.get(body__key="bra", role=Role.COORDINATOR).holdings.update(until=LAST)
    Seat.objects.get(body__key="est", role=Role.COORDINATOR).holdings.update(until=LAST)

    alarm_on(LAST + DAY)

    assert alarms() == 0


def test_empty_seats_are_something_to_do_for_those_who_fill_them(council, coordinator, member, now):
    todos = empty_seats(coordinator, clock.today())

    assert todos[0].title.startswith("Tom plats i Styrgruppen: ")
    assert len(todos) == Seat.objects.empty_on(clock.today()).count()
    assert empty_seats(member, clock.today()) == []


def test_a_filled_seat_is_nothing_to_do(council, coordinator, now):
    before = len(empty_seats(coordinator, clock.today()))
    sit(council, Role.MEMBER)

    assert len(empty_seats(coordinator, clock.today())) == before - 1
