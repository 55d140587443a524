"""An action of EST that is not done on its day, and three meetings later still is not."""

from datetime import date, time

import pytest

from meetings.lifecycle import actions
from meetings.models import Action
from office import clock
from office.almanac import at
from situation.drafting import draft_groups
from situation.models import GroupProposal
from situation.statistics.gatherings import stalled
from tests.factories.meetings import MeetingFactory


def draft(on):
    with clock.pretending(at(on, time(8))):
        return draft_groups(clock.now())


@pytest.fixture
def lying(est, coordinator, now):
    """An action of EST's that was to be done on 20 January."""
    meeting = MeetingFactory(body=est, day=date(2027, 1, 6), state="held")
    told = {"body": est, "made_by": coordinator, "made_at": at(date(2027, 1, 6), time(10)), "person": coordinator}
    return Action.objects.create(meeting=meeting, text="Byt lamporna vid bron", due_on=date(2027, 1, 20), **told)


def meet(est, *days):
    for day in days:
        MeetingFactory(body=est, day=day, state="held", hour=15)


THREE = (date(2027, 2, 3), date(2027, 2, 17), date(2027, 3, 3))


@pytest.mark.parametrize("count", [2, 3])
def test_an_action_that_is_not_done_at_three_meetings_stands_still(count, lying, est):
    meet(est, *THREE[:count])

    assert [action for action, _, _ in stalled()] == [lying] * (count == 3)


def test_a_meeting_on_its_own_day_is_not_one_of_the_three(lying, est):
    meet(est, lying.due_on, *THREE[:2])

    assert stalled() == []


def test_what_is_put_off_and_put_off_stands_still_too(lying, est, coordinator):
    with clock.pretending(at(date(2027, 1, 19), time(12))):
        actions["postpone_action"](lying, by=coordinator, due_on=date(2027, 6, 1), reason="Leveransen är sen.")
    meet(est, *THREE)

    assert [(action, since, met) for action, since, met in stalled()] == [(lying, date(2027, 1, 19), 3)]


def test_what_is_done_does_not(lying, est, coordinator):
    actions["finish_action"](lying, by=coordinator)
    meet(est, *THREE)

    assert stalled() == []


def test_the_councils_own_actions_are_none_of_ests(lying, est, council):
    Action.objects.update(body=council)
    meet(est, *THREE)

    assert stalled() == []


def test_it_is_drafted_once_for_ever(lying, est):
    meet(est, *THREE)

    assert [draft(date(2027, 3, 4)), draft(date(2027, 4, 1)), draft(date(2027, 12, 1))] == [1, 0, 0]
    assert "Byt lamporna vid bron" in GroupProposal.objects.get().text
