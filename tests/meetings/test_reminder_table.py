"""One row for each reminder: moved with its day, stopped with a reason, called back while its letter is here."""

from datetime import date, time, timedelta

import pytest

from councils.lifecycle import seats
from councils.models import Role, Seat
from meetings.lifecycle import meetings
from meetings.models import Meeting
from meetings.tasks import remind
from office import clock
from office.almanac import at, local
from office.models import Letter, Reminder
from office.reminders import RULES
from tests.conftest import sit
from tests.factories.meetings import MeetingFactory

DAY = timedelta(days=1)
THURSDAY = date(2027, 2, 18)


def wake(day, clock_time=time(8)):
    with clock.pretending(at(day, clock_time)):
        remind()


def rows(rule, **fields):
    found = Reminder.objects.filter(rule=f"meetings.{rule}", **fields).order_by("due_at", "pk")
    return [(local(row.due_at).date(), row.state, row.because) for row in found]


def days(*numbers):
    return [THURSDAY - number * DAY for number in numbers]


@pytest.fixture
def planned(meeting):
    """Found by the round, as a meeting that the administration wrote."""
    wake(date(2027, 2, 3))
    return meeting


@pytest.fixture
def called(meeting, coordinator):
    meetings["send_agenda"](meeting, by=coordinator)
    return meeting


def move(meeting, by, day):
    starts_at = at(day, time(13))
    when = {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=2)}
    meetings["move"](meeting, by=by, place="Kommunhuset", reason="Krock", **when)


def test_what_will_go_is_in_the_table_before_it_goes(planned, coordinator):
    assert rows("agenda_reminder") == [(day, "planned", "") for day in days(14, 10, 8, 7)]
    assert set(Reminder.objects.values_list("recipient", flat=True)) == {coordinator.pk}


def test_a_row_says_what_it_is_about_why_and_where(planned):
    row = Reminder.objects.order_by("due_at").first()

    assert (row.heading, row.url) == ("Dagordningen till Brå tors 18 feb", f"/arbete/moten/{planned.pk}/dagordning/")
    assert row.reason == "Du är samordnare och dagordningen har inte gått ut än."
    assert RULES[row.rule].sentence.startswith("Samordnaren påminns 14, 10 och 8 dagar före mötet")


def test_a_moved_meeting_moves_its_rows_in_the_step_itself(planned, coordinator):
    before = set(Reminder.objects.values_list("pk", flat=True))
    move(planned, coordinator, THURSDAY + 14 * DAY)

    assert rows("agenda_reminder") == [(day + 14 * DAY, "planned", "") for day in days(14, 10, 8, 7)]
    assert set(Reminder.objects.values_list("pk", flat=True)) == before


def test_a_round_that_finds_nothing_new_writes_nothing(planned):
    before = list(Reminder.objects.values())
    wake(date(2027, 2, 3), time(8, 10))

    assert list(Reminder.objects.values()) == before


@pytest.mark.parametrize(
    ("step", "details", "because"), [("send_agenda", {}, "done"), ("cancel", {"reason": "Sjukdom"}, "cancelled")]
)
def test_what_is_done_stops_in_the_step_itself(step, details, because, planned, coordinator):
    meetings[step](planned, by=coordinator, **details)

    assert rows("agenda_reminder") == [(day, "suppressed", because) for day in days(14, 10, 8, 7)]


def test_who_answers_is_stopped_and_the_others_are_not(called, member):
    meetings["answer"](called, by=member, answer="maybe")

    assert rows("member_reminder", recipient=member) == [(THURSDAY - DAY, "suppressed", "answered")]
    assert rows("member_reminder", state="planned") == [(THURSDAY - DAY, "planned", "")] * 2


def test_whoever_leaves_the_seat_is_stopped_and_the_next_is_reminded(called, coordinator, member, council):
    seat = Seat.objects.get(holdings__person=member)
    seats["vacate_seat"](seat, by=coordinator, until=date(2027, 2, 10))
    assert rows("member_reminder", recipient=member) == [(THURSDAY - DAY, "suppressed", "not_concerned")]

    new = sit(council, Role.MEMBER, name="Nya")
    new.holdings.update(seat=seat, since=date(2027, 2, 11))
    wake(date(2027, 2, 12))

    assert rows("member_reminder", recipient=new) == [(THURSDAY - DAY, "planned", "")]


def test_what_the_administration_changed_is_healed_by_the_round(called, member):
    member.is_active = False
    member.save()
    wake(date(2027, 2, 12))

    assert rows("member_reminder", recipient=member) == [(THURSDAY - DAY, "suppressed", "not_concerned")]


def test_a_letter_still_in_the_house_is_called_back(called, member):
    wake(THURSDAY - DAY)
    with clock.pretending(at(THURSDAY - DAY, time(8, 5))):
        meetings["answer"](Meeting.objects.get(), by=member, answer="yes")

    letter = Letter.objects.get(kind="member_reminder", recipient=member)
    assert (letter.state, letter.withdrawn_because) == ("withdrawn", "overtaken")
    assert rows("member_reminder", recipient=member) == [(THURSDAY - DAY, "suppressed", "answered")]


def test_a_letter_that_has_left_is_not(called, member):
    wake(THURSDAY - DAY)
    Letter.objects.filter(kind="member_reminder").update(state="sent")
    with clock.pretending(at(THURSDAY - DAY, time(8, 5))):
        meetings["answer"](Meeting.objects.get(), by=member, answer="yes")

    assert Letter.objects.get(kind="member_reminder", recipient=member).state == "sent"
    assert rows("member_reminder", recipient=member) == [(THURSDAY - DAY, "posted", "")]


def test_one_who_is_asked_anew_of_the_same_day_is_reminded_after_all(called, member, coordinator):
    wake(THURSDAY - DAY)
    with clock.pretending(at(THURSDAY - DAY, time(8, 5))):
        meetings["answer"](Meeting.objects.get(), by=member, answer="yes")
        for day in (THURSDAY + DAY, THURSDAY):
            move(Meeting.objects.get(), coordinator, day)
    wake(THURSDAY - DAY, time(8, 20))

    letters = Letter.objects.filter(kind="member_reminder", recipient=member).order_by("pk")
    assert [letter.state for letter in letters] == ["withdrawn", "waiting"]


def test_a_clock_put_back_gives_back_what_it_had_called_too_late(called):
    wake(THURSDAY - 2 * DAY)
    wake(THURSDAY, time(13, 30))
    assert rows("member_reminder") == [(THURSDAY - DAY, "suppressed", "too_late")] * 3
    wake(THURSDAY - DAY)

    assert rows("member_reminder") == [(THURSDAY - DAY, "posted", "")] * 3


def test_what_went_before_there_was_a_table_goes_no_more(meeting, coordinator):
    wake(date(2027, 2, 4))
    Reminder.objects.all().delete()
    wake(date(2027, 2, 4), time(8, 10))

    assert Letter.objects.filter(kind="agenda_reminder").count() == 1
    assert rows("agenda_reminder")[0] == (date(2027, 2, 4), "posted", "")


def test_the_table_reaches_two_months_ahead(council, coordinator, now):
    MeetingFactory(body=council, day=now.date() + 75 * DAY)
    remind()

    assert rows("agenda_reminder")[0][0] == date(2027, 4, 5)
