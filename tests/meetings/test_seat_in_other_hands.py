"""A seat changes hands between the summons and the meeting: whoever has it now decides who sits in it."""

from datetime import date

import pytest

from councils.lifecycle import seats
from meetings import listing, roll
from meetings.lifecycle import meetings
from meetings.models import Meeting, Participant
from office.models import Letter
from tests.factories.councils import PersonFactory

NEW = {"name": "Biträdande rektorn", "title": "Biträdande rektor", "email": "rektorn@hedemora.example"}
OTHER = {"name": "Studierektorn", "title": "Studierektor", "email": "studierektorn@hedemora.example"}


@pytest.fixture
def sent(meeting, coordinator):
    meetings["send_agenda"](meeting, by=coordinator)
    return meeting


@pytest.fixture
def seat(member):
    return member.holdings.get().seat


@pytest.fixture
def substitute(sent, member):
    return meetings["name_substitute"](sent, by=member, **NEW).person


def taken_over(seat, by, person=None):
    """By somebody from the tenth of February, before the meeting on the eighteenth."""
    person = person or PersonFactory(name="Nya skolchefen", organisation=seat.organisation)
    seats["fill_seat"](seat, by=by, person=person, since=date(2027, 2, 10))
    return person


def called_to(meeting):
    return {each.person.pk: each for each in Meeting.objects.get(pk=meeting.pk).called}


def test_the_new_holder_calls_another_instead_of_the_one_who_was_called(sent, seat, substitute, coordinator):
    new = taken_over(seat, coordinator)
    meetings["name_substitute"](Meeting.objects.get(pk=sent.pk), by=new, **OTHER)

    sitting = Participant.objects.substitutes().get(seat=seat)
    assert (sitting.person.name, sitting.stands_in_for) == ("Studierektorn", new)
    assert substitute.pk not in called_to(sent)


def test_the_new_holder_who_comes_needs_no_substitute(sent, seat, substitute, coordinator):
    new = taken_over(seat, coordinator)
    meetings["answer"](Meeting.objects.get(pk=sent.pk), by=new, answer="yes")

    assert substitute.pk not in called_to(sent)


def test_the_coordinator_takes_the_substitute_back(sent, seat, substitute, coordinator):
    new = taken_over(seat, coordinator)
    meetings["withdraw_substitute"](Meeting.objects.get(pk=sent.pk), by=coordinator, holder=new)

    assert substitute.pk not in called_to(sent)


def test_a_substitute_who_is_given_the_seat_sits_for_nobody(sent, seat, substitute, coordinator):
    taken_over(seat, coordinator, substitute)
    mine = called_to(sent)[substitute.pk]

    assert (mine.has_own_seat, mine.stands_in_for_id, mine.seat_id) == (True, None, seat.pk)
    meetings["name_substitute"](Meeting.objects.get(pk=sent.pk), by=substitute, **OTHER)
    assert Participant.objects.substitutes().filter(seat=seat).latest("pk").person.name == "Studierektorn"


def test_in_every_list_the_substitute_stands_under_whoever_has_the_seat(sent, seat, substitute, coordinator):
    new, meeting = taken_over(seat, coordinator), Meeting.objects.get(pk=sent.pk)
    rows = [row.each.person.pk for row in listing.called_rows(meeting.called)]
    called = [row.each.person.pk for row in roll.rows(meeting)]

    assert rows == called
    assert rows[rows.index(new.pk) + 1] == substitute.pk


def test_while_the_seat_has_no_holder_the_substitute_stands_alone(sent, seat, substitute, coordinator):
    seats["vacate_seat"](seat, by=coordinator, until=date(2027, 2, 9))
    meeting = Meeting.objects.get(pk=sent.pk)

    assert substitute.pk in [row.each.person.pk for row in listing.called_rows(meeting.called)]


def test_a_guest_is_taken_off_once(sent, coordinator):
    guest = PersonFactory()
    meetings["add_guest"](sent, by=coordinator, person=guest, reason="Sakkunnig")
    part = sent.participants.get(person=guest)
    for _ in range(2):
        meetings["remove_guest"](Meeting.objects.get(pk=sent.pk), by=coordinator, guest=part)

    assert Letter.objects.filter(kind="no_longer_called", recipient=guest).count() == 1
