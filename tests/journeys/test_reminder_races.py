"""Reminders go while people answer, move and leave, each with a connection of their own."""

from collections import Counter
from datetime import date, time, timedelta

import pytest

from councils.models import Person, Role
from meetings.lifecycle import meetings
from meetings.models import Meeting
from meetings.tasks import remind
from office import clock
from office.almanac import at
from office.models import Letter, Reminder
from tests.conftest import NOW, sit
from tests.factories.meetings import MeetingFactory
from tests.office.parallel import at_once, where_rows_are_locked

pytestmark = [pytest.mark.django_db(transaction=True), where_rows_are_locked]

DAY_BEFORE = at(date(2027, 2, 17), time(8))
ROUNDS, ANSWERS = 3, 5


@pytest.fixture
def people(council):
    return [sit(council, role) for role in (Role.COORDINATOR, Role.CHAIR, *[Role.MEMBER] * 4)]


@pytest.fixture
def called(council, people):
    with clock.pretending(NOW):
        meeting = MeetingFactory(body=council, items=["Öppnande"])
        meetings["send_agenda"](meeting, by=people[0])
    return meeting


def at_the_same_moment(called, step, people, rounds=ROUNDS):
    """Some hands make the round of the morning while others take the step."""

    def work(number):
        with clock.pretending(DAY_BEFORE):
            if number < rounds:
                return remind()
            return step(Meeting.objects.get(pk=called.pk), Person.objects.get(pk=people[number - rounds].pk))

    return at_once(rounds + len(people), work)


def reminded():
    return Letter.objects.filter(kind="member_reminder").exclude(state="withdrawn")


@pytest.mark.parametrize("time_of_trying", range(4))
def test_nobody_has_a_letter_waiting_who_answered_while_it_was_written(time_of_trying, called, people):
    def answer(meeting, by):
        return meetings["answer"](meeting, by=by, answer="yes")

    came = at_the_same_moment(called, answer, people[1:])

    assert [each for each in came if isinstance(each, Exception)] == []
    assert list(reminded().values_list("recipient", flat=True)) == [people[0].pk]
    stopped = Reminder.objects.filter(rule="meetings.member_reminder", state="suppressed")
    assert Counter(stopped.values_list("because", flat=True)) == {"answered": ANSWERS}


@pytest.mark.parametrize("time_of_trying", range(4))
def test_nobody_is_reminded_of_a_day_that_a_meeting_left_meanwhile(time_of_trying, called, people):
    def move(meeting, by):
        starts_at = meeting.starts_at + timedelta(days=7)
        when = {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=2)}
        return meetings["move"](meeting, by=by, place="Biblioteket", reason="Krock", **when)

    came = at_the_same_moment(called, move, people[:1])

    assert [each for each in came if isinstance(each, Exception)] == []
    assert reminded().count() == 0
    planned = Reminder.objects.filter(rule="meetings.member_reminder", state="planned")
    assert set(planned.values_list("due_at", flat=True)) == {DAY_BEFORE + timedelta(days=7)}


def test_rounds_at_once_post_each_reminder_once(called, people):
    came = at_the_same_moment(called, None, [], rounds=6)

    assert [each for each in came if isinstance(each, Exception)] == []
    assert Counter(reminded().values_list("recipient", flat=True)) == {person.pk: 1 for person in people}
