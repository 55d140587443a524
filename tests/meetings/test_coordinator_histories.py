"""Random histories of what the coordinator and those who own an action are reminded of: only what is still to be done,
of those it lies on, and once.
"""

from datetime import date, time

import pytest
from hypothesis import given

from councils.letters import coordinators
from meetings.lifecycle import actions, meetings
from meetings.models import Action, Meeting
from meetings.models.states import BEFORE_SUMMONS
from office import clock
from office.almanac import at
from tests.courses import DAY, HOUR, Course, histories, holds, in_a_fixture

of_an_agenda = (("send",), ("move", range(1, 29)), ("move", range(1, 29)), ("cancel",))
of_an_action = (("finish",), ("drop",), ("put_off", range(1, 29)), ("put_off", range(1, 29)))


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
        return {"agenda_reminder": {each.pk for each in coordinators(clock.today())} if waits else set()}


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
        told = {each.pk for each in coordinators(clock.today())} | self._owner() if self.subject.is_open else set()
        return dict.fromkeys(self.kinds, told)

    def _owner(self):
        holds = self.subject.seat.holdings.on(clock.today()).filter(person__is_active=True)
        return set(holds.values_list("person", flat=True))


@pytest.fixture
def agenda(meeting, coordinator, chair, member):
    return lambda: AgendaCourse(Meeting.objects.get(pk=meeting.pk), coordinator, member)


@pytest.fixture
def task(action, coordinator, member):
    Action.objects.update(due_on=date(2027, 2, 17))
    return lambda: ActionCourse(Action.objects.get(pk=action.pk), coordinator, member)


@given(history=histories(*of_an_agenda))
@in_a_fixture
def test_only_an_agenda_that_is_still_to_go_is_reminded_of(history, agenda):
    holds(agenda, history)


@given(history=histories(*of_an_action))
@in_a_fixture
def test_only_an_action_that_is_open_is_reminded_of_to_those_it_lies_on(history, task):
    holds(task, history)
