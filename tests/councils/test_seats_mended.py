"""What was said wrong of who sits in a seat is said again, rightly."""

from datetime import date, timedelta

import pytest

from councils.lifecycle import seats
from councils.models import Holding, Seat
from office.lifecycle import StepRefused
from office.models import Letter
from tests.factories.councils import HoldingFactory, PersonFactory

DAY = timedelta(days=1)
FIRST = date(2027, 2, 1)
TODAY = date(2027, 2, 3)


@pytest.fixture
def seat(council):
    return Seat.objects.get(body=council, key="skolchef")


@pytest.fixture
def new(db):
    return PersonFactory(name="Nya skolchefen")


@pytest.fixture
def fill(seat, coordinator, new, now):
    """fill(leading=…) says that the new one holds the seat from 1 February."""
    return lambda **more: seats["fill_seat"](seat, by=coordinator, person=new, since=FIRST, **more)


@pytest.fixture
def vacate(seat, coordinator, now):
    return lambda until: seats["vacate_seat"](seat, by=coordinator, until=until)


def invitations():
    return Letter.objects.filter(kind="invitation").count()


@pytest.mark.parametrize(
    ("first", "then", "stands"),
    [(None, True, True), (None, False, False), (True, False, False), (True, None, True), (None, None, None)],
)
def test_whether_the_holder_leads_is_said_afterwards(fill, first, then, stands):
    fill(leading=first)
    fill(leading=then)

    holding = Holding.objects.get(seat__key="skolchef")
    assert (holding.leading, holding.until, invitations()) == (stands, None, 1)


def test_a_term_ended_by_mistake_goes_on_when_it_is_filled_again(fill, vacate):
    fill(leading=True)
    vacate(TODAY - DAY)

    fill()

    holding = Holding.objects.get(seat__key="skolchef")
    assert (holding.leading, holding.until) == (True, None)


def test_it_goes_on_no_longer_than_the_seat(fill, vacate, seat):
    Seat.objects.filter(pk=seat.pk).update(until=date(2027, 6, 30))
    seat.refresh_from_db()
    fill()
    vacate(TODAY)

    fill()

    assert Holding.objects.get(seat__key="skolchef").until == date(2027, 6, 30)


def test_a_term_that_another_has_followed_does_not_go_on(fill, seat):
    fill()
    Holding.objects.filter(seat=seat).update(until=TODAY)
    HoldingFactory(seat=seat, person__name="Den tredje", since=TODAY + DAY)

    with pytest.raises(StepRefused, match="Den tredje tillträder redan torsdag 4 februari 2027"):
        fill(leading=True)
    assert list(seat.holdings.values_list("until", "leading")) == [(TODAY, None), (None, None)]


def test_the_term_of_one_who_left_long_ago_is_not_cut(vacate, seat):
    HoldingFactory(seat=seat, person__name="Förra", since=date(2025, 1, 1), until=date(2026, 12, 31))
    HoldingFactory(seat=seat, since=date(2027, 1, 1))

    with pytest.raises(StepRefused, match="Förra lämnade platsen redan torsdag 31 december 2026"):
        vacate(date(2026, 5, 15))
    assert list(seat.holdings.values_list("until", flat=True)) == [date(2026, 12, 31), None]
    assert not Letter.objects.exists()


@pytest.mark.parametrize("last", [TODAY - DAY, TODAY, TODAY + DAY])
def test_the_last_day_said_twice_is_said_once(fill, vacate, last):
    fill(tell_nobody=True)
    vacate(last)
    letters = Letter.objects.count()

    vacate(last)

    assert (Holding.objects.get(seat__key="skolchef").until, Letter.objects.count()) == (last, letters)
