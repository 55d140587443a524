"""A time, a place and a mark are changed over those that were read: whoever comes second sees what stands."""

from datetime import timedelta

import pytest

from meetings.lifecycle import items, meetings
from meetings.models import Attachment, Meeting
from office.lifecycle import StepRefused
from office.models import Letter, Stale
from tests.house.givens import text_file

SECRET = {"openness": "secret", "secrecy_ground": "OSL 18 kap. 1 §", "reason": "Pekar ut någon."}
A_WEEK = timedelta(days=7)


@pytest.fixture
def browser(signed_in, coordinator, now):
    return signed_in(coordinator)


def form_of(browser, address):
    """What the page sends when nothing is changed in it."""
    form = browser.get(address).context["form"]
    return {field.html_name: "" if (value := field.value()) is None else value for field in form}


def stored(thing):
    return type(thing)._base_manager.get(pk=thing.pk)


def moved(meeting, by):
    """A week later, by somebody else."""
    later = {"starts_at": meeting.starts_at + A_WEEK, "ends_at": meeting.ends_at + A_WEEK}
    meetings["move"](stored(meeting), by=by, place=meeting.place, reason="Krock", **later)
    return stored(meeting)


def test_another_room_does_not_undo_a_move_made_meanwhile(browser, meeting, coordinator):
    address = f"{meeting.get_absolute_url()}steg/move/"
    written = form_of(browser, address) | {"place": "Sal B", "reason": "Större sal"}
    fresh = moved(meeting, coordinator)
    page = browser.post(address, written)
    text = page.content.decode()

    assert (page.status_code, stored(meeting).starts_at, stored(meeting).place) == (422, fresh.starts_at, meeting.place)
    assert "Någon annan har flyttat mötet" in text
    assert "25 februari 2027 kl. 13.00" in text
    assert page.context["form"]["place"].value() == "Sal B"


def test_what_somebody_still_wants_is_sent_over_what_they_have_seen(browser, meeting, coordinator):
    address = f"{meeting.get_absolute_url()}steg/move/"
    written = form_of(browser, address) | {"place": "Sal B", "reason": "Större sal"}
    moved(meeting, coordinator)
    seen = browser.post(address, written).context["form"]["over"].value()

    assert browser.post(address, written | {"over": seen}).status_code == 302
    assert (stored(meeting).starts_at, stored(meeting).place) == (meeting.starts_at, "Sal B")


def test_a_move_by_somebody_else_is_told_in_the_preview_too(browser, meeting, coordinator):
    meetings["send_agenda"](meeting, by=coordinator)
    address = f"{meeting.get_absolute_url()}steg/move/"
    written = form_of(browser, address) | {"place": "Sal B", "reason": "Större sal"}
    moved(meeting, coordinator)

    assert browser.post(address, written | {"forhandsgranska": "ja"}).status_code == 422


def test_a_form_that_does_not_say_what_it_moves_moves_nothing(browser, meeting):
    address = f"{meeting.get_absolute_url()}steg/move/"
    written = form_of(browser, address) | {"place": "Sal B", "reason": "Större sal"}
    del written["over"]

    assert browser.post(address, written).status_code == 422
    assert stored(meeting).place == meeting.place


def test_what_has_changed_beside_time_and_place_stands_in_nobody_s_way(browser, meeting, coordinator):
    address = f"{meeting.get_absolute_url()}steg/move/"
    written = form_of(browser, address) | {"place": "Sal B", "reason": "Större sal"}
    Meeting.objects.filter(pk=meeting.pk).update(sequence=7)

    assert browser.post(address, written).status_code == 302


def test_a_page_left_open_does_not_take_a_mark_of_secrecy_away(browser, proposed, coordinator):
    address = f"/arbete/arenden/{proposed.pk}/steg/classify/"
    written = form_of(browser, address) | {"openness": "internal", "reason": "Så brukar vi göra."}
    items["classify"](stored(proposed), by=coordinator, **SECRET)
    page = browser.post(address, written)

    assert (page.status_code, stored(proposed).openness) == (422, "secret")
    assert "Sekretess ska prövas (OSL 18 kap. 1 §)" in page.content.decode()

    assert browser.post(address, written | {"over": page.context["form"]["over"].value()}).status_code == 302
    assert stored(proposed).openness == "internal"


def test_a_paper_s_mark_is_changed_over_the_one_that_was_read(browser, meeting, coordinator):
    meetings["add_paper"](meeting, by=coordinator, upload=text_file())
    paper = Attachment.objects.get()
    address = f"/arbete/bilagor/{paper.file.uuid}/oppenhet/"
    written = form_of(browser, address) | {"openness": "open", "reason": "Kan visas."}
    assert browser.post(address, written | SECRET).status_code == 302

    assert browser.post(address, written).status_code == 422
    assert stored(paper).openness == "secret"


def test_in_code_too_whoever_says_what_they_read_is_held_to_it(meeting, proposed, coordinator, now):
    with pytest.raises(Stale):
        items["classify"](proposed, by=coordinator, over="secret/", **SECRET)
    same = {"starts_at": meeting.starts_at, "ends_at": meeting.ends_at, "place": "Sal B", "reason": "x"}
    with pytest.raises(Stale):
        meetings["move"](meeting, by=coordinator, over=1, **same)
    with pytest.raises(StepRefused):
        meetings["move"](meeting, by=coordinator, over=0, **same | {"place": meeting.place})
    assert not Letter.objects.of_kinds("moved").exists()
