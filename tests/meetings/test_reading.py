"""The reading room: what politicians and auditors read without taking part, and the trace that auditors leave."""

from datetime import date

import pytest
from django.contrib.auth import SESSION_KEY

from meetings.lifecycle import meetings
from meetings.models import AgendaItem, Attachment, Openness, State
from office import journal, uploads
from tests.factories.councils import OrganisationFactory, PersonFactory, ReadershipFactory
from tests.factories.meetings import MeetingFactory
from tests.factories.situation import RapporteurFactory
from tests.house.estate import text_file
from tests.meetings import held

ROOM = "/arbete/lasrum/"
SAID = ["Det hemliga.", "Det interna.", "Vi gick igenom läget."]


@pytest.fixture
def over(council, coordinator, chair, member, now):
    """A meeting with approved minutes, in which something is to be tried for secrecy and something is internal."""
    meeting = held.with_closed_items(council, chair)
    item = held.item_of(meeting, "Känsligt ärende")
    Attachment.objects.create(item=item, file=uploads.keep(text_file("hemligt.txt"), coordinator))
    return held.approved(meeting, coordinator, chair)


@pytest.fixture
def read(client, now):
    """read(role, address) is the answer that somebody who reads in that role gets."""
    readers = {}

    def ask(role, address):
        if role not in readers:
            readers[role] = ReadershipFactory(role=role).person
        if client.session.get(SESSION_KEY) != str(readers[role].pk):
            client.force_login(readers[role])
        return client.get(address)

    return ask


def page(meeting):
    return f"{ROOM}{meeting.pk}/"


@pytest.mark.parametrize(("role", "told"), [("politician", SAID[1:]), ("auditor", SAID)])
def test_each_reads_as_much_of_approved_minutes_as_their_role_gives(role, told, over, read):
    text = read(role, page(over)).content.decode()

    assert [words for words in SAID if words in text] == told
    assert ("hemligt.txt" in text) is (role == "auditor")


@pytest.mark.parametrize("role", ["politician", "auditor"])
def test_nobody_reads_a_draft(role, council, coordinator, chair, member, read):
    meeting = held.held(council, chair)
    text = read(role, page(meeting)).content.decode()
    sent = held.sent(meeting, coordinator, chair)

    assert "Vi gick igenom läget." not in text + read(role, page(sent)).content.decode()


@pytest.mark.parametrize("state", [State.PLANNED, State.CALLED, State.CANCELLED])
def test_a_meeting_that_nobody_has_been_called_to_is_not_there(state, council, read):
    meeting = MeetingFactory(body=council, state=state)

    assert [read(role, page(meeting)).status_code for role in ("politician", "auditor")] == [404, 404]


def test_of_the_est_group_politicians_know_nothing(est, read, now):
    meeting = MeetingFactory(body=est, state=State.SUMMONED, items=["Läget i centrum"])
    rooms = [read(role, ROOM).content.decode() for role in ("politician", "auditor")]

    assert [page(meeting) in room for room in rooms] == [False, True]
    assert [read(role, page(meeting)).status_code for role in ("politician", "auditor")] == [404, 200]


@pytest.mark.parametrize("role", ["politician", "auditor"])
def test_a_reader_is_let_in_nowhere_else(role, over, read):
    item, paper = over.agenda_items[0], Attachment.objects.get()
    doors = [over.get_absolute_url(), f"/arbete/arenden/{item.pk}/", f"/arbete/bilagor/{paper.file.uuid}/"]

    assert [read(role, address).status_code for address in doors] == [404, 404, 404]
    assert over.get_absolute_url() not in read(role, f"/arbete/moten/?ar={over.day.year}").content.decode()


def test_no_page_of_the_room_tells_anybodys_address(over, member, read):
    pages = [
        read(role, address).content.decode() for role in ("politician", "auditor") for address in (ROOM, page(over))
    ]

    assert [text for text in pages if member.email in text] == []


@pytest.mark.parametrize(("role", "lines"), [
    ("politician", []), ("auditor", ["Läste mötets sida", "Läste bilaga {paper}"]),
])  # fmt: skip
def test_what_an_auditor_opens_is_a_line_in_the_journal(role, lines, over, read):
    paper = Attachment.objects.get()
    before = journal.of(over).count()
    read(role, ROOM)
    read(role, page(over))
    answer = read(role, f"{page(over)}bilagor/{paper.file.uuid}/")
    kept = list(journal.of(over))[before:]

    assert answer.status_code == (200 if lines else 404)
    assert b"".join(answer) == "Underlag till mötet.".encode() or not lines
    assert [line.what for line in kept] == [line.format(paper=paper.pk) for line in lines]
    assert {line.right for line in kept} <= {"meetings.review"}


def test_a_sent_agenda_is_read_and_one_that_tells_a_secret_since_only_by_auditors(meeting, coordinator, read):
    item = AgendaItem.objects.get(meeting=meeting)
    AgendaItem.objects.filter(pk=item.pk).update(text="Vad som ska sägas.")
    meetings["send_agenda"](meeting, by=coordinator)
    address = f"{page(meeting)}dagordning/1/"
    before = [read(role, address).status_code for role in ("politician", "auditor")]
    AgendaItem.objects.filter(pk=item.pk).update(openness=Openness.SECRET, secrecy_ground="OSL 18:1")

    assert before == [202, 202]
    assert [read(role, address).status_code for role in ("politician", "auditor")] == [403, 202]


def test_the_room_is_shut_the_day_after_the_right_is_over(over, client, now):
    gone = ReadershipFactory(until=date(2027, 2, 2)).person
    RapporteurFactory(person=gone, organisation=OrganisationFactory())  # who still has something to come in for
    client.force_login(gone)

    assert [client.get(address).status_code for address in (ROOM, page(over))] == [404, 404]


def test_the_room_costs_the_same_with_many_meetings(over, council, read, django_assert_max_num_queries):
    read("auditor", ROOM)
    with django_assert_max_num_queries(12):
        read("auditor", ROOM)
    for day in range(1, 29):
        MeetingFactory(body=council, day=date(2026, 6, day), state=State.HELD)
    with django_assert_max_num_queries(12):
        text = read("auditor", ROOM).content.decode()

    assert text.count(ROOM) > 28


def test_one_who_reads_nothing_finds_no_room(over, client, now):
    client.force_login(RapporteurFactory(person=PersonFactory()).person)

    assert ROOM not in client.get("/arbete/").content.decode()
    assert client.get(ROOM).status_code == 404


@pytest.mark.parametrize("role", ["politician", "auditor"])
def test_the_start_page_leads_into_the_room(role, over, read):
    page = read(role, "/arbete/").content.decode()

    assert "Nytt i läsrummet" in page
    assert f'href="{ROOM}{over.pk}/"' in page
    assert "Inget möte är planerat" not in page


def test_a_member_who_also_reads_keeps_the_doors_of_a_member(member, over, client):
    ReadershipFactory(role="politician", person=member)
    client.force_login(member)
    page = client.get("/arbete/").content.decode()

    assert "Nytt i läsrummet" in page
    assert 'href="/arbete/moten/"' in page
