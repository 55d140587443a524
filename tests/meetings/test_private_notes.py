"""What one writes for oneself is read by nobody else: not the coordinator, not the administrator, on no page."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.core.exceptions import PermissionDenied

from meetings.lifecycle import private_notes
from meetings.models import PrivateNote
from office.models import Entry, Letter
from tests.house.estate import browser_of
from tests.meetings.sitting import under_way
from tests.pages import form_with, text_of

SECRET = "Fråga chefen i enrum om fikat."


@pytest.fixture
def meeting(council, coordinator, chair, member, now):
    return under_way(council)


@pytest.fixture
def address(meeting):
    return f"{meeting.get_absolute_url()}egna-anteckningar/"


def save(person, address, over, text, **more):
    return browser_of(person).post(address, {"over": over, "text": text, **more})


def test_ones_own_note_is_saved_and_shown_again_on_both_pages(meeting, address, member):
    save(member, address, 1, SECRET)

    for page in ("", "pagar/"):
        shown = browser_of(member).get(meeting.get_absolute_url() + page)
        assert form_with(shown, "text")["text"] == SECRET


def test_nobody_else_reads_it_anywhere(meeting, address, member, coordinator, chair, administrator):
    save(member, address, 1, SECRET)
    pages = [meeting.get_absolute_url(), f"{meeting.get_absolute_url()}pagar/", "/arbete/", "/arbete/moten/?ar=2027"]

    shown = [browser_of(person).get(page) for person in (coordinator, chair, administrator) for page in pages]
    assert [answer.request["PATH_INFO"] for answer in shown if SECRET in answer.content.decode()] == []


def test_it_is_in_no_journal_no_letter_and_no_other_row(meeting, address, member):
    save(member, address, 1, SECRET)
    save(member, address, 2, f"{SECRET} Och mer.")

    holding = [
        model.__name__ for model in apps.get_models() for row in model._base_manager.values() if "i enrum" in str(row)
    ]
    assert set(holding) == {"PrivateNote"}
    assert not Entry.objects.filter(right="meetings.write_private_note").exists()
    assert not Letter.objects.exists()


def test_the_administration_does_not_know_of_it():
    assert PrivateNote not in admin.site._registry


def test_each_writes_in_a_note_of_their_own(meeting, address, member, coordinator):
    save(member, address, 1, SECRET)
    save(coordinator, address, 1, "Mitt eget.")

    assert dict(PrivateNote.objects.values_list("person__name", "text")) == {
        "Skolchefen": SECRET, "Samordnaren": "Mitt eget.",
    }  # fmt: skip


def test_nobody_writes_in_anothers_note(meeting, member, coordinator):
    note = PrivateNote.objects.create(meeting=meeting, person=member, text=SECRET)

    with pytest.raises(PermissionDenied):
        private_notes["write_private_note"](note, by=coordinator, over=1, text="Ändrat.")


def test_one_who_does_not_see_the_meeting_has_no_note_there(address, stranger):
    assert save(stranger, address, 1, "Mitt.").status_code == 404
    assert not PrivateNote.objects.exists()


def test_reading_the_page_keeps_no_row(meeting, member):
    browser_of(member).get(f"{meeting.get_absolute_url()}pagar/")

    assert not PrivateNote.objects.exists()


def test_two_devices_at_once_lose_neither_text(address, member):
    save(member, address, 1, "Från telefonen.")
    stale = save(member, address, 1, "Från datorn.")
    both = save(member, address, 2, "Från datorn.", choice="both")

    assert (stale.status_code, both.status_code) == (422, 302)
    assert "Från telefonen." in text_of(stale)
    assert PrivateNote.objects.get().text == "Från telefonen.\nFrån datorn."


def test_one_comes_back_to_where_one_wrote(address, member, meeting):
    page = meeting.get_absolute_url()

    assert save(member, address, 1, "a").url == page
    assert save(member, address, 2, "b", punkt="2").url == f"{page}pagar/?punkt=2"
    assert save(member, address, 3, "c", punkt="//annan.example").url == page


def test_before_the_meeting_is_called_its_page_asks_for_no_note(council, member, now):
    planned = under_way(council, hour=9)
    type(planned).objects.filter(pk=planned.pk).update(state="planned")

    assert b"egna-anteckningar" not in browser_of(member).get(planned.get_absolute_url()).content
