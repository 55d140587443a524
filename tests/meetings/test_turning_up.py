"""Somebody turns up without being called: as a substitute, or adjoined to this meeting."""

import pytest

from councils.models import Person, Seat
from meetings.lifecycle import rolls
from meetings.models import Meeting
from office.lifecycle import StepRefused
from office.models import Letter
from tests.factories.councils import PersonFactory
from tests.factories.meetings import MeetingFactory
from tests.meetings.course import begin, mark, presence_of, roll_of
from tests.pages import text_of


@pytest.fixture
def under_way(council, coordinator, chair, member, now):
    """A meeting of three called people and three items, begun."""
    return begin(MeetingFactory(body=council, items=["Ett", "Två", "Tre"]), coordinator, chair)


def test_a_substitute_who_turns_up_sits_for_the_one_who_is_away(under_way, coordinator, member):
    person = PersonFactory(name="Rektorn")
    part = rolls["add_present"](under_way, by=coordinator, person=person, stands_in_for=member)

    assert (part.seat, part.presence) == (Seat.objects.get(holdings__person=member), "present")
    assert presence_of(under_way, member) == "excused"
    assert Letter.objects.count() == 0


def test_a_guest_who_turns_up_is_adjoined_to_this_meeting_alone(under_way, coordinator):
    person = PersonFactory(name="Utredaren")
    rolls["add_present"](under_way, by=coordinator, person=person, reason="Berättar om mätningen")

    assert under_way.participants.adjoined().get().person == person
    assert list(Meeting.objects.seen_by(person)) == [under_way]


def test_somebody_new_is_written_down_with_the_organisation_of_the_seat(under_way, coordinator, member, signed_in):
    sent = {"name": "Rektorn", "title": "Rektor", "email": "Rektor@Hedemora.Example", "stands_in_for": member.pk}
    signed_in(coordinator).post(f"{roll_of(under_way)}lagg-till/", sent)

    new = Person.objects.get(email="rektor@hedemora.example")
    assert (new.organisation, new.has_usable_password()) == (member.organisation, False)
    assert under_way.participants.get(person=new).stands_in_for == member


def test_an_address_that_is_known_is_the_same_person(under_way, coordinator):
    known = PersonFactory(email="rektor@hedemora.example")
    newcomer = {"name": "Rektorn", "title": "Rektor", "email": "REKTOR@hedemora.example", "organisation": None}

    assert rolls["add_present"](under_way, by=coordinator, newcomer=newcomer).person == known


def test_a_citizen_who_stands_for_nobody_is_not_added(under_way, coordinator):
    with pytest.raises(StepRefused, match="företräder ingen organisation"):
        rolls["add_present"](under_way, by=coordinator, person=PersonFactory(organisation=None))


def test_one_who_is_called_already_has_a_row(under_way, coordinator, member):
    with pytest.raises(StepRefused, match="redan kallad"):
        rolls["add_present"](under_way, by=coordinator, person=member)


def test_somebody_added_twice_is_one(under_way, coordinator):
    person = PersonFactory()
    for _ in range(2):
        rolls["add_present"](under_way, by=coordinator, person=person)

    assert under_way.participants.filter(person=person).count() == 1


def test_nobody_sits_for_one_who_is_here_or_is_replaced_already(under_way, coordinator, chair, member):
    mark(under_way, coordinator, chair)
    rolls["add_present"](under_way, by=coordinator, person=PersonFactory(), stands_in_for=member)

    for holder in (chair, member):
        with pytest.raises(StepRefused, match=r"närvarande|redan en ersättare"):
            rolls["add_present"](under_way, by=coordinator, person=PersonFactory(), stands_in_for=holder)


def test_the_form_says_what_is_missing_and_keeps_what_was_written(under_way, coordinator, signed_in):
    page = signed_in(coordinator).post(f"{roll_of(under_way)}lagg-till/", {"name": "Rektorn"})

    words = text_of(page)
    assert page.status_code == 422
    assert "Skriv e-post, eller välj en person i listan." in words
    assert "Välj vilken organisation personen företräder." in words
    assert 'value="Rektorn"' in page.content.decode()
