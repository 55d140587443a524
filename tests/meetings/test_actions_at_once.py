"""Several hands on the same action at the same moment: one wins, and nothing is done twice."""

from datetime import date
from uuid import uuid4

import pytest

from meetings.lifecycle import actions, meetings
from meetings.models import Action, ActionChange, Meeting, Spreading
from office.lifecycle import StepRefused
from tests.office.parallel import at_once, where_rows_are_locked

pytestmark = [pytest.mark.django_db(transaction=True), where_rows_are_locked]


def stored(action):
    return Action.objects.get(pk=action.pk)


def test_one_line_sent_four_times_at_once_is_one_action(under_way, coordinator, seat):
    details = {"text": "Ringer", "seat": seat, "due_on": date(2027, 5, 15), "once": uuid4()}
    made = at_once(4, lambda number: _noted(under_way, coordinator, details))

    assert Action.objects.count() == 1
    assert set(made) == {Action.objects.get()}


def _noted(meeting, by, details):
    return meetings["add_action"](Meeting.objects.get(pk=meeting.pk), by=by, **details)


def test_of_four_who_finish_at_once_one_does(action, coordinator):
    done = at_once(4, lambda number: actions["finish_action"](stored(action), by=coordinator, result=f"Svar {number}"))

    refused = [isinstance(each, StepRefused) for each in done]
    assert refused.count(False) == 1
    assert stored(action).result == f"Svar {refused.index(False)}"


def test_the_same_new_day_from_four_hands_at_once_is_one_change(action, coordinator):
    details = {"due_on": date(2027, 6, 1), "reason": "Leveransen är sen."}
    at_once(4, lambda number: actions["postpone_action"](stored(action), by=coordinator, **details))

    assert ActionChange.objects.count() == 1


def test_ticks_sent_four_times_at_once_are_one_row(under_way, member):
    Meeting.objects.update(state="approved")
    at_once(4, lambda number: _ticked(under_way, member))

    assert Spreading.objects.get().where == ["intranet"]


def _ticked(meeting, by):
    return meetings["tick_spread"](Meeting.objects.get(pk=meeting.pk), by=by, where=["intranet"])
