"""What is marked for secrecy afterwards is so in every version: in those that were replaced, and those to come."""

import pytest

from meetings.lifecycle import items, meetings
from meetings.lifecycle.following import CARRIED_ALONG
from meetings.models import AgendaItem, Openness
from office import documents
from office.letters import message
from office.models import Document, Letter, Marking
from records import register
from tests.factories.councils import ReadershipFactory
from tests.factories.meetings import AgendaItemFactory
from tests.meetings import held
from tests.meetings.packing import made, zipped
from tests.meetings.refused import of

SECRET = {"openness": "secret", "secrecy_ground": "OSL 26 kap. 1 §", "reason": "Kan gälla en enskild."}
WORD = "Gnistregnet"


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def over(council, coordinator, chair, member, now):
    meeting = held.held(council, chair, items=["Öppnande", "Skolvägar"])
    held.close(held.item_of(meeting, "Skolvägar"), notes=WORD)
    return held.fresh(meeting)


@pytest.fixture
def reopened(over, coordinator, chair):
    """Version 1 told the word openly; it was opened again, and version 2 tells it too and waits for approval."""
    meeting = held.approved(over, coordinator, chair)
    meetings["reopen_minutes"](meeting, by=coordinator, reason="Fel datum.")
    return held.sent(held.fresh(meeting), coordinator, chair)


def mark(meeting, by, **more):
    items["classify"](held.item_of(meeting, "Skolvägar"), by=by, **SECRET | more)


def approve(meeting, chair):
    meetings["approve_minutes"](held.fresh(meeting), by=chair)
    for document in Document.objects.all():
        documents.render(document)
    return held.fresh(meeting)


def pdf_of(browser, meeting, number):
    return browser.get(f"{meeting.get_absolute_url()}protokoll/{number}.pdf")


def page_of(browser, meeting, number):
    return browser.get(f"{meeting.get_absolute_url()}protokoll/{number}/").content.decode()


def test_until_it_is_marked_every_version_tells_it(reopened, chair, member, signed_in):
    approve(reopened, chair)

    assert [WORD in page_of(signed_in(member), reopened, number) for number in (1, 2)] == [True, True]
    assert [pdf_of(signed_in(member), reopened, number).status_code for number in (1, 2)] == [200, 200]


def test_marked_at_last_no_version_tells_it_any_more(reopened, coordinator, chair, member, signed_in):
    approve(reopened, chair)
    mark(reopened, coordinator)

    assert [WORD in page_of(signed_in(member), reopened, number) for number in (1, 2)] == [False, False]
    assert [pdf_of(signed_in(member), reopened, number).status_code for number in (1, 2)] == [403, 403]
    assert [pdf_of(signed_in(chair), reopened, number).status_code for number in (1, 2)] == [200, 200]


def test_what_is_marked_while_they_wait_for_approval_is_printed_as_it_is_marked(
    reopened, coordinator, chair, member, signed_in, client
):
    mark(reopened, coordinator)
    approved = approve(reopened, chair)
    new = approved.minutes_versions.get(number=2)

    assert [WORD in each.html for each in (new.document, new.public_document)] == [False, False]
    assert [pdf_of(signed_in(member), reopened, number).status_code for number in (1, 2)] == [403, 200]
    assert WORD not in client.get(f"/moten/{reopened.pk}/protokoll/").content.decode()


def test_the_letter_with_the_new_version_has_no_word_of_it(reopened, coordinator, chair, member):
    mark(reopened, coordinator)
    approve(reopened, chair)
    letter = Letter.objects.filter(recipient=member, kind="minutes_approved").latest("pk")

    assert b"application/pdf" in message(letter).as_bytes()
    assert WORD not in letter.document.html + letter.body


def test_no_link_and_no_pack_opens_the_old_version(reopened, coordinator, chair, member, client):
    mark(reopened, coordinator)
    approve(reopened, chair)
    parcel = zipped(made(reopened, member))
    minutes = [name for name in parcel.namelist() if name.startswith("Minnesanteckningar/")]

    assert [client.get(f"{of(member)}protokoll/{number}.pdf").status_code for number in (1, 2)] == [403, 200]
    assert [name[-7:] for name in minutes] == ["-v2.pdf"]
    assert any("version 1: sekretess" in parcel.read(name).decode("utf-8", "replace") for name in parcel.namelist())


def test_the_register_marks_each_version_and_lets_auditors_read_none(reopened, coordinator, chair):
    approve(reopened, chair)
    mark(reopened, coordinator)
    versions = reopened.minutes_versions.all()
    told = [f"d{each.document_id}" for each in versions] + [f"d{each.public_document_id}" for each in versions]

    assert {register.entry(number).subject.is_secret for number in told} == {True}
    assert [register.entry(number, with_secrets=False) for number in told] == [None] * 4
    assert list(register.found(WORD, with_secrets=False)) == []


@pytest.mark.parametrize(("role", "reads"), [("politician", False), ("auditor", True)])
def test_the_reading_room_tells_it_as_it_is_marked_now(role, reads, over, coordinator, chair, signed_in):
    held.approved(over, coordinator, chair)
    mark(over, coordinator)
    page = signed_in(ReadershipFactory(role=role).person).get(f"/arbete/lasrum/{over.pk}/").content.decode()

    assert (WORD in page) is reads


def test_one_who_makes_an_item_secret_in_its_text_marks_what_was_sent(meeting, proposed, coordinator, member):
    items["accept"](proposed, by=coordinator, meeting=meeting)
    agenda = meetings["send_agenda"](held.fresh(meeting), by=coordinator)
    letter = Letter.objects.get(recipient=member, kind="agenda")
    proposed.refresh_from_db()
    items["edit_item"](proposed, by=coordinator, over=proposed.version, openness="secret", secrecy_ground="OSL 18:1")
    agenda.document.refresh_from_db()

    assert agenda.document.openness == Openness.SECRET
    assert b"application/pdf" not in message(Letter.objects.get(pk=letter.pk)).as_bytes()


def test_an_item_taken_off_the_agenda_marks_the_agenda_that_told_of_it(meeting, proposed, coordinator):
    items["accept"](proposed, by=coordinator, meeting=meeting)
    agenda = meetings["send_agenda"](held.fresh(meeting), by=coordinator)
    proposed.refresh_from_db()
    items["park"](proposed, by=coordinator)
    items["classify"](proposed, by=coordinator, **SECRET)
    agenda.document.refresh_from_db()

    assert agenda.document.openness == Openness.SECRET


@pytest.mark.parametrize("number", range(3))
def test_an_item_carried_over_is_marked_at_every_meeting_it_stood_at(number, meeting, proposed, coordinator, member):
    """Whichever of them is marked; a text that is internal stays so where another is opened."""
    first = proposed
    second = AgendaItemFactory(body=first.body, carried_from=first, text=first.text)
    third = AgendaItemFactory(body=first.body, carried_from=second, text=first.text)
    items["classify"]([first, second, third][number], by=coordinator, **SECRET)

    assert {each.openness for each in AgendaItem.objects.filter(text=first.text)} == {Openness.SECRET}
    items["classify"](AgendaItem.objects.get(pk=second.pk), by=coordinator, openness="open")
    assert [AgendaItem.objects.get(pk=each.pk).openness for each in (first, second, third)] == [
        "secret",
        "open",
        "secret",
    ]
    assert Marking.objects.filter(reason=CARRIED_ALONG, by=coordinator).count() == 2


def test_the_agenda_that_told_of_what_was_carried_from_it_is_held_back(meeting, proposed, coordinator):
    items["accept"](proposed, by=coordinator, meeting=meeting)
    agenda = meetings["send_agenda"](held.fresh(meeting), by=coordinator)
    copy = AgendaItemFactory(body=proposed.body, carried_from=proposed, text=proposed.text)
    items["classify"](copy, by=coordinator, **SECRET)
    agenda.document.refresh_from_db()

    assert agenda.document.openness == Openness.SECRET
