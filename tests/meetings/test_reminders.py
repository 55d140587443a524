"""Reminders: in time, to those concerned, once; none when the thing is done."""

from datetime import date, time, timedelta

import pytest

from meetings import deadlines
from meetings.lifecycle import meetings
from meetings.models import Meeting
from meetings.tasks import remind
from office import clock
from office.almanac import at, local
from office.models import Letter, Wish
from office.models.wishes import Rhythm
from office.reminders.moments import occasions
from tests.leaving import all_leave

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
THURSDAY = date(2027, 2, 18)
EIGHT = time(8)


def wake(moment):
    """A worker makes its round at that moment."""
    with clock.pretending(moment):
        remind()
        all_leave()


def reminded(kind="agenda_reminder"):
    """The days that letters of the kind fell due, in order, as their keys have them."""
    letters = Letter.objects.filter(kind=kind).order_by("pk")
    return [letter.key.split("/")[-2] for letter in letters]


def before(days, clock_time=EIGHT, day=THURSDAY):
    return at(day - days * DAY, clock_time)


def every_ten_minutes(since, until):
    moment = since
    while moment <= until:
        wake(moment)
        moment += 10 * MINUTE


@pytest.mark.parametrize("days", [14, 10, 8, 7])
@pytest.mark.parametrize(("offset", "due"), [(-MINUTE, False), (0 * MINUTE, True), (MINUTE, True)])
def test_the_coordinator_is_reminded_from_eight_in_the_morning(meeting, days, offset, due):
    wake(before(days) + offset)

    assert (str(THURSDAY - days * DAY) in reminded()) == due


def test_the_coordinator_is_reminded_four_times_and_no_more(meeting, coordinator):
    for days in range(20, 0, -1):
        wake(before(days, time(8, 10)))
        wake(before(days, time(16)))

    assert reminded() == ["2027-02-04", "2027-02-08", "2027-02-10", "2027-02-11"]
    assert set(Letter.objects.values_list("recipient", flat=True)) == {coordinator.pk}


def test_a_round_every_ten_minutes_sends_each_reminder_once(meeting):
    every_ten_minutes(before(8, time(7)), before(7, time(9)))

    assert reminded() == ["2027-02-10", "2027-02-11"]


@pytest.mark.parametrize(
    ("days", "subject"),
    [
        (14, "Dagordningen till Brå ska gå ut inom 7 dagar"),
        (10, "Dagordningen till Brå ska gå ut inom 3 dagar"),
        (8, "Dagordningen till Brå ska gå ut inom 1 dag"),
        (7, "I dag ska dagordningen till Brå gå ut"),
        (6, "Dagordningen till Brå är försenad"),
    ],
)
def test_the_subject_says_how_long_is_left(meeting, days, subject):
    wake(before(days))

    assert Letter.objects.get().subject == subject


@pytest.mark.parametrize(
    ("notice_days", "told"),
    [
        (7, "14, 10 och 8 dagar före mötet och den dag"),
        (10, "14 dagar före mötet och den dag"),
        (1, "2 dagar före mötet och den dag"),
        (14, "den dag"),
        (21, "den dag"),
    ],
)
def test_the_letter_tells_the_days_of_its_own_body(meeting, notice_days, told):
    Meeting.objects.update(notice_days=notice_days)
    wake(before(notice_days))

    assert f"Påminnelsen kommer {told} då dagordningen" in Letter.objects.get().body


@pytest.mark.parametrize("step", ["send_agenda", "cancel"])
def test_nobody_is_reminded_of_what_is_done(meeting, coordinator, step):
    details = {"reason": "Sjukdom"} if step == "cancel" else {}
    meetings[step](meeting, by=coordinator, **details)
    for days in (14, 10, 8, 7, 3):
        wake(before(days))

    assert reminded() == []


def test_a_meeting_that_items_are_asked_for_is_still_reminded_of(meeting, coordinator):
    meetings["call_for_items"](meeting, by=coordinator)

    wake(before(8))

    assert reminded() == ["2027-02-10"]


def test_a_worker_that_slept_sends_the_newest_alone(meeting):
    wake(before(9))
    wake(before(7, time(14)))

    assert reminded() == ["2027-02-08", "2027-02-11"]


def test_a_worker_that_slept_past_the_meeting_sends_nothing(meeting):
    wake(meeting.starts_at)
    wake(meeting.ends_at + MINUTE)

    assert Letter.objects.count() == 0


@pytest.mark.parametrize(("moved_to", "due"), [(date(2027, 3, 4), "2027-02-18"), (date(2027, 2, 25), "2027-02-17")])
def test_a_moved_meeting_moves_its_reminders(meeting, coordinator, moved_to, due):
    wake(before(14))
    meetings["move"](
        meeting,
        by=coordinator,
        starts_at=at(moved_to, time(13)),
        ends_at=at(moved_to, time(15)),
        place="Kommunhuset",
        reason="Krock",
    )

    wake(at(date.fromisoformat(due), EIGHT))

    assert reminded() == ["2027-02-04", due]


@pytest.mark.parametrize(
    ("day", "utc_hours"),
    [(date(2027, 4, 1), [7, 7, 7, 7]), (date(2027, 4, 8), [7, 6, 6]), (date(2027, 11, 4), [6, 6, 6, 6])],
)
def test_eight_is_eight_when_the_clock_turns(day, utc_hours):
    mornings = [each.due_at for each in occasions(day, deadlines.agenda_reminders(7))]

    assert [local(morning).hour for morning in mornings] == [8] * len(utc_hours)
    assert [morning.utctimetuple().tm_hour for morning in mornings] == utc_hours


@pytest.mark.parametrize(("notice", "days"), [(7, [14, 10, 8, 7]), (10, [14, 10]), (1, [2, 1]), (14, [14])])
def test_a_reminder_comes_before_the_deadline_and_on_its_day(notice, days):
    mornings = [each.due_at for each in occasions(THURSDAY, deadlines.agenda_reminders(notice))]

    assert [(THURSDAY - local(morning).date()).days for morning in mornings] == days


def test_a_body_without_notice_is_not_reminded(meeting):
    Meeting.objects.update(notice_days=0)

    wake(before(7))

    assert reminded() == []


@pytest.fixture
def called(meeting, coordinator):
    """The agenda has gone out."""
    meetings["send_agenda"](meeting, by=coordinator)
    return meeting


@pytest.mark.parametrize(("offset", "count"), [(-MINUTE, 0), (0 * MINUTE, 3), (MINUTE, 3)])
def test_the_members_are_reminded_the_morning_before(called, offset, count):
    wake(before(1) + offset)

    assert len(reminded("member_reminder")) == count


def test_the_members_are_reminded_once(called):
    every_ten_minutes(before(1, time(7, 50)), before(0, time(12, 50)))

    assert reminded("member_reminder") == ["2027-02-17"] * 3


@pytest.mark.parametrize(
    ("moment", "word"),
    [(before(1), "I morgon"), (before(1, time(17, 59)), "I morgon"), (before(0), "I dag")],
)
def test_the_members_are_told_which_day(called, moment, word):
    wake(moment)

    subjects = set(Letter.objects.filter(kind="member_reminder").values_list("subject", flat=True))
    assert subjects == {f"{word}: Brå torsdag 18 februari 2027 kl. 13.00–15.00"}


def test_a_letter_held_until_the_day_itself_says_today(called, member):
    Wish.objects.create(person=member, sort="answers", rhythm=Rhythm.DAILY)
    wake(before(1))

    letters = Letter.objects.filter(kind="member_reminder")
    assert letters.get(recipient=member).subject.startswith("I dag: Brå torsdag 18 februari")
    assert {letter.subject[:8] for letter in letters.exclude(recipient=member)} == {"I morgon"}


@pytest.mark.parametrize("offset", [timedelta(0), MINUTE, DAY])
def test_the_members_are_not_reminded_once_it_has_begun(called, offset):
    wake(called.starts_at + offset)

    assert reminded("member_reminder") == []


def test_members_who_were_never_called_are_not_reminded(meeting):
    wake(before(1))

    assert reminded("member_reminder") == []


def test_members_are_not_reminded_of_a_cancelled_meeting(called, coordinator):
    meetings["cancel"](called, by=coordinator, reason="Sjukdom")

    wake(before(1))

    assert reminded("member_reminder") == []


def test_members_are_not_reminded_of_a_meeting_held(called, coordinator):
    with clock.pretending(called.starts_at):
        meetings["hold"](called, by=coordinator)

    wake(called.starts_at - MINUTE)

    assert reminded("member_reminder") == []
