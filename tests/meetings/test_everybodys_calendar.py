"""What stands in everybody's calendar, however often the meeting changes and whoever is to come.

Each person's calendar is a client that follows RFC 5546 to the letter: an invitation or a withdrawal is taken only when
its number is higher than that of what was taken before, and what is withdrawn is gone.
"""

from datetime import timedelta

import pytest

from councils.models import Holding, Person
from meetings.lifecycle import meetings
from meetings.models import Meeting
from office import clock
from office.almanac import local
from office.letters import message
from office.models import Letter
from tests.factories.councils import HoldingFactory, PersonFactory
from tests.office.calendar_by_hand import properties

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


class Client:
    """Reads the invitations of mails in the order they were sent."""

    def __init__(self):
        self.known = {}

    def receive(self, text):
        event, method = properties(text), properties(text, "VCALENDAR")["METHOD"][0]
        uid, number = event["UID"][0], int(event["SEQUENCE"][0])
        if uid not in self.known or number > self.known[uid][0]:
            self.known[uid] = (number, method, event["DTSTART"][0], event["LOCATION"][0])

    @property
    def shows(self):
        return [(start, place) for _, method, start, place in self.known.values() if method == "REQUEST"]


def invitation_in(letter):
    """What really leaves the house, with its method said in the mail as in the calendar."""
    for part in message(letter).message().walk():
        if part.get_content_type() == "text/calendar":
            text = part.get_payload(decode=True).decode()
            assert part.get_param("method") == properties(text, "VCALENDAR")["METHOD"][0]
            assert properties(text)["ATTENDEE"][0] == f"mailto:{letter.address}"
            yield text


def calendars():
    """{name: what the person's calendar shows}, of everyone who has had a letter."""
    clients = {}
    for letter in Letter.objects.reaching().select_related("recipient", "document").order_by("pk"):
        client = clients.setdefault(letter.recipient.name, Client())
        for text in invitation_in(letter):
            client.receive(text)
    return {name: client.shows for name, client in clients.items()}


def with_it_in_their_calendar():
    """Those who have the meeting as it stands now; nobody has it in any other way."""
    meeting = Meeting.objects.get()
    as_it_stands = [(local(meeting.starts_at).strftime("%Y%m%dT%H%M%S"), meeting.place)]
    found = calendars()
    assert [name for name, shown in found.items() if shown not in ([], as_it_stands)] == []
    return sorted(name for name, shown in found.items() if shown)


SEATED = ["Kommundirektören", "Samordnaren", "Skolchefen"]


@pytest.fixture
def sent(meeting, coordinator, now):
    meetings["send_agenda"](meeting, by=coordinator)
    return meeting


@pytest.fixture
def rector(member):
    return PersonFactory(name="Rektorn", organisation=member.organisation)


def take(step, meeting, by, **details):
    meetings[step](Meeting.objects.get(pk=meeting.pk), by=by, **details)


def move(meeting, by, **later):
    starts_at = Meeting.objects.get(pk=meeting.pk).starts_at + timedelta(**later)
    times = {"starts_at": starts_at, "ends_at": starts_at + 2 * HOUR}
    take("move", meeting, by, place="Biblioteket", reason="Krock", **times)


def test_the_whole_story_of_a_substitute(sent, coordinator, member, rector):
    assert with_it_in_their_calendar() == SEATED
    take("name_substitute", sent, member, person=rector)
    assert with_it_in_their_calendar() == sorted([*SEATED, "Rektorn"])
    move(sent, coordinator, days=7)
    assert with_it_in_their_calendar() == sorted([*SEATED, "Rektorn"])
    take("withdraw_substitute", sent, member)
    assert with_it_in_their_calendar() == SEATED
    move(sent, coordinator, days=1)
    assert with_it_in_their_calendar() == SEATED
    take("name_substitute", sent, member, person=rector)
    assert with_it_in_their_calendar() == sorted([*SEATED, "Rektorn"])
    take("cancel", sent, coordinator, reason="Sjukdom")
    assert with_it_in_their_calendar() == []


def test_a_substitute_who_is_called_off_and_called_again_has_the_meeting(sent, member, rector):
    for _ in range(3):
        take("name_substitute", sent, member, person=rector)
        assert "Rektorn" in with_it_in_their_calendar()
        take("withdraw_substitute", sent, member)
        assert "Rektorn" not in with_it_in_their_calendar()


def test_a_substitute_for_another_substitute_takes_over_the_meeting(sent, member, rector):
    other = PersonFactory(name="Biträdande rektorn", organisation=member.organisation)
    take("name_substitute", sent, member, person=rector)
    take("name_substitute", sent, member, person=other)

    assert with_it_in_their_calendar() == sorted([*SEATED, "Biträdande rektorn"])


def test_whoever_changes_their_mind_comes_and_the_substitute_does_not(sent, coordinator, member, rector):
    take("name_substitute", sent, member, person=rector)
    take("answer", sent, member, answer="yes")
    assert with_it_in_their_calendar() == SEATED

    move(sent, coordinator, hours=1)
    assert with_it_in_their_calendar() == SEATED


def test_a_guest_comes_and_goes_and_comes(sent, coordinator):
    guest = PersonFactory(name="Gästen")
    take("add_guest", sent, coordinator, person=guest, reason="Belysning")
    assert "Gästen" in with_it_in_their_calendar()
    take("remove_guest", sent, coordinator, guest=sent.participants.get())
    assert "Gästen" not in with_it_in_their_calendar()
    take("add_guest", sent, coordinator, person=guest, reason="Belysning")
    assert "Gästen" in with_it_in_their_calendar()


def leave(person, day):
    Holding.objects.filter(person=person).update(until=day)


def test_whoever_has_left_their_seat_loses_the_meeting_when_it_is_moved(sent, coordinator, member):
    leave(member, sent.day - DAY)
    move(sent, coordinator, days=1)

    assert with_it_in_their_calendar() == ["Kommundirektören", "Samordnaren"]
    assert Letter.objects.get(kind="no_longer_called").recipient == member


def test_on_paper_nobody_is_told_that_the_letter_changes_their_calendar(sent, coordinator, member):
    leave(member, sent.day - DAY)
    Person.objects.filter(pk=member.pk).update(email=None)
    move(sent, coordinator, days=1)

    body = Letter.objects.get(kind="no_longer_called").body
    assert "Stryk mötet om du har skrivit upp det. Du behöver inte göra något mer." in body
    assert "Brevet tar bort" not in body


def test_whoever_has_left_their_seat_loses_the_meeting_when_it_is_cancelled(sent, coordinator, member):
    leave(member, sent.day - DAY)
    take("cancel", sent, coordinator, reason="Sjukdom")

    assert with_it_in_their_calendar() == []
    assert Letter.objects.filter(kind="cancelled", recipient=member).exists()


def test_a_meeting_moved_past_a_change_in_a_seat_goes_from_the_one_to_the_other(sent, coordinator, member):
    seat = member.holdings.get().seat
    leave(member, sent.day)
    HoldingFactory(seat=seat, person=PersonFactory(name="Nya skolchefen"), since=sent.day + DAY)
    move(sent, coordinator, days=1)

    assert with_it_in_their_calendar() == ["Kommundirektören", "Nya skolchefen", "Samordnaren"]


def test_nobody_is_told_twice_that_they_are_not_called(sent, coordinator, member):
    leave(member, sent.day - DAY)
    move(sent, coordinator, days=1)
    move(sent, coordinator, days=1)
    take("cancel", sent, coordinator, reason="Sjukdom")

    assert list(Letter.objects.filter(recipient=member).order_by("pk").values_list("kind", flat=True)) == [
        "agenda",
        "no_longer_called",
    ]


def test_a_changed_agenda_leaves_the_meeting_where_it_is(sent, coordinator):
    with clock.pretending(clock.now() + HOUR):
        take("add_item", sent, coordinator, title="Nytt", late_because="Det hände i går.")
        take("send_changed_agenda", sent, coordinator)

    assert with_it_in_their_calendar() == SEATED
