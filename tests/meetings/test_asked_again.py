"""Whoever was to be reminded of a meeting that changed is reminded of it as it is now, and a press really sends."""

from datetime import date, time, timedelta

import pytest

from meetings.lifecycle import meetings
from meetings.models import Meeting
from meetings.tasks import remind
from office import clock
from office.almanac import at
from office.models import Letter, Reminder
from office.models.wishes import Rhythm, Wish

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
DAY_BEFORE = at(date(2027, 2, 17), time(8))


@pytest.fixture
def sent(meeting, coordinator, member):
    """Called, and the summons delivered; the member's reminders are gathered once a day."""
    meetings["send_agenda"](meeting, by=coordinator)
    Letter.objects.update(state="sent")
    Wish.objects.create(person=member, sort="answers", rhythm=Rhythm.DAILY)
    return meeting


@pytest.fixture
def held(sent):
    """The reminder of the day before lies until tomorrow."""
    with clock.pretending(DAY_BEFORE):
        remind()
    return sent


def move(meeting, by, later=0 * DAY, place="Gröna salen"):
    fresh = Meeting.objects.get(pk=meeting.pk)
    times = {"starts_at": fresh.starts_at + later, "ends_at": fresh.ends_at + later}
    meetings["move"](fresh, by=by, place=place, reason="Lokalen.", **times)


def letters(kind, person):
    found = Letter.objects.filter(kind=kind, recipient=person).order_by("pk")
    return [(letter.state, letter.withdrawn_because) for letter in found]


def test_a_held_reminder_of_another_room_never_goes(held, coordinator, member):
    with clock.pretending(DAY_BEFORE + HOUR):
        move(held, coordinator)
    assert letters("member_reminder", member) == [("withdrawn", "replaced")]

    with clock.pretending(DAY_BEFORE + 2 * HOUR):
        remind()
    assert letters("member_reminder", member) == [("withdrawn", "replaced"), ("held", "")]
    assert "Gröna salen" in Letter.objects.get(kind="member_reminder", recipient=member, state="held").body


def test_of_another_day_people_are_reminded_then(held, coordinator, member):
    with clock.pretending(DAY_BEFORE + HOUR):
        move(held, coordinator, 7 * DAY)
    rows = Reminder.objects.filter(rule="meetings.member_reminder", recipient=member).order_by("due_at")
    assert [(row.state, row.because) for row in rows] == [("suppressed", "moved"), ("planned", "")]

    with clock.pretending(DAY_BEFORE + 7 * DAY):
        remind()
    assert letters("member_reminder", member) == [("withdrawn", "replaced"), ("held", "")]


def test_a_letter_that_reminds_of_another_meeting_too_stays(held, coordinator, member):
    letter = Letter.objects.get(kind="member_reminder", recipient=member)
    other = Reminder.objects.exclude(letter=letter).first()
    Reminder.objects.filter(pk=other.pk).update(anchor="meetings.meeting/0", letter=letter)
    with clock.pretending(DAY_BEFORE + HOUR):
        move(held, coordinator)

    assert letters("member_reminder", member) == [("held", "")]


def ask(meeting, by, person):
    meetings["remind_unanswered"](Meeting.objects.get(pk=meeting.pk), by=by, people=[person])


def test_whose_letter_was_withdrawn_can_be_asked_again_that_day(sent, coordinator, member, now):
    for hours in (0, 1):
        with clock.pretending(now + hours * HOUR):
            ask(sent, coordinator, member)
            move(sent, coordinator, DAY)
    assert letters("please_answer", member) == [("withdrawn", "replaced")] * 2

    with clock.pretending(now + 2 * HOUR):
        for _ in range(3):
            ask(sent, coordinator, member)
    assert letters("please_answer", member)[2:] == [("held", "")]


def test_those_beside_them_who_have_been_asked_are_not(sent, coordinator, member, chair, now):
    ask(sent, coordinator, chair)
    Letter.objects.update(state="sent")
    ask(sent, coordinator, member)
    move(sent, coordinator, DAY)
    meetings["remind_unanswered"](Meeting.objects.get(pk=sent.pk), by=coordinator, people=[chair, member])

    assert letters("please_answer", chair) == [("sent", "")]
    assert letters("please_answer", member) == [("withdrawn", "replaced"), ("held", "")]
