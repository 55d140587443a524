"""What goes in working hours alone and does not go is told: digests that are not made, reminders that are not written.

A night or a red day makes nothing late.
"""

from datetime import date, time, timedelta

import pytest

from office import clock, health
from office.almanac import at
from office.models import Letter, Reminder
from tests.factories.councils import PersonFactory

pytestmark = pytest.mark.django_db

WEDNESDAY, THURSDAY, FRIDAY, MONDAY = (date(2027, 2, day) for day in (3, 4, 5, 8))
MORNING, MINUTE = time(8), timedelta(minutes=1)


def held(due_at, since):
    person = PersonFactory()
    Letter.objects.create(
        key=f"x/{person.pk}", recipient=person, address="x@hedemora.example", state="held", due_at=due_at,
        posted_at=since,
    )  # fmt: skip


def planned(due_at, since):
    Reminder.objects.create(
        key="x", rule="x", anchor="x/1", recipient=PersonFactory(), days=1, anchor_at=due_at, due_at=due_at,
        expires_at=due_at + timedelta(days=15), planned_at=since,
    )  # fmt: skip


EACH = pytest.mark.parametrize(("part", "made"), [("samlade brev", held), ("påminnelser", planned)])


def found(part, day, clock_time):
    now = at(day, clock_time)
    with clock.pretending(now):
        return next(each for each in health.examine(now) if each.part == part)


@EACH
@pytest.mark.parametrize(
    ("day", "clock_time", "is_well"),
    [
        (WEDNESDAY, time(7, 59), True),
        (WEDNESDAY, time(8, 10), True),
        (WEDNESDAY, time(9), True),
        (WEDNESDAY, time(9, 1), False),
        (WEDNESDAY, time(23), False),
        (MONDAY, time(3), False),
    ],
)
def test_an_hour_late_is_late_and_stays_so(part, made, day, clock_time, is_well):
    made(at(WEDNESDAY, MORNING), at(WEDNESDAY, MORNING) - 60 * MINUTE)

    assert found(part, day, clock_time).is_well is is_well


@EACH
def test_it_says_for_how_long(part, made):
    made(at(WEDNESDAY, MORNING), at(WEDNESDAY, MORNING) - 60 * MINUTE)

    assert found(part, MONDAY, time(9)).words == "det äldsta skulle ha gått för 5 dygn sedan"
    assert found(part, WEDNESDAY, time(7)).words == "inget väntar"


@EACH
@pytest.mark.parametrize(
    ("since", "day", "clock_time", "is_well"),
    [
        (time(21), THURSDAY, time(7), True),
        (time(21), THURSDAY, time(9, 1), False),
        (time(17, 58), WEDNESDAY, time(19), True),
        (time(17, 58), THURSDAY, time(8, 50), True),
        (time(17, 58), THURSDAY, time(9, 1), False),
    ],
)
def test_what_came_when_no_round_could_take_it_has_until_the_next_morning(part, made, since, day, clock_time, is_well):
    made(at(WEDNESDAY, MORNING), at(WEDNESDAY, since))

    assert found(part, day, clock_time).is_well is is_well


@EACH
def test_a_weekend_is_nobodys_fault(part, made):
    made(at(FRIDAY, MORNING), at(FRIDAY, time(20)))

    assert [found(part, day, MORNING).is_well for day in (date(2027, 2, 6), date(2027, 2, 7), MONDAY)] == [True] * 3
