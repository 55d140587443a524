"""Whoever cannot come calls their own substitute, who takes part in this meeting and no other."""

import pytest
from django.core.exceptions import PermissionDenied

from councils.models import Person
from meetings import letters
from meetings.lifecycle import meetings
from meetings.models import Meeting
from office import journal, links
from office.lifecycle import StepRefused
from office.models import Letter, Link
from tests.factories.councils import CooptionFactory, PersonFactory
from tests.factories.meetings import MeetingFactory

NEW = {"name": "Biträdande rektorn", "title": "Biträdande rektor", "email": "Rektorn@Hedemora.example"}


@pytest.fixture
def sent(meeting, coordinator):
    meetings["send_agenda"](meeting, by=coordinator)
    return meeting


@pytest.fixture
def named(sent, member):
    """The member's substitute, as a part in the meeting."""
    return meetings["name_substitute"](sent, by=member, via="link", **NEW)


def part_of(person, meeting):
    return meeting.participants.get(person=person)


def told(person):
    return [(letter.kind, sequence(letter)) for letter in Letter.objects.filter(recipient=person).order_by("pk")]


def sequence(letter):
    """What the calendar is told: the method and the number."""
    lines = dict(line.split(":", 1) for line in letter.calendar.split("\r\n") if line.count(":") == 1)
    return f"{lines['METHOD']} {lines['SEQUENCE']}"


def seen(meeting, person):
    return Meeting.objects.seen_by(Person.objects.get(pk=person.pk)).filter(pk=meeting.pk).exists()


def test_to_name_a_substitute_is_to_decline(sent, member, named):
    declined = part_of(member, sent)

    assert (declined.answer, declined.answered_via) == ("no", "link")
    assert (named.stands_in_for, named.seat, named.is_invited) == (member, member.holdings.get().seat, True)


def test_somebody_new_stands_for_the_seats_organisation_and_cannot_sign_in(named, member):
    person = named.person

    assert (person.email, person.title) == ("rektorn@hedemora.example", "Biträdande rektor")
    assert (person.organisation, person.is_active) == (member.organisation, True)
    assert not person.has_usable_password()


def test_the_substitute_gets_the_agenda_the_invitation_and_a_link(named, sent):
    letter = Letter.objects.get(recipient=named.person)

    assert (letter.kind, sequence(letter)) == ("agenda", "REQUEST 0")
    assert letter.document == sent.agendas.get().document
    assert "Du kallas som ersättare för Skolchefen (Skolchef" in letter.body
    assert Link.objects.get(person=named.person).key.hex in letter.body


def test_the_coordinator_is_told_and_need_do_nothing(named, coordinator, sent):
    letter = Letter.objects.get(kind="substitute_named")

    assert letter.recipient == coordinator
    assert "Skolchefen (" in letter.body
    assert "rektorn@hedemora.example" in letter.body


def test_the_coordinator_is_not_told_of_what_they_did_themselves(sent, coordinator, member):
    part = meetings["name_substitute"](sent, by=coordinator, holder=member, **NEW)

    assert not Letter.objects.filter(kind="substitute_named").exists()
    assert (part.stands_in_for, part_of(member, sent).answered_via) == (member, "coordinator")


def test_a_known_address_is_the_known_person_whatever_its_case(sent, member):
    known = PersonFactory(email="rektorn@hedemora.example", name="Rektorn")
    part = meetings["name_substitute"](sent, by=member, **NEW)

    assert (part.person, Person.objects.filter(email__iexact=NEW["email"]).count()) == (known, 1)
    assert Person.objects.get(pk=known.pk).name == "Rektorn"


def test_no_citizen_is_a_substitute(sent, member):
    PersonFactory(email="rektorn@hedemora.example", organisation=None)

    with pytest.raises(StepRefused, match="Enskilda medborgare"):
        meetings["name_substitute"](sent, by=member, **NEW)


def test_one_who_no_longer_takes_part_is_no_substitute(sent, member):
    with pytest.raises(StepRefused, match="inte längre med"):
        meetings["name_substitute"](sent, by=member, person=PersonFactory(is_active=False))


def test_one_who_is_called_already_is_no_substitute(sent, member, chair, coordinator):
    meetings["add_guest"](sent, by=coordinator, person=PersonFactory(email=NEW["email"].lower()), reason="Sakkunnig")

    for whom in ({"person": chair}, {"person": member}, NEW):
        with pytest.raises(StepRefused, match="redan kallad"):
            meetings["name_substitute"](sent, by=member, **whom)
    assert not sent.participants.filter(answer="no").exists()


def test_two_seats_do_not_share_a_substitute(sent, named, chair):
    with pytest.raises(StepRefused, match="redan kallad"):
        meetings["name_substitute"](sent, by=chair, person=named.person)


def test_a_substitute_answers_and_names_nobody_further(sent, named):
    meetings["answer"](sent, by=named.person, answer="yes")

    with pytest.raises(StepRefused, match="En ersättare kan inte kalla en ersättare"):
        meetings["name_substitute"](sent, by=named.person, person=PersonFactory())


def test_the_adjoined_have_no_seat_for_another_to_sit_in(sent):
    adjoined = CooptionFactory(body=sent.body).person

    with pytest.raises(StepRefused, match="har ingen plats"):
        meetings["name_substitute"](Meeting.objects.get(), by=adjoined, person=PersonFactory())


def test_when_the_substitute_cannot_the_holder_and_the_coordinator_are_told(sent, named, member, coordinator):
    meetings["answer"](sent, by=named.person, answer="no", greeting="Är på kurs")

    letters = Letter.objects.filter(kind="substitute_cannot")
    assert {letter.recipient for letter in letters} == {member, coordinator}
    assert "Hälsning: Är på kurs" in letters[0].body


def test_nobody_names_a_substitute_for_somebody_else(sent, member, chair):
    for step, whom in (("name_substitute", {"person": PersonFactory()}), ("withdraw_substitute", {})):
        with pytest.raises(PermissionDenied):
            meetings[step](sent, by=chair, holder=member, **whom)


def test_pressed_twice_it_is_one_substitute_and_one_letter(sent, member, named):
    again = meetings["name_substitute"](sent, by=member, **NEW)

    assert (again, told(named.person)) == (named, [("agenda", "REQUEST 0")])
    assert Letter.objects.filter(kind="substitute_named").count() == 1


@pytest.mark.parametrize("change", ["yes", "maybe", "withdraw", "another"])
def test_changing_ones_mind_undoes_it(sent, member, named, change):
    steps = {
        "withdraw": lambda: meetings["withdraw_substitute"](sent, by=member),
        "another": lambda: meetings["name_substitute"](sent, by=member, person=PersonFactory()),
    }
    token = links.token(Link.objects.get(person=named.person))
    steps.get(change, lambda: meetings["answer"](sent, by=member, answer=change))()

    assert told(named.person) == [("agenda", "REQUEST 0"), ("no_longer_called", "CANCEL 1")]
    assert (links.find(token), seen(sent, named.person)) == (None, False)
    assert len(sent.participants.substitutes()) == (change == "another")


def test_to_say_no_again_keeps_the_substitute(sent, member, named):
    meetings["answer"](sent, by=member, answer="no", greeting="Ses nästa gång")

    assert part_of(named.person, sent).is_invited


def test_one_called_again_after_being_called_off_is_invited_anew(sent, member, named):
    meetings["answer"](sent, by=named.person, answer="yes")
    meetings["withdraw_substitute"](sent, by=member)
    again = meetings["name_substitute"](sent, by=member, person=named.person)

    assert told(named.person) == [("agenda", "REQUEST 0"), ("no_longer_called", "CANCEL 1"), ("agenda", "REQUEST 2")]
    assert (again.pk, again.answer, again.is_invited) == (named.pk, "", True)
    assert Link.objects.filter(person=named.person, revoked_at=None).count() == 1
    letters.reach_the_new(sent)
    assert len(told(named.person)) == 3


def test_a_guest_called_off_is_invited_anew_too(sent, coordinator):
    guest = PersonFactory()
    meetings["add_guest"](sent, by=coordinator, person=guest, reason="Sakkunnig")
    meetings["remove_guest"](sent, by=coordinator, guest=part_of(guest, sent))
    meetings["add_guest"](sent, by=coordinator, person=guest, reason="Sakkunnig")

    assert told(guest) == [("agenda", "REQUEST 0"), ("no_longer_called", "CANCEL 1"), ("agenda", "REQUEST 2")]


def test_a_substitute_called_off_may_come_as_a_guest(sent, member, coordinator, named):
    meetings["withdraw_substitute"](sent, by=member)
    meetings["add_guest"](sent, by=coordinator, person=named.person, reason="Sakkunnig")

    called = Meeting.objects.get().called_as(named.person)
    assert (called.role, called.stands_in_for_id) == ("Adjungerad", None)


def test_to_withdraw_nobody_is_nothing(sent, member):
    meetings["withdraw_substitute"](sent, by=member)

    assert [line.what for line in journal.of(sent)] == ["Skicka kallelsen"]


def test_a_substitute_sees_this_meeting_and_no_other(sent, named):
    other = MeetingFactory(body=sent.body, day=sent.day.replace(day=25))

    assert (seen(sent, named.person), seen(other, named.person)) == (True, False)
