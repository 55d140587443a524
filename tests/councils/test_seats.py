"""Seats are filled, handed over and left; people are adjoined for a time."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.forms import modelform_factory

from councils.admin import SeatForm
from councils.lifecycle import bodies, cooptions, seats
from councils.models import Cooption, Holding, Seat
from office import journal
from office.lifecycle import StepRefused
from tests.factories.councils import HoldingFactory, PersonFactory

DAY = timedelta(days=1)
MARCH = date(2027, 3, 1)


@pytest.fixture
def seat(council):
    return Seat.objects.get(body=council, key="skolchef")


@pytest.fixture
def new(db):
    return PersonFactory(name="Nya skolchefen")


def periods(seat):
    return [(each.person.name, each.since, each.until) for each in seat.holdings.ordinary().order_by("since")]


def test_an_empty_seat_is_filled_from_a_day(seat, coordinator, new):
    seats["fill_seat"](seat, by=coordinator, person=new, since=MARCH, leading=True)

    assert periods(seat) == [("Nya skolchefen", MARCH, None)]
    assert Holding.objects.get(person=new).leading is True


def test_the_one_before_leaves_the_day_before(seat, coordinator, new):
    HoldingFactory(seat=seat, person__name="Förra", since=date(2025, 1, 1))

    seats["fill_seat"](seat, by=coordinator, person=new, since=MARCH)

    assert periods(seat) == [
        ("Förra", date(2025, 1, 1), date(2027, 2, 28)),
        ("Nya skolchefen", MARCH, None),
    ]


@pytest.mark.parametrize(
    ("last", "then"), [(MARCH - DAY, MARCH - DAY), (MARCH, MARCH - DAY), (MARCH + DAY, MARCH - DAY)]
)
def test_one_who_was_to_leave_later_leaves_the_day_before(seat, coordinator, new, last, then):
    HoldingFactory(seat=seat, person__name="Förra", since=date(2025, 1, 1), until=last)

    seats["fill_seat"](seat, by=coordinator, person=new, since=MARCH)

    assert periods(seat)[0] == ("Förra", date(2025, 1, 1), MARCH - DAY)


def test_a_substitute_stays_when_the_holder_changes(seat, coordinator, new):
    HoldingFactory(seat=seat, is_substitute=True)

    seats["fill_seat"](seat, by=coordinator, person=new, since=MARCH)

    assert Holding.objects.get(is_substitute=True).until is None


@pytest.mark.parametrize(("since", "refused"), [(MARCH - DAY, True), (MARCH, True), (MARCH + DAY, False)])
def test_nobody_takes_a_seat_on_or_before_the_day_its_holder_did(seat, coordinator, new, since, refused):
    HoldingFactory(seat=seat, person__name="Förra", since=MARCH)

    if refused:
        with pytest.raises(StepRefused, match="Förra tillträd"):
            seats["fill_seat"](seat, by=coordinator, person=new, since=since)
        assert periods(seat) == [("Förra", MARCH, None)]
    else:
        seats["fill_seat"](seat, by=coordinator, person=new, since=since)
        assert periods(seat)[1] == ("Nya skolchefen", since, None)


def test_the_database_itself_refuses_two_holders_until_further_notice(seat):
    HoldingFactory(seat=seat)

    with pytest.raises(IntegrityError), transaction.atomic():
        HoldingFactory(seat=seat)


@pytest.mark.parametrize(
    ("lifecycle", "step", "details"),
    [
        (seats, "fill_seat", {"since": MARCH}),
        (seats, "add_substitute", {"since": MARCH}),
        (bodies, "coopt", {"since": MARCH, "reason": "Engagerad"}),
    ],
)
def test_no_citizen_takes_part_for_themselves_alone(seat, coordinator, lifecycle, step, details):
    citizen = PersonFactory(organisation=None)
    subject = seat if lifecycle is seats else seat.body

    with pytest.raises(StepRefused, match="Enskilda medborgare kan inte sitta i organen"):
        lifecycle[step](subject, by=coordinator, person=citizen, **details)
    assert not Holding.objects.filter(person=citizen).exists()
    assert not Cooption.objects.exists()


def test_a_substitute_is_named_for_a_time(seat, coordinator, new):
    seats["add_substitute"](seat, by=coordinator, person=new, since=MARCH, until=MARCH + DAY)

    substitute = seat.holdings.get()
    assert (substitute.is_substitute, substitute.until) == (True, MARCH + DAY)


def test_a_holder_leaves_after_a_day(seat, coordinator, now):
    HoldingFactory(seat=seat, person__name="Förra", since=date(2025, 1, 1))

    seats["vacate_seat"](seat, by=coordinator, until=MARCH)

    assert periods(seat) == [("Förra", date(2025, 1, 1), MARCH)]


@pytest.mark.parametrize("until", [MARCH - DAY, date(2020, 1, 1)])
def test_nobody_leaves_a_seat_that_nobody_holds_that_day(seat, coordinator, until):
    HoldingFactory(seat=seat, since=MARCH)

    with pytest.raises(StepRefused, match="ingen innehavare den dagen"):
        seats["vacate_seat"](seat, by=coordinator, until=until)


def test_someone_is_adjoined_for_a_time_and_leaves(council, coordinator, new):
    cooption = bodies["coopt"](council, by=coordinator, person=new, reason="Sakkunnig", since=MARCH)

    cooptions["end_cooption"](cooption, by=coordinator, until=MARCH + DAY)

    assert Cooption.objects.get().until == MARCH + DAY


def test_an_adjunction_does_not_end_before_it_began(council, coordinator, new):
    cooption = bodies["coopt"](council, by=coordinator, person=new, reason="Sakkunnig", since=MARCH)

    cooptions["end_cooption"](cooption, by=coordinator, until=MARCH - 30 * DAY)

    assert Cooption.objects.get().until == MARCH


def test_a_member_fills_no_seats(seat, new, member):
    with pytest.raises(PermissionDenied):
        seats["fill_seat"](seat, by=member, person=new, since=MARCH)


def test_the_chair_adjoins_but_fills_no_seats(seat, new, chair):
    bodies["coopt"](seat.body, by=chair, person=new, reason="Sakkunnig", since=MARCH)

    with pytest.raises(PermissionDenied):
        seats["fill_seat"](seat, by=chair, person=new, since=MARCH)


def test_the_journal_of_the_seat_names_who_and_from_when(seat, coordinator, new):
    seats["fill_seat"](seat, by=coordinator, person=new, since=MARCH)

    [line] = journal.of(seat)
    assert (line.what, line.details["since"]) == ("Tillsätt platsen", "2027-03-01")
    assert line.details["person"] == f"councils.person/{new.pk}"


def test_nobody_sits_longer_than_the_seat_is_there(seat, coordinator, new):
    Seat.objects.filter(pk=seat.pk).update(until=MARCH)
    seat.refresh_from_db()
    with pytest.raises(StepRefused, match="Platsen finns till och med måndag 1 mars 2027"):
        seats["fill_seat"](seat, by=coordinator, person=new, since=MARCH + DAY)
    seats["fill_seat"](seat, by=coordinator, person=new, since=MARCH)

    assert periods(seat) == [("Nya skolchefen", MARCH, MARCH)]


@pytest.mark.parametrize(("last", "is_refused"), [(None, True), (MARCH + DAY, True), (MARCH, False)])
def test_in_the_administration_no_seat_ends_while_somebody_sits_in_it(last, is_refused, seat, new, now):
    HoldingFactory(seat=seat, person=new, since=date(2025, 1, 1), until=last)
    form = modelform_factory(Seat, form=SeatForm, fields=["until"])({"until": MARCH}, instance=seat)

    assert form.is_valid() is not is_refused
    assert [text[:31] for text in form.errors.get("until", [])] == ["Nya skolchefen sitter på platse"] * is_refused
