"""A seat silent at two meetings in a row: no answer, nobody there, no substitute. The chair is told, once."""

from datetime import date, timedelta

import pytest

from councils.models import Role
from hedemora_bra.celery import TIMETABLE
from meetings import letters
from meetings.models import State
from meetings.tasks import alarm_silent_seats
from meetings.todo import silent_seats_to_do
from office import clock
from office.almanac import at
from office.models import Letter
from tests.conftest import sit
from tests.factories.councils import HoldingFactory, PersonFactory
from tests.factories.roll import answered, held, sits_for

FEBRUARY, MAY, SEPTEMBER = date(2027, 2, 18), date(2027, 5, 20), date(2027, 9, 16)
DAY = timedelta(days=1)


@pytest.fixture
def people(council, coordinator, chair, member):
    """Those who are always there; the member is who falls silent."""
    return [coordinator, chair]


def silent(council, people, *days, **more):
    return [held(council, day, present=people, **more) for day in days]


def told(day=MAY + DAY):
    """The letters after the morning's round of a day."""
    with clock.pretending(at(day, clock.now().time())):
        alarm_silent_seats()
    return [
        (letter.recipient.name, letter.subject) for letter in Letter.objects.filter(kind="silent_seat").order_by("pk")
    ]


def test_one_silent_meeting_is_nothing(council, people, member):
    silent(council, people, MAY)

    assert told() == []


def test_two_in_a_row_are_told_to_the_chair_once(council, people, member):
    silent(council, people, FEBRUARY, MAY)

    alarm = [("Kommundirektören", f"Tyst plats i Brå: {member.title}")]
    assert told() == alarm
    assert told(MAY + 2 * DAY) == alarm


def test_the_letter_names_the_meetings_and_what_to_do(council, people, member):
    silent(council, people, FEBRUARY, MAY)
    told()

    body = Letter.objects.get().body
    assert "Mötena: torsdag 18 februari 2027 och torsdag 20 maj 2027" in body
    assert "hör av dig till Skolchefen" in body
    assert "/arbete/organ/bra/narvaro/?ar=2027" in body


def test_a_third_silent_meeting_is_told_anew(council, people, member):
    silent(council, people, FEBRUARY, MAY)
    told()
    silent(council, people, SEPTEMBER)

    assert len(told(SEPTEMBER + DAY)) == 2


@pytest.mark.parametrize("place", [0, 1])
@pytest.mark.parametrize("how", ["answered yes", "answered no", "present", "excused", "substitute"])
def test_any_sign_at_either_meeting_is_enough(council, people, member, place, how):
    meeting = silent(council, people, FEBRUARY, MAY)[place]
    if how.startswith("answered"):
        answered(meeting, member, how.split()[1])
    elif how == "substitute":
        sits_for(meeting, member, PersonFactory(), "absent")
    else:
        meeting.participants.create(person=member, presence=how)

    assert told() == []


def test_absent_on_the_roll_is_silence(council, people, member):
    for day in (FEBRUARY, MAY):
        held(council, day, present=people, absent=[member])

    assert len(told()) == 1


def test_silent_answered_silent_is_nothing(council, people, member):
    _, may, _ = silent(council, people, FEBRUARY, MAY, SEPTEMBER)
    answered(may, member, "maybe")

    assert told(SEPTEMBER + DAY) == []


@pytest.mark.parametrize(
    ("since", "alarms"), [(FEBRUARY - DAY, 1), (FEBRUARY, 1), (FEBRUARY + DAY, 0), (MAY, 0), (MAY + DAY, 0)]
)
def test_a_seat_that_was_filled_in_between_counts_anew(council, people, member, since, alarms):
    silent(council, people, FEBRUARY, MAY)
    seat = member.holdings.get().seat
    member.holdings.update(until=since - DAY)
    HoldingFactory(seat=seat, person__name="Nya skolchefen", since=since)

    assert len(told()) == alarms


def test_an_empty_seat_is_not_silent(council, people, member):
    silent(council, people, FEBRUARY, MAY)
    member.holdings.update(until=FEBRUARY - DAY)

    assert told() == []


def test_a_meeting_without_a_roll_tells_nothing_and_is_passed_over(council, people, member):
    silent(council, people, FEBRUARY)
    held(council, date(2027, 3, 18))
    assert told() == []

    silent(council, people, MAY)
    assert len(told()) == 1


def test_a_cancelled_meeting_is_passed_over(council, people, member):
    silent(council, people, FEBRUARY, MAY)
    held(council, date(2027, 3, 18), state=State.CANCELLED)

    assert len(told()) == 1


def test_the_other_bodys_meetings_are_its_own(council, est, people, member):
    silent(council, people, MAY)
    held(est, FEBRUARY, present=people)

    assert told() == []


def test_the_closing_of_the_roll_tells_before_the_meeting_has_ended(council, people, member):
    """The step that ends the meeting asks while it is still under way."""
    silent(council, people, FEBRUARY)
    meeting = held(council, MAY, present=people, state=State.UNDER_WAY)
    with clock.pretending(meeting.ends_at):
        letters.silent_seats(meeting)

    assert Letter.objects.get().recipient.name == "Kommundirektören"


def test_of_a_silent_chair_the_coordinator_is_told(council, coordinator, chair):
    for day in (FEBRUARY, MAY):
        held(council, day, present=[coordinator])

    assert [name for name, _ in told()] == ["Samordnaren"]


def test_the_chairs_start_page_says_whom_to_ask_until_somebody_answers(council, people, chair, member):
    _, may = silent(council, people, FEBRUARY, MAY)
    assert [todo.title for todo in silent_seats_to_do(chair, MAY)] == ["Hör av dig till Skolchefen"]

    answered(may, member, "no")
    assert silent_seats_to_do(chair, MAY) == []


def test_the_start_page_forgets_who_has_left(council, people, chair, member):
    silent(council, people, FEBRUARY, MAY)
    member.holdings.update(until=MAY)

    assert [len(silent_seats_to_do(chair, day)) for day in (MAY, MAY + DAY)] == [1, 0]


def test_others_than_the_chair_are_not_asked_to_do_anything(council, people, coordinator, member):
    silent(council, people, FEBRUARY, MAY)

    assert [silent_seats_to_do(person, MAY) for person in (coordinator, member)] == [[], []]


def on_the_bodys_page(browser):
    with clock.pretending(at(MAY + DAY, clock.now().time())):
        return browser.get("/arbete/organ/bra/").content.decode().count("har varit tyst två möten i rad")


@pytest.mark.parametrize("role", ["chair", "coordinator"])
def test_the_bodys_page_tells_those_who_lead(council, people, signed_in, request, role):
    sit(council, Role.MEMBER)
    silent(council, people, FEBRUARY, MAY)

    assert on_the_bodys_page(signed_in(request.getfixturevalue(role))) == 2


def test_the_bodys_page_tells_the_others_nothing(council, people, member, signed_in):
    silent(council, people, FEBRUARY, MAY)

    assert on_the_bodys_page(signed_in(member)) == 0


def test_the_round_is_made_every_morning():
    assert TIMETABLE["alarm_silent_seats"]["task"] == alarm_silent_seats.name
