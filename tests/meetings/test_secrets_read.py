"""Who read what is to be tried for secrecy, and who took something out as a file, is in the journal."""

from datetime import timedelta

import pytest

from councils.models import Role
from meetings.models import AgendaItem, Openness
from office import clock, journal
from office.models import Entry
from tests.conftest import sit
from tests.factories.meetings import AgendaItemFactory

READ = "Läste det som sekretess ska prövas för"


@pytest.fixture
def secret(meeting, member):
    item = AgendaItemFactory(
        body=meeting.body, meeting=meeting, position=2, state="accepted", text="Hemligt", proposed_by=member
    )
    AgendaItem.objects.filter(pk=item.pk).update(openness=Openness.SECRET, secrecy_ground="OSL 18 kap. 1 §")
    return item


def read():
    return [(line.what, line.matter, line.by.name, line.capacity) for line in Entry.objects.filter(kind="read")]


def out():
    return list(Entry.objects.filter(kind="export").values_list("what", "matter"))


@pytest.mark.parametrize(
    ("who", "as_what"),
    [
        ("coordinator", "brottsförebyggande samordnaren"),
        ("chair", "organets ordförande"),
        ("member", "den som föreslog ärendet och den som har en plats i organet"),
    ],
)
def test_whoever_opens_the_text_of_a_secret_item_is_in_the_journal(who, as_what, secret, signed_in, request):
    person = request.getfixturevalue(who)
    page = signed_in(person).get(f"/arbete/arenden/{secret.pk}/")

    if page.status_code == 200:
        assert "Hemligt" in page.content.decode()
        assert read() == [(READ, journal.matter_of(secret), person.name, as_what)]
    else:
        assert read() == []


def test_the_page_of_the_meeting_that_shows_it_is_a_line_of_the_meeting(secret, meeting, signed_in, coordinator):
    signed_in(coordinator).get(f"/arbete/moten/{meeting.pk}/")

    assert read() == [(READ, journal.matter_of(meeting), "Samordnaren", "brottsförebyggande samordnaren")]


def test_one_who_may_not_read_it_leaves_no_line(secret, meeting, signed_in, council):
    signed_in(sit(council, Role.MEMBER, name="En annan")).get(f"/arbete/moten/{meeting.pk}/")

    assert read() == []


def test_what_is_not_secret_is_read_without_a_line(meeting, signed_in, coordinator):
    signed_in(coordinator).get(f"/arbete/moten/{meeting.pk}/")

    assert read() == []


def test_read_again_within_the_hour_is_one_line_and_in_the_next_hour_two(secret, signed_in, coordinator, now):
    browser = signed_in(coordinator)
    for minutes, lines in ((0, 1), (59, 1), (60, 2)):
        with clock.pretending(now + timedelta(minutes=minutes)):
            browser.get(f"/arbete/arenden/{secret.pk}/")
        assert len(read()) == lines


def test_every_file_that_is_taken_out_is_a_line_each_time(meeting, signed_in, coordinator, council):
    browser = signed_in(coordinator)
    for address in (
        "/arbete/atgarder/lista.csv",
        "/arbete/utskick/lista.csv",
    ):
        assert browser.get(address).status_code == 200, address

    assert [what for what, _ in out()] == ["Hämtade åtgärderna som fil", "Hämtade utskicken som fil"]
    browser.get("/arbete/atgarder/lista.csv")
    assert len(out()) == 3


@pytest.mark.parametrize(
    ("who", "right", "as_what"),
    [
        ("coordinator", "meetings.see_all", "brottsförebyggande samordnaren"),
        ("member", "", "den egna listan"),
        ("administrator", "", "den egna listan"),
    ],
)
def test_a_file_of_actions_names_the_right_it_was_taken_with(who, right, as_what, signed_in, meeting, request):
    signed_in(request.getfixturevalue(who)).get("/arbete/atgarder/lista.csv?visa=alla")

    line = Entry.objects.get(kind="export")
    assert (line.right, line.capacity) == (right, as_what)
