"""Yes, no or maybe: by those who are called, for as long as it helps; the coordinator notes what is said by phone."""

from datetime import date, time, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from meetings.lifecycle import meetings
from meetings.models import Participant
from meetings.tasks import remind
from meetings.todo import meetings_and_answers_to_do, meetings_told
from office import clock, journal
from office.almanac import at
from office.lifecycle import StepRefused
from office.models import Letter
from tests.factories.councils import CooptionFactory, HoldingFactory, PersonFactory
from tests.factories.meetings import MeetingFactory

SECOND = timedelta(seconds=1)


@pytest.fixture
def sent(meeting, coordinator):
    meetings["send_agenda"](meeting, by=coordinator)
    return meeting


def answers(meeting):
    return {each.person.name: each.answer for each in type(meeting).objects.get(pk=meeting.pk).called}


def reminded(kind="member_reminder"):
    return sorted(Letter.objects.filter(kind=kind).values_list("recipient__name", flat=True))


def test_an_answer_is_kept_with_its_time_its_way_and_its_greeting(sent, member, now):
    part = meetings["answer"](sent, by=member, answer="yes", greeting="Kommer 13.30", via="link")

    assert (part.answer, part.greeting, part.answered_at, part.answered_via) == ("yes", "Kommer 13.30", now, "link")
    assert part.seat == member.holdings.get().seat


def test_the_later_answer_replaces_the_earlier_and_the_journal_keeps_both(sent, member):
    for answer in ("yes", "no"):
        meetings["answer"](sent, by=member, answer=answer)

    assert answers(sent)["Skolchefen"] == "no"
    told = [line.details["answer"] for line in journal.of(sent) if line.what == "Svara på kallelsen"]
    assert told == ["yes", "no"]


def test_the_same_answer_twice_is_one_answer(sent, member):
    first, again = (meetings["answer"](sent, by=member, answer="yes") for _ in range(2))

    assert first == again == Participant.objects.get()
    assert [line.what for line in journal.of(sent)].count("Svara på kallelsen") == 1


def test_only_those_who_are_called_answer(sent, stranger, administrator):
    for person in (stranger, administrator):
        with pytest.raises(PermissionDenied):
            meetings["answer"](sent, by=person, answer="yes")


def test_nothing_is_answered_before_the_summons(meeting, member):
    with pytest.raises(StepRefused):
        meetings["answer"](meeting, by=member, answer="yes")


@pytest.mark.parametrize(("offset", "open_still"), [(-SECOND, True), (0 * SECOND, False), (SECOND, False)])
def test_one_may_answer_until_the_meeting_ends(sent, member, offset, open_still):
    with clock.pretending(sent.ends_at + offset):
        if open_still:
            meetings["answer"](sent, by=member, answer="maybe")
        else:
            with pytest.raises(StepRefused, match="Mötet är över"):
                meetings["answer"](sent, by=member, answer="maybe")


def test_the_coordinator_notes_an_answer_given_by_phone(sent, coordinator, member):
    part = meetings["answer_for"](sent, by=coordinator, person=member, answer="no", greeting="Sjuk")

    assert (part.person, part.answer, part.answered_via) == (member, "no", "coordinator")


def test_nobody_else_answers_for_another(sent, chair, member):
    with pytest.raises(PermissionDenied):
        meetings["answer_for"](sent, by=chair, person=member, answer="no")


def test_no_answer_is_noted_for_one_who_is_not_called(sent, coordinator, stranger):
    with pytest.raises(StepRefused, match="inte kallad"):
        meetings["answer_for"](sent, by=coordinator, person=stranger, answer="yes")


def test_an_answer_to_one_day_is_no_answer_to_another(sent, coordinator, member):
    meetings["answer"](sent, by=member, answer="yes")
    starts_at = at(date(2027, 3, 4), time(13))
    when = {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=2)}
    meetings["move"](sent, by=coordinator, place="Kommunhuset", reason="Krock", **when)

    assert answers(sent)["Skolchefen"] == ""
    assert "Svar på den förra gäller inte" in Letter.objects.get(kind="moved", recipient=member).body


def test_an_answer_outlives_a_change_of_place(sent, coordinator, member):
    meetings["answer"](sent, by=member, answer="yes")
    when = {"starts_at": sent.starts_at, "ends_at": sent.ends_at}
    meetings["move"](sent, by=coordinator, place="Biblioteket", reason="Större", **when)

    assert answers(sent)["Skolchefen"] == "yes"
    assert "Du har svarat ”kommer”" in Letter.objects.get(kind="moved", recipient=member).body


@pytest.mark.parametrize("answer", ["yes", "no", "maybe"])
def test_who_has_answered_is_never_reminded_again(sent, member, answer):
    meetings["answer"](sent, by=member, answer=answer)
    with clock.pretending(at(sent.day - timedelta(days=1), time(8))):
        remind()

    assert reminded() == ["Kommundirektören", "Samordnaren"]


def test_those_chosen_are_reminded_once_a_day_however_often_it_is_pressed(sent, coordinator, chair, member, now):
    for moment in (now, now, now + timedelta(days=1)):
        with clock.pretending(moment):
            meetings["remind_unanswered"](sent, by=coordinator, people=[member, chair], words="Säg till!")

    assert reminded("please_answer") == ["Kommundirektören"] * 2 + ["Skolchefen"] * 2
    assert Letter.objects.filter(kind="please_answer").first().body.startswith("Säg till!\n")


def test_one_who_answered_meanwhile_is_left_out(sent, chair, member, coordinator):
    meetings["answer"](sent, by=member, answer="no")
    meetings["remind_unanswered"](sent, by=chair, people=[member, coordinator])

    assert reminded("please_answer") == ["Samordnaren"]


def test_when_all_have_answered_there_is_nobody_to_remind(sent, chair, member):
    meetings["answer"](sent, by=member, answer="no")

    with pytest.raises(StepRefused, match="redan svarat"):
        meetings["remind_unanswered"](sent, by=chair, people=[member])


def test_a_member_reminds_nobody(sent, member, chair):
    with pytest.raises(PermissionDenied):
        meetings["remind_unanswered"](sent, by=member, people=[chair])


def todo(person, now):
    return [each.title for each in meetings_and_answers_to_do(meetings_told(person, now), now)]


def test_what_is_unanswered_waits_on_the_start_page(sent, member, now, django_assert_num_queries):
    with django_assert_num_queries(2):  # whose work it may be is asked of their seats
        assert todo(member, now) == ["Svara på kallelsen till Brå tors 18 feb"]

    meetings["answer"](sent, by=member, answer="maybe")
    assert todo(member, now) == []


def test_only_those_who_are_called_have_it_to_do(sent, stranger, member, coordinator, now):
    substitute = HoldingFactory(seat=member.holdings.get().seat, is_substitute=True).person
    guest, adjoined = PersonFactory(), CooptionFactory(body=sent.body).person
    meetings["add_guest"](sent, by=coordinator, person=guest, reason="Sakkunnig")

    assert [len(todo(person, now)) for person in (stranger, substitute, guest, adjoined)] == [0, 0, 1, 1]


@pytest.mark.parametrize(("days", "count"), [(-1, 0), (0, 1), (1, 1)])
def test_one_whose_time_in_the_seat_ends_before_the_meeting_has_nothing_to_answer(sent, member, now, days, count):
    member.holdings.update(until=sent.day + timedelta(days=days))

    assert len(todo(member, now)) == count


def test_what_is_over_or_not_called_yet_needs_no_answer(sent, council, member, now):
    MeetingFactory(body=council, day=sent.day + timedelta(days=30))

    assert [len(todo(member, moment)) for moment in (sent.ends_at - SECOND, sent.ends_at)] == [1, 0]
