"""The agenda in its order, with a running clock."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from meetings.lifecycle import meetings
from meetings.models import AgendaItem, Meeting, State
from office.almanac import clock_time
from office.lifecycle import StepRefused
from tests.factories.meetings import MeetingFactory


@pytest.fixture
def three(council, coordinator, now):
    return MeetingFactory(body=council, items=["Ett", "Två", "Tre"])


def keys(meeting):
    return [item.pk for item in meeting.items.on_agenda()]


def test_the_items_come_in_the_order_they_are_put(three, coordinator):
    one, two, three_ = keys(three)

    meetings["order"](three, by=coordinator, order=[three_, one, two])

    assert [item.title for item in three.items.on_agenda()] == ["Tre", "Ett", "Två"]


@pytest.mark.parametrize(
    "change",
    [
        lambda order: order[:-1],
        lambda order: [*order, order[0]],
        lambda order: [*order[:-1], 0],
        lambda order: [],
    ],
)
def test_an_order_that_leaves_out_or_adds_an_item_is_refused(three, coordinator, change):
    before = keys(three)

    with pytest.raises(StepRefused, match="Någon annan har ändrat dagordningen"):
        meetings["order"](three, by=coordinator, order=change(before))
    assert keys(three) == before


def test_another_meetings_items_are_not_moved_here(three, coordinator, council):
    other = MeetingFactory(body=council, day=three.day + timedelta(days=1), items=["Annat"])

    with pytest.raises(StepRefused):
        meetings["order"](three, by=coordinator, order=[*keys(three)[:-1], *keys(other)])


@pytest.mark.parametrize("state", [State.HELD, State.CANCELLED])
def test_the_order_of_a_meeting_that_is_over_stays(three, coordinator, state):
    Meeting.objects.filter(pk=three.pk).update(state=state)

    with pytest.raises(StepRefused):
        meetings["order"](three, by=coordinator, order=keys(three)[::-1])


def test_a_member_does_not_order(three, member):
    with pytest.raises(PermissionDenied):
        meetings["order"](three, by=member, order=keys(three)[::-1])


def test_each_item_begins_when_those_before_have_had_their_minutes(three):
    for item, minutes in zip(three.items.on_agenda(), [5, 40, 15], strict=True):
        AgendaItem.objects.filter(pk=item.pk).update(minutes=minutes)

    assert [clock_time(item.begins_at) for item in three.agenda_items] == ["13.00", "13.05", "13.45"]
    assert clock_time(three.agenda_ends_at) == "14.00"


def test_an_agenda_without_items_ends_when_it_begins(council, now):
    meeting = MeetingFactory(body=council)

    assert meeting.agenda_ends_at == meeting.starts_at
