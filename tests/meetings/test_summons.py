"""What stands in the way of the summons, who gets it, and its next version."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from meetings.lifecycle import meetings
from meetings.models import Agenda, AgendaItem, Meeting, Participant, State
from office import clock
from office.lifecycle import StepRefused
from office.models import Document, Letter
from tests.factories.councils import CooptionFactory, HoldingFactory, PersonFactory
from tests.factories.meetings import AgendaItemFactory, MeetingFactory


@pytest.fixture
def sent(meeting, coordinator):
    meetings["send_agenda"](meeting, by=coordinator)
    return meeting


def receivers(kind="agenda"):
    return sorted(Letter.objects.filter(kind=kind).values_list("recipient__name", flat=True))


def add(meeting, by, title="Nytt"):
    return meetings["add_item"](meeting, by=by, title=title, late_because="Det hände i går.")


@pytest.mark.parametrize(
    ("undo", "reason"),
    [
        (lambda meeting: meeting.items.update(state="withdrawn"), "Dagordningen har inga ärenden än."),
        (lambda meeting: Meeting.objects.update(place=""), "Mötet har ingen plats än."),
    ],
)
def test_what_must_be_done_first_is_told(meeting, coordinator, undo, reason):
    undo(meeting)

    with pytest.raises(StepRefused, match=reason):
        meetings["send_agenda"](meeting, by=coordinator)
    assert (Agenda.objects.count(), Document.objects.count(), Letter.objects.count()) == (0, 0, 0)


def test_a_body_with_nobody_in_it_is_not_called(steering_group, coordinator, now):
    meeting = MeetingFactory(body=steering_group, items=["Öppnande"])

    assert meetings["send_agenda"].missing(meeting) == ["Ingen plats i organet är tillsatt, så ingen kan kallas."]


def test_a_meeting_that_has_begun_is_not_called(meeting, coordinator):
    with clock.pretending(meeting.starts_at), pytest.raises(StepRefused, match="Mötet har redan börjat"):
        meetings["send_agenda"](meeting, by=coordinator, late_reason="Glömt")


def test_a_late_agenda_without_a_reason_is_not_sent(meeting, coordinator):
    late = meeting.agenda_deadline + timedelta(minutes=1)

    with clock.pretending(late), pytest.raises(StepRefused, match=r"senast torsdag 11 februari 2027 kl\. 13\.00"):
        meetings["send_agenda"](meeting, by=coordinator, late_reason="  ")
    assert Agenda.objects.count() == 0


def test_a_member_sends_nothing(meeting, member):
    with pytest.raises(PermissionDenied):
        meetings["send_agenda"](meeting, by=member)


def test_holders_the_adjoined_and_guests_are_called_each_once(meeting, coordinator, member):
    CooptionFactory(body=meeting.body, person__name="Adjungerad")
    CooptionFactory(body=meeting.body, person=member)
    Participant.objects.create(
        meeting=meeting, person=PersonFactory(name="Gästen"), reason="Belysning", is_invited=True
    )
    Participant.objects.create(meeting=meeting, person=member, reason="Dubbelt", is_invited=True)

    meetings["send_agenda"](meeting, by=coordinator)

    assert receivers() == ["Adjungerad", "Gästen", "Kommundirektören", "Samordnaren", "Skolchefen"]


def test_those_are_called_who_hold_their_seat_on_the_day_of_the_meeting(meeting, coordinator, member):
    seat = member.holdings.get().seat
    member.holdings.update(until=meeting.day - timedelta(days=1))
    HoldingFactory(seat=seat, person__name="Nya skolchefen", since=meeting.day)

    meetings["send_agenda"](meeting, by=coordinator)

    assert receivers() == ["Kommundirektören", "Nya skolchefen", "Samordnaren"]


def test_what_was_sent_stays_as_it_was(sent):
    AgendaItem.objects.update(title="Något annat")

    agenda = Agenda.objects.get()
    assert [item["title"] for item in agenda.content["items"]] == ["Öppnande"]
    assert "Något annat" not in agenda.document.html


def test_the_agenda_knows_what_it_was_sent_against(sent, now):
    agenda = Agenda.objects.get()

    assert (agenda.number, agenda.sent_at, agenda.deadline) == (1, now, sent.agenda_deadline)
    assert (agenda.is_late, agenda.recipients) == (False, 3)


def test_the_same_agenda_is_not_sent_twice(sent, coordinator):
    with pytest.raises(StepRefused, match="likadan som den som skickades"):
        meetings["send_changed_agenda"](sent, by=coordinator)


def test_a_changed_agenda_is_version_two_with_its_changes_first(sent, coordinator):
    add(sent, coordinator)

    agenda = meetings["send_changed_agenda"](sent, by=coordinator, greeting="Obs!")

    assert (agenda.number, agenda.changes) == (2, ["Ny punkt 2: ”Nytt”."])
    assert [item["added_in"] for item in agenda.content["items"]] == [1, 2]
    letter = Letter.objects.filter(kind="changed_agenda").first()
    assert letter.subject.startswith("Ändrad dagordning, version 2: Brå")
    assert letter.body.startswith("Ny punkt 2: ”Nytt”.\n")


def test_a_changed_agenda_raises_the_calendars_number(sent, coordinator):
    add(sent, coordinator)
    meetings["send_changed_agenda"](sent, by=coordinator)

    assert "SEQUENCE:1" in Letter.objects.filter(kind="changed_agenda").first().calendar.split("\r\n")


def test_a_changed_agenda_after_the_deadline_is_not_late_when_the_first_was_in_time(sent, coordinator):
    with clock.pretending(sent.agenda_deadline + timedelta(days=2)):
        add(sent, coordinator)
        agenda = meetings["send_changed_agenda"](sent, by=coordinator)

    assert (agenda.is_late, Agenda.objects.get(number=1).is_late) == (False, False)


def test_late_is_late_for_ever_however_the_meeting_is_moved(meeting, coordinator):
    with clock.pretending(meeting.agenda_deadline + timedelta(minutes=1)):
        meetings["send_agenda"](meeting, by=coordinator, late_reason="Glömt")
        moved = meeting.starts_at + timedelta(days=30)
        times = {"starts_at": moved, "ends_at": moved + timedelta(hours=1)}
        meetings["move"](meeting, by=coordinator, place="Kommunhuset", reason="Krock", **times)

    assert (Agenda.objects.get().is_late, Agenda.objects.get().late_reason) == (True, "Glömt")


def test_a_guest_who_comes_after_the_summons_gets_it_too(sent, coordinator):
    guest = PersonFactory(name="Gästen")

    meetings["add_guest"](sent, by=coordinator, person=guest, reason="Belysning")

    assert receivers() == ["Gästen", "Kommundirektören", "Samordnaren", "Skolchefen"]


def test_a_guest_before_the_summons_waits_for_it(meeting, coordinator):
    meetings["add_guest"](meeting, by=coordinator, person=PersonFactory(), reason="Belysning")

    assert Letter.objects.count() == 0


def test_no_citizen_is_a_guest(meeting, coordinator):
    with pytest.raises(StepRefused, match="Enskilda medborgare kan inte delta"):
        meetings["add_guest"](meeting, by=coordinator, person=PersonFactory(organisation=None), reason="Vill")


def test_a_guest_is_asked_once_with_the_latest_reason(meeting, chair):
    guest = PersonFactory()
    for reason in ("Belysning", "Skolvägar"):
        meetings["add_guest"](meeting, by=chair, person=guest, reason=reason)

    assert [each.reason for each in meeting.participants.invited()] == ["Skolvägar"]


def test_a_guest_who_is_not_to_come_loses_the_invitation(sent, coordinator):
    meetings["add_guest"](sent, by=coordinator, person=PersonFactory(name="Gästen"), reason="Belysning")

    meetings["remove_guest"](sent, by=coordinator, guest=sent.participants.get())

    letter = Letter.objects.get(kind="no_longer_called")
    assert (letter.recipient.name, "METHOD:CANCEL" in letter.calendar) == ("Gästen", True)
    assert not sent.participants.invited().exists()


def test_a_secret_item_shows_its_title_and_nothing_more(meeting, coordinator):
    AgendaItemFactory(
        meeting=meeting,
        body=meeting.body,
        state="accepted",
        title="Ärende A",
        text="Hemligt",
        openness="secret",
        position=2,
    )

    agenda = meetings["send_agenda"](meeting, by=coordinator)

    assert "Ärende A" in agenda.document.html
    assert "Hemligt" not in agenda.document.html


def test_a_sent_meeting_waits_for_its_day(sent):
    assert (sent.state, sent.is_summoned, sent.is_ahead) == (State.SUMMONED, True, True)
