"""Random histories of what the coordinator and those who own an action are reminded of: only what is still to be done,
of those it lies on, and once.
"""

from collections import Counter
from datetime import date, time, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from councils.letters import coordinators
from councils.lifecycle import seats
from councils.models import Person, Seat
from meetings.lifecycle import actions, meetings
from meetings.models import Action, Meeting
from meetings.models.states import BEFORE_SUMMONS
from meetings.tasks import remind
from office import clock
from office.almanac import at
from office.lifecycle import StepRefused
from office.models import Letter
from office.models.letters import LetterState

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
FIRST = date(2027, 2, 3)
ALWAYS = (some.tuples(some.just("vacate")), some.tuples(some.just("leave")), some.tuples(some.just("deliver")))

of_an_agenda = some.one_of(
    some.tuples(some.just("send")),
    some.tuples(some.just("move"), some.integers(1, 28)),
    some.tuples(some.just("cancel")),
    *ALWAYS,
)
of_an_action = some.one_of(
    some.tuples(some.just("finish")),
    some.tuples(some.just("drop")),
    some.tuples(some.just("put_off"), some.integers(1, 28)),
    *ALWAYS,
)


def histories(events):
    """So many hours go, this happens, and then a worker makes its round or does not."""
    return some.lists(some.tuples(some.integers(1, 72), events, some.booleans()), min_size=4, max_size=12)


class Course:
    """A meeting or an action, and the hours that go; `member` may leave, by the administration or by a step."""

    def __init__(self, subject, by, member):
        self.subject, self.by, self.member, self.faults = subject, by, member, []
        self.now = at(FIRST, time(9))

    def run(self, history):
        for hours, (what, *details), is_awake in history:
            self.now += hours * HOUR
            with clock.pretending(self.now):
                self.take(what, *details)
                if is_awake:
                    self.round()

    def take(self, what, *details):
        try:
            with transaction.atomic():
                getattr(self, what)(*details)
        except (StepRefused, PermissionDenied):
            pass  # it cannot be done any more, or no longer by them
        self.subject = type(self.subject).objects.get(pk=self.subject.pk)

    def vacate(self):
        seat = Seat.objects.get(holdings__person=self.member)
        seats["vacate_seat"](seat, by=self.by, until=clock.today() - DAY)

    def leave(self):
        Person.objects.filter(pk=self.member.pk).update(is_active=False)

    def deliver(self):
        Letter.objects.filter(state=LetterState.WAITING).update(state=LetterState.SENT)

    def round(self):
        before = set(Letter.objects.values_list("pk", flat=True))
        remind()
        fresh = self.letters().exclude(pk__in=before)
        concerned = self.concerned()
        self.faults += [str(letter) for letter in fresh if letter.recipient_id not in concerned]

    def letters(self):
        return Letter.objects.filter(kind__in=self.kinds).exclude(state=LetterState.WITHDRAWN)

    def twice(self):
        counted = Counter(letter.key for letter in self.letters())
        days = Counter((each.recipient_id, each.kind, each.posted_at.date()) for each in self.letters())
        return [key for key, count in (counted + days).items() if count > 1]


class AgendaCourse(Course):
    kinds = ("agenda_reminder",)

    def send(self):
        meetings["send_agenda"](self.subject, by=self.by, late_reason="Sjukdom")

    def move(self, days):
        starts_at = at(clock.today() + days * DAY, time(13))
        when = {"starts_at": starts_at, "ends_at": starts_at + 2 * HOUR}
        meetings["move"](self.subject, by=self.by, place="Biblioteket", reason="Krock", **when)

    def cancel(self):
        meetings["cancel"](self.subject, by=self.by, reason="Sjukdom")

    def concerned(self):
        waits = self.subject.state in BEFORE_SUMMONS and clock.now() < self.subject.starts_at
        return {each.pk for each in coordinators(clock.today())} if waits else set()


class ActionCourse(Course):
    kinds = ("new_actions", "action_due_soon", "action_overdue", "actions_left_lying")

    def finish(self):
        actions["finish_action"](self.subject, by=self.by, result="Klart")

    def drop(self):
        actions["drop_action"](self.subject, by=self.by, reason="Behövs inte")

    def put_off(self, days):
        actions["postpone_action"](self.subject, by=self.by, due_on=clock.today() + days * DAY, reason="Väntar")

    def concerned(self):
        """The one who holds the seat, and the coordinator: for the list, and while nobody has the seat."""
        if not self.subject.is_open:
            return set()
        return {each.pk for each in coordinators(clock.today())} | self._owner()

    def _owner(self):
        holds = self.subject.seat.holdings.on(clock.today()).filter(person__is_active=True)
        return set(holds.values_list("person", flat=True))


def holds(course, history):
    with transaction.atomic():
        told = course()
        told.run(history)

        assert (told.faults, told.twice()) == ([], [])
        transaction.set_rollback(True)


@pytest.fixture
def agenda(meeting, coordinator, chair, member):
    return lambda: AgendaCourse(Meeting.objects.get(pk=meeting.pk), coordinator, member)


@pytest.fixture
def task(action, coordinator, member):
    Action.objects.update(due_on=date(2027, 2, 17))
    return lambda: ActionCourse(Action.objects.get(pk=action.pk), coordinator, member)


@given(history=histories(of_an_agenda))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_only_an_agenda_that_is_still_to_go_is_reminded_of(history, agenda):
    holds(agenda, history)


@given(history=histories(of_an_action))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_only_an_action_that_is_open_is_reminded_of_to_those_it_lies_on(history, task):
    holds(task, history)
