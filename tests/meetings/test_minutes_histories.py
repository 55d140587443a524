"""Random histories of minutes: those who write are reminded while nothing is sent, those who approve until they have,
and representatives until they have told; and nobody twice.
"""

import pytest
from hypothesis import given, settings

from councils.letters import coordinators
from councils.models import Person
from meetings.lifecycle import meetings
from meetings.models import Approval, Meeting, Spreading
from meetings.models.states import State
from office import clock
from office.models import Wish
from office.models.wishes import Rhythm
from tests.courses import Course, histories, holds, in_a_fixture

WAIT = ("wait", range(3, 12))  # without time nobody is reminded
of_minutes = (
    *[("send",)] * 2,
    *[("approve", (True, False))] * 2,
    ("give_back",),
    ("reopen",),
    *[WAIT] * 3,
)
of_telling = (*[("tell", (True, False))] * 3, ("mute",), ("reopen",), *[WAIT] * 3)


class MinutesCourse(Course):
    """Chair and member approve; both are representatives, and the member may have chosen to hear nothing of telling."""

    kinds = ("minutes_missing", "approval_reminder", "spreading_reminder")

    def __init__(self, subject, by, member, chair):
        super().__init__(subject, by, member)
        self.chair = chair

    def everybody(self, what):
        for details in [(True,), (False,)] if what == "approve" else [()]:
            self.take(what, *details)

    def send(self):
        send = {"chair": self.chair, "secretary": self.by, "adjuster": self.member}
        meetings["send_minutes"](self.subject, by=self.by, **send)

    def approve(self, is_chair):
        meetings["approve_minutes"](self.subject, by=self._one(is_chair))

    def give_back(self):
        meetings["return_minutes"](self.subject, by=self.chair, text="Rätta punkt 2.")

    def reopen(self):
        meetings["reopen_minutes"](self.subject, by=self.by, reason="Fel beslut")

    def tell(self, is_chair):
        meetings["tick_spread"](self.subject, by=self._one(is_chair), where=["workplace"])

    def mute(self):
        Wish.objects.get_or_create(person=self.member, sort="spreading", rhythm=Rhythm.NEVER)

    def concerned(self):
        state = self.subject.state
        writers = {each.pk for each in coordinators(clock.today())} | {self.by.pk, self.chair.pk}
        waits = Approval.objects.filter(approved_at=None, minutes=self._latest())
        approvers = set(waits.values_list("person", flat=True))
        return {
            "minutes_missing": writers if state == State.HELD else set(),
            "approval_reminder": approvers & self._active() if state == State.FOR_APPROVAL else set(),
            "spreading_reminder": self._to_tell() & self._active() if state == State.APPROVED else set(),
        }

    def _latest(self):
        return self.subject.minutes_versions.order_by("-number").first()

    def _to_tell(self):
        called = {each.person.pk for each in self.subject.called if each.seat_id}
        rows = (Spreading.objects.all(), Wish.objects.all())
        return called.difference(*(each.values_list("person", flat=True) for each in rows))

    def _active(self):
        return set(Person.objects.filter(is_active=True).values_list("pk", flat=True))

    def _one(self, is_chair):
        return Person.objects.get(pk=(self.chair if is_chair else self.member).pk)


@pytest.fixture
def minutes(over, coordinator, chair, member):
    """minutes(first, ...): the course of minutes with which this has been done."""

    def course(*first):
        told = MinutesCourse(Meeting.objects.get(pk=over.pk), coordinator, member, chair)
        for what in first:
            told.everybody(what)
        return told

    return course


@pytest.mark.parametrize("first", [[], ["send"]], ids=["to write", "to approve"])
@given(history=histories(*of_minutes))
@settings(in_a_fixture, max_examples=12)
def test_only_those_who_write_or_have_not_approved_are_reminded_of_minutes(history, minutes, first):
    holds(lambda: minutes(*first), history)


@given(history=histories(*of_telling))
@settings(in_a_fixture, max_examples=16)
def test_only_representatives_who_have_not_told_are_reminded_of_that(history, minutes):
    holds(lambda: minutes("send", "approve"), history)
