"""What the house finds by itself wakes nobody: outside working hours it waits, and goes as one letter."""

from datetime import date, time, timedelta
from types import SimpleNamespace

import pytest

from councils.lifecycle import seats
from councils.models import Holding, Seat
from councils.tasks import alarm_empty_seats
from councils.todo import empty_seats
from guideline.rules import Finding, Verdict
from hedemora_bra import tasks
from meetings.tasks import alarm_silent_seats
from office import clock, digests
from office.almanac import at
from office.models import Letter
from tests.conftest import sit
from tests.factories.councils import HoldingFactory, PersonFactory
from tests.factories.roll import held

DAY = timedelta(days=1)
SUNDAY, MONDAY = date(2027, 2, 7), date(2027, 2, 8)
CHRISTMAS, AFTER_CHRISTMAS = date(2027, 12, 25), date(2027, 12, 27)


def on(day, hour, minute, work):
    with clock.pretending(at(day, time(hour, minute))):
        work()


def gathered(day):
    on(day, 8, 0, lambda: digests.go_round(clock.now()))


def letters(**asked):
    return list(Letter.objects.filter(**asked).order_by("pk").values_list("kind", "state"))


@pytest.fixture
def worse(monkeypatch):
    """Each night something has become worse."""
    provision = SimpleNamespace(key="H06", title="Fyra möten, dagordning en vecka innan")
    found = SimpleNamespace(provision=provision, finding=Finding(Verdict.BROKEN, "Följs inte."))
    monkeypatch.setattr(tasks, "record", lambda now, today: [found])


def test_nobody_is_told_on_christmas_night_that_something_has_become_worse(worse, coordinator):
    on(CHRISTMAS, 4, 10, tasks.check_guideline)
    assert letters() == [("worse", "held")]
    gathered(CHRISTMAS)
    assert letters() == [("worse", "held")]

    gathered(AFTER_CHRISTMAS)
    letter = Letter.objects.get()
    assert (letter.state, letter.due_at) == ("waiting", at(AFTER_CHRISTMAS, time(8)))


def test_in_working_hours_it_is_told_at_once(worse, coordinator):
    on(MONDAY, 9, 0, tasks.check_guideline)

    assert letters() == [("worse", "waiting")]


def test_all_that_was_found_over_a_weekend_is_one_letter(worse, coordinator):
    on(SUNDAY, 4, 10, tasks.check_guideline)
    on(SUNDAY, 6, 30, alarm_empty_seats)
    on(MONDAY, 4, 10, tasks.check_guideline)
    gathered(MONDAY)

    assert letters(state="waiting") == [("digest", "waiting")]
    digest = Letter.objects.get(kind="digest")
    assert digest.gathered.count() == Seat.objects.empty_on(SUNDAY).count() + 2
    assert "utanför arbetstid" in digest.body


def test_whoever_takes_over_as_coordinator_is_not_told_of_all_of_them_anew(coordinator, est):
    on(SUNDAY, 6, 30, alarm_empty_seats)
    before = len(letters())
    Holding.objects.filter(person=coordinator).update(until=MONDAY)
    new = PersonFactory(organisation=coordinator.organisation)
    HoldingFactory(seat=Seat.objects.get(body__key="bra", role="coordinator"), person=new, since=MONDAY + DAY)
    on(MONDAY + DAY, 6, 30, alarm_empty_seats)

    assert len(letters()) == before
    with clock.pretending(at(MONDAY + DAY, time(8))):
        assert len(empty_seats(new, clock.today())) == Seat.objects.empty_on(clock.today()).count()


def test_two_who_coordinate_are_both_told(coordinator, est):
    other = sit(est, "coordinator")
    on(SUNDAY, 6, 30, alarm_empty_seats)

    told = set(Letter.objects.values_list("recipient", flat=True))
    assert told == {coordinator.pk, other.pk}


@pytest.mark.parametrize(("day", "hour", "state"), [(MONDAY, 9, "waiting"), (MONDAY, 20, "held"), (SUNDAY, 9, "held")])
def test_a_seat_that_is_left_is_told_of_at_once_in_working_hours(coordinator, member, day, hour, state):
    seat = member.holdings.get().seat
    on(day, hour, 0, lambda: seats["vacate_seat"](seat, by=coordinator, until=SUNDAY - DAY))

    assert letters() == [("empty_seat", state)]


def test_a_letter_that_had_been_tried_before_is_left_as_it_was(coordinator, member):
    seat = Seat.objects.get(holdings__person=member)
    on(MONDAY, 9, 0, lambda: seats["vacate_seat"](seat, by=coordinator, until=SUNDAY - 2 * DAY))
    due_at = at(MONDAY, time(20))
    Letter.objects.update(tries=4, due_at=due_at)
    on(MONDAY, 19, 0, alarm_empty_seats)

    kept = Letter.objects.get(matter=f"councils.seat/{seat.pk}")
    assert (kept.state, kept.due_at) == ("waiting", due_at)


def test_a_coordinator_on_paper_has_the_alarm_to_print(coordinator, member):
    type(coordinator).objects.filter(pk=coordinator.pk).update(email=None)
    on(SUNDAY, 6, 30, alarm_empty_seats)

    assert set(letters()) == {("empty_seat", "to_print")}


def test_a_silent_seat_waits_too(council, coordinator, chair, member):
    for days in (60, 5):
        held(council, SUNDAY - days * DAY, present=[coordinator, chair])
    on(SUNDAY, 6, 40, alarm_silent_seats)

    assert letters() == [("silent_seat", "held")]


def test_an_empty_seat_that_is_filled_before_the_morning_is_not_told_of(coordinator, member):
    seat = Seat.objects.get(holdings__person=member)
    Holding.objects.filter(seat=seat).update(until=SUNDAY - 2 * DAY)
    on(SUNDAY - DAY, 6, 30, alarm_empty_seats)
    about = {"matter": f"councils.seat/{seat.pk}"}
    assert letters(**about) == [("empty_seat", "held")]
    on(SUNDAY, 12, 0, lambda: seats["fill_seat"](seat, by=coordinator, person=PersonFactory(), since=SUNDAY))

    assert letters(kind="empty_seat", **about) == [("empty_seat", "withdrawn")]
