"""A reminder that has not left says what is true when it leaves, and of several only the newest goes."""

from datetime import date, time, timedelta

import pytest

from meetings.lifecycle import meetings
from meetings.models import Meeting
from meetings.tasks import remind
from office import clock, letters
from office.almanac import at
from office.choices import choices
from office.models import Letter, Wish
from office.models.wishes import Rhythm
from tests.factories.meetings import MeetingFactory
from tests.office import smtp

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
THURSDAY = date(2027, 2, 18)


def wake(day, clock_time=time(8)):
    with clock.pretending(at(day, clock_time)):
        remind()


def in_the_outbox(kind, person):
    """What is still to leave, whatever was taken back."""
    return list(Letter.objects.not_left().filter(kind=kind, recipient=person))


def move(meeting, by, starts_at):
    times = {"starts_at": starts_at, "ends_at": starts_at + 2 * HOUR}
    meetings["move"](Meeting.objects.get(pk=meeting.pk), by=by, place="Kommunhuset", reason="Krock", **times)


@pytest.fixture
def called(meeting, coordinator):
    meetings["send_agenda"](meeting, by=coordinator)
    Letter.objects.update(state="sent")
    return meeting


@pytest.fixture
def nobody_listens(settings):
    smtp.point_at(settings, smtp.free_port())


def try_to_send(day, clock_time):
    with clock.pretending(at(day, clock_time)):
        letters.deliver_due(clock.now())


@pytest.mark.django_db(transaction=True)
def test_tomorrow_is_today_when_the_mail_server_has_been_away_over_night(called, member, nobody_listens):
    wake(THURSDAY - DAY)
    for hour in (9, 23):
        try_to_send(THURSDAY - DAY, time(hour))
    [letter] = in_the_outbox("member_reminder", member)
    assert letter.subject.startswith("I morgon")

    wake(THURSDAY)
    [letter] = in_the_outbox("member_reminder", member)
    assert letter.body.startswith("Påminnelsen skulle ha kommit onsdag 17 februari 2027.")
    assert letter.subject.startswith("I dag")


@pytest.mark.django_db(transaction=True)
def test_of_a_chain_that_the_mail_server_kept_waiting_the_newest_goes(meeting, coordinator, nobody_listens):
    for day in (4, 5, 8, 9, 10, 11):
        wake(date(2027, 2, day))
        try_to_send(date(2027, 2, day), time(8, 1))

    [letter] = in_the_outbox("agenda_reminder", coordinator)
    assert letter.key.endswith(f"/2027-02-11/{coordinator.pk}")


def test_on_the_same_day_it_waits_as_it_is(called, member):
    wake(THURSDAY - DAY)
    before = in_the_outbox("member_reminder", member)
    wake(THURSDAY - DAY, time(17, 50))

    assert in_the_outbox("member_reminder", member) == before


def test_what_somebody_has_perhaps_got_is_left_alone(called, member):
    wake(THURSDAY - DAY)
    Letter.objects.filter(kind="member_reminder").update(tries=1)
    before = in_the_outbox("member_reminder", member)
    wake(THURSDAY)

    assert in_the_outbox("member_reminder", member) == before


def test_one_for_a_meeting_that_begins_at_another_hour_says_the_new(called, member, coordinator):
    wake(THURSDAY - DAY)
    with clock.pretending(at(THURSDAY - DAY, time(8, 5))):
        move(called, coordinator, at(THURSDAY, time(15)))
    wake(THURSDAY - DAY, time(8, 10))

    [letter] = in_the_outbox("member_reminder", member)
    assert ("15.00" in letter.body, "13.00" in letter.body) == (True, False)
    assert "stod stilla" not in letter.body


def test_of_two_meetings_in_one_letter_the_one_that_stands_is_told_anew(called, council, member, coordinator):
    other = MeetingFactory(body=council, day=THURSDAY, hour=9, items=["Öppnande"])
    with clock.pretending(at(date(2027, 2, 4), time(9))):
        meetings["send_agenda"](other, by=coordinator)
    Letter.objects.update(state="sent")
    wake(THURSDAY - DAY)
    [both] = in_the_outbox("member_reminder", member)
    assert both.subject.endswith("(och 1 till)")
    with clock.pretending(at(THURSDAY - DAY, time(8, 5))):
        meetings["answer"](Meeting.objects.get(pk=other.pk), by=member, answer="yes")
    assert in_the_outbox("member_reminder", member) == []
    wake(THURSDAY - DAY, time(8, 10))

    [letter] = in_the_outbox("member_reminder", member)
    assert ("13.00" in letter.body, "09.00" in letter.body) == (True, False)
    assert "stod stilla" not in letter.body


def test_one_held_until_tomorrow_that_is_wanted_at_once_says_tomorrow(called, member):
    Wish.objects.create(person=member, sort="answers", rhythm=Rhythm.DAILY)
    wake(THURSDAY - DAY)
    [held] = in_the_outbox("member_reminder", member)
    assert held.subject.startswith("I dag")
    with clock.pretending(at(THURSDAY - DAY, time(9))):
        choices["choose_rhythms"](member, by=member, rhythms={"answers": "at_once"})
    wake(THURSDAY - DAY, time(9, 10))

    [letter] = in_the_outbox("member_reminder", member)
    assert (letter.state, letter.subject[:8]) == ("waiting", "I morgon")


def test_what_is_needed_sooner_than_was_planned_is_not_late(council, coordinator):
    meeting = MeetingFactory(body=council, day=date(2027, 4, 8), items=["Öppnande"])
    wake(date(2027, 2, 3))
    with clock.pretending(at(date(2027, 3, 1), time(10))):
        move(meeting, coordinator, at(date(2027, 3, 10), time(13)))
    wake(date(2027, 3, 1), time(10, 10))

    [letter] = in_the_outbox("agenda_reminder", coordinator)
    assert "stod stilla" not in letter.body


@pytest.mark.django_db(transaction=True)
def test_one_that_the_mail_server_keeps_waiting_for_a_week_still_goes(
    under_way, coordinator, seat, member, nobody_listens
):
    meetings["add_action"](under_way, by=coordinator, text="Ser över", seat=seat, due_on=date(2027, 2, 3))
    for day in (4, 5, 8, 9, 10):
        wake(date(2027, 2, day))
        try_to_send(date(2027, 2, day), time(8, 1))

    assert len(in_the_outbox("action_overdue", member)) == 1


def test_one_that_is_chosen_otherwise_again_and_again_still_goes(called, member):
    wake(THURSDAY - DAY)
    for number, rhythm in enumerate(["daily", "at_once"] * 3, 1):
        with clock.pretending(at(THURSDAY - DAY, time(8 + number))):
            choices["choose_rhythms"](member, by=member, rhythms={"answers": rhythm})
        wake(THURSDAY - DAY, time(8 + number, 10))

        assert len(in_the_outbox("member_reminder", member)) == 1


def test_the_summons_says_nothing_of_a_move_there_and_back(meeting, coordinator, member):
    meetings["call_for_items"](meeting, by=coordinator)
    Letter.objects.update(state="sent")
    for starts_at in (meeting.starts_at + DAY, meeting.starts_at):
        move(meeting, coordinator, starts_at)
    meetings["send_agenda"](Meeting.objects.get(pk=meeting.pk), by=coordinator)

    [letter] = in_the_outbox("agenda", member)
    assert "flyttat" not in letter.body


@pytest.mark.parametrize("step", ["hold", "start"])
def test_nobody_is_asked_for_items_to_a_meeting_that_has_begun(step, meeting, member, chair, coordinator):
    Wish.objects.create(person=member, sort="items", rhythm=Rhythm.WEEKLY)
    with clock.pretending(at(date(2027, 2, 16), time(9))):
        meetings["call_for_items"](meeting, by=coordinator)
    assert len(in_the_outbox("call_for_items", member)) == 1
    with clock.pretending(at(THURSDAY, time(13, 30))):
        meetings[step](Meeting.objects.get(), by=coordinator, **({"chair": chair} if step == "start" else {}))

    assert in_the_outbox("call_for_items", member) == []
