"""A meeting is called for, moved, cancelled and held; those who knew of it are told."""

from datetime import date, time, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from meetings.lifecycle import bodies, meetings
from meetings.models import ItemState, Meeting, Move, State
from office import clock, journal
from office.almanac import at
from office.lifecycle import StepRefused
from office.models import Letter
from tests.conftest import NOW
from tests.factories.meetings import AgendaItemFactory, MeetingFactory
from tests.office.parallel import at_once, where_rows_are_locked

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
MARCH = at(date(2027, 3, 4), time(13))


@pytest.fixture
def sent(meeting, coordinator):
    meetings["send_agenda"](meeting, by=coordinator)
    return meeting


def move(meeting, by, starts_at=MARCH, place="Kommunhuset"):
    details = {"ends_at": starts_at + timedelta(hours=2), "place": place, "reason": "Krock"}
    return meetings["move"](meeting, by=by, starts_at=starts_at, **details)


def stored(meeting):
    return Meeting.objects.get(pk=meeting.pk)


def of_kind(kind):
    return Letter.objects.filter(kind=kind)


def calendar_lines(kind):
    return set(of_kind(kind).first().calendar.split("\r\n"))


def test_a_moved_meeting_has_its_new_time_and_remembers_the_old(meeting, coordinator, now):
    before = meeting.starts_at
    move(meeting, coordinator, place="Biblioteket")

    moved = Move.objects.get()
    assert (stored(meeting).starts_at, stored(meeting).place) == (MARCH, "Biblioteket")
    assert (moved.from_starts_at, moved.from_place, moved.to_starts_at, moved.reason) == (
        before,
        "Kommunhuset",
        MARCH,
        "Krock",
    )
    assert (moved.by, moved.at) == (coordinator, now)


def test_the_deadline_moves_with_the_meeting(meeting, coordinator):
    move(meeting, coordinator)

    assert stored(meeting).agenda_deadline == at(date(2027, 2, 25), time(13))


def test_nobody_is_told_of_a_plan_they_never_knew(meeting, coordinator):
    move(meeting, coordinator)

    assert Letter.objects.count() == 0


def test_those_who_were_asked_for_items_are_told_without_an_invitation(meeting, coordinator):
    meetings["call_for_items"](meeting, by=coordinator)
    move(meeting, coordinator)

    assert of_kind("moved").count() == 3
    assert set(of_kind("moved").values_list("calendar", flat=True)) == {""}


def test_those_who_have_the_invitation_get_a_new_one_for_the_same_meeting(sent, coordinator):
    first = calendar_lines("agenda")
    move(sent, coordinator)

    lines = calendar_lines("moved")
    [uid] = [line for line in first if line.startswith("UID:")]
    assert {"METHOD:REQUEST", "SEQUENCE:1", "STATUS:CONFIRMED", uid} <= lines
    assert {"DTSTART;TZID=Europe/Stockholm:20270304T130000"} <= lines
    assert "SEQUENCE:0" in first


def test_each_move_is_a_letter_of_its_own(sent, coordinator):
    move(sent, coordinator)
    move(sent, coordinator, starts_at=MARCH + timedelta(days=7))

    assert (of_kind("moved").count(), stored(sent).sequence) == (6, 2)


def test_a_meeting_is_not_moved_to_where_it_is(meeting, coordinator):
    with pytest.raises(StepRefused, match="desamma som förut"):
        move(meeting, coordinator, starts_at=meeting.starts_at)


def test_a_meeting_may_change_its_place_alone(meeting, coordinator):
    move(meeting, coordinator, starts_at=meeting.starts_at, place="Biblioteket")

    assert stored(meeting).place == "Biblioteket"


def test_a_meeting_is_not_moved_onto_another_of_the_body(meeting, coordinator, council):
    MeetingFactory(body=council, starts_at=MARCH)

    with pytest.raises(StepRefused, match="har redan ett möte"):
        move(meeting, coordinator)


@pytest.mark.parametrize(
    ("day", "clock_time", "taken"),
    [(NOW.date() - DAY, time(23, 59), False), (NOW.date(), time(0, 1), True), (NOW.date() + DAY, time(0, 1), True)],
)
def test_a_meeting_is_not_moved_to_a_day_that_has_been(meeting, coordinator, now, day, clock_time, taken):
    starts_at = at(day, clock_time)
    if taken:
        move(meeting, coordinator, starts_at=starts_at)
    else:
        with pytest.raises(StepRefused, match="har redan varit"):
            move(meeting, coordinator, starts_at=starts_at)

    assert (stored(meeting).starts_at == starts_at) == taken


@where_rows_are_locked
@pytest.mark.django_db(transaction=True)
def test_of_two_moves_to_the_same_moment_at_once_one_is_refused(meeting, coordinator, council):
    others = [meeting, *(MeetingFactory(body=council, starts_at=MARCH + days * DAY) for days in (7, 14, 21))]
    done = at_once(4, lambda number: move(stored(others[number]), coordinator))

    assert [type(each) for each in done if each is not None] == [StepRefused] * 3
    assert all("har redan ett möte" in str(each) for each in done if each is not None)
    assert Meeting.objects.filter(starts_at=MARCH).count() == 1


def test_a_meeting_is_moved_to_where_a_cancelled_one_was(meeting, coordinator, council):
    MeetingFactory(body=council, starts_at=MARCH, state=State.CANCELLED)

    move(meeting, coordinator)

    assert stored(meeting).starts_at == MARCH


@pytest.mark.parametrize("state", [State.HELD, State.CANCELLED])
@pytest.mark.parametrize("step", ["move", "cancel"])
def test_what_is_over_is_neither_moved_nor_cancelled(meeting, coordinator, state, step):
    Meeting.objects.update(state=state)

    with pytest.raises(StepRefused):
        move(meeting, coordinator) if step == "move" else meetings["cancel"](meeting, by=coordinator, reason="X")


def test_the_chair_may_cancel_but_not_move(meeting, chair):
    with pytest.raises(PermissionDenied):
        move(meeting, chair)
    meetings["cancel"](meeting, by=chair, reason="Sjukdom")
    assert stored(meeting).state == State.CANCELLED


def test_a_cancelled_meeting_is_kept_with_its_reason(meeting, coordinator):
    meetings["cancel"](meeting, by=coordinator, reason="Sjukdom")

    assert (stored(meeting).state, stored(meeting).cancelled_because) == (State.CANCELLED, "Sjukdom")
    assert [line.what for line in journal.of(meeting)] == ["Ställ in mötet"]


def test_a_cancellation_takes_the_meeting_out_of_the_calendars(sent, coordinator):
    meetings["cancel"](sent, by=coordinator, reason="Sjukdom")

    assert of_kind("cancelled").count() == 3
    assert {"METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:1"} <= calendar_lines("cancelled")


def test_a_cancellation_before_the_summons_is_a_letter_without_an_invitation(meeting, coordinator):
    meetings["call_for_items"](meeting, by=coordinator)
    meetings["cancel"](meeting, by=coordinator, reason="Sjukdom")

    assert set(of_kind("cancelled").values_list("calendar", flat=True)) == {""}


def test_the_members_own_items_wait_and_the_standing_ones_stay(meeting, coordinator, council, member):
    fields = {"body": council, "meeting": meeting}
    accepted = AgendaItemFactory(state=ItemState.ACCEPTED, **fields)
    proposed = bodies["propose"](council, by=member, meeting=meeting, title="Nytt")
    standing = AgendaItemFactory(state=ItemState.ACCEPTED, is_standing=True, **fields)

    meetings["cancel"](meeting, by=coordinator, reason="Sjukdom")

    for item in (accepted, proposed, standing):
        item.refresh_from_db()
    assert [(each.state, each.meeting) for each in (accepted, proposed, standing)] == [
        (ItemState.PARKED, None),
        (ItemState.PARKED, None),
        (ItemState.ACCEPTED, meeting),
    ]


def test_everybody_called_is_asked_for_items_once(meeting, coordinator):
    meetings["call_for_items"](meeting, by=coordinator)

    assert (of_kind("call_for_items").count(), stored(meeting).state) == (3, State.CALLED)
    with pytest.raises(StepRefused):
        meetings["call_for_items"](meeting, by=coordinator)


@pytest.mark.parametrize(("offset", "held"), [(-MINUTE, False), (0 * MINUTE, True), (MINUTE, True)])
def test_a_meeting_is_held_when_it_has_begun(sent, coordinator, offset, held):
    with clock.pretending(sent.starts_at + offset):
        if held:
            meetings["hold"](sent, by=coordinator)
        else:
            with pytest.raises(StepRefused, match=r"börjar först torsdag 18 februari 2027 kl\. 13\.00"):
                meetings["hold"](sent, by=coordinator)

    assert stored(sent).state == (State.HELD if held else State.SUMMONED)
