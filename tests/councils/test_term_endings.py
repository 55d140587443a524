"""A term that ends while nobody comes after is told of a month before, once."""

from datetime import date, time, timedelta

import pytest

from councils.lifecycle import seats
from councils.models import Role, Seat
from office import clock, reminders
from office.almanac import at
from office.models import Letter, Reminder
from tests.factories.councils import CooptionFactory, PersonFactory

DAY = timedelta(days=1)
ENDS = date(2027, 4, 15)  # a Thursday; thirty days before is Tuesday 16 March


@pytest.fixture
def ending(council, coordinator, member, now):
    """The member's seat, which nobody has from the day after."""
    seat = Seat.objects.get(holdings__person=member)
    seats["vacate_seat"](seat, by=coordinator, until=ENDS)
    return seat


def wake(day, clock_time=time(8)):
    with clock.pretending(at(day, clock_time)):
        reminders.go_round(clock.now())


def told():
    return [letter.recipient.name for letter in Letter.objects.filter(kind="term_ending").order_by("pk")]


@pytest.mark.parametrize(("days", "count"), [(31, 0), (30, 1), (29, 1), (-1, 0)])
def test_the_coordinator_is_told_a_month_before(days, count, ending):
    wake(ENDS - days * DAY)
    wake(ENDS - days * DAY, time(9))

    assert told() == ["Samordnaren"] * count


def test_the_row_is_there_as_soon_as_the_end_is_known(ending):
    row = Reminder.objects.get(rule="councils.term_ending")

    assert (row.due_at, row.state) == (at(date(2027, 3, 16), time(8)), "planned")


def test_the_letter_says_who_leaves_what_and_where_to_fill_it(ending, council):
    wake(ENDS - 30 * DAY)

    letter = Letter.objects.get(kind="term_ending")
    assert letter.subject == f"Uppdraget går ut torsdag 15 april 2027: {ending.title}"
    assert "Skolchefen har platsen" in letter.body
    assert f"/arbete/organ/{council.key}/" in letter.body


def test_a_successor_stops_it_in_the_step_itself(ending, coordinator):
    new = PersonFactory(organisation=ending.organisation)
    seats["fill_seat"](ending, by=coordinator, person=new, since=ENDS + DAY)
    wake(ENDS - 30 * DAY)

    assert list(Reminder.objects.values_list("state", "because")) == [("suppressed", "done")]
    assert told() == []


def test_a_later_end_moves_it(ending, coordinator):
    seats["vacate_seat"](ending, by=coordinator, until=ENDS - 7 * DAY)

    assert Reminder.objects.get(rule="councils.term_ending").due_at == at(date(2027, 3, 9), time(8))


@pytest.mark.parametrize(("again", "count"), [(False, 1), (True, 0)])
def test_one_adjoined_for_a_time_and_not_anew(again, count, council, coordinator, now):
    adjoined = CooptionFactory(body=council, until=ENDS)
    if again:
        CooptionFactory(body=council, person=adjoined.person, since=ENDS + DAY)
    wake(ENDS - 30 * DAY)

    assert told() == ["Samordnaren"] * count


def test_a_substitutes_term_is_nothing_to_fill(council, coordinator, member, now):
    seat = Seat.objects.get(body=council, role=Role.CHAIR)
    seats["add_substitute"](seat, by=coordinator, person=member, since=date(2027, 1, 1), until=ENDS)
    wake(ENDS - 30 * DAY)

    assert told() == []
