"""A step taken from a page that is no longer true: that it has changed is said, once, and nobody is blamed."""

import pytest

STALE = "har ändrats sedan du öppnade sidan. Läs om sidan."
FIRST = "Det här behövs först"


@pytest.fixture
def browser(signed_in, coordinator):
    return signed_in(coordinator)


def test_a_summons_sent_again_from_another_tab_is_said_to_have_changed(meeting, browser):
    page = f"/arbete/moten/{meeting.pk}/steg/send_agenda/"
    assert browser.post(page, {"greeting": ""}).status_code == 302

    again = browser.post(page, {"greeting": ""}).content.decode()
    assert again.count(STALE) == 1
    assert "någon annan" not in again
    assert FIRST not in again


@pytest.mark.parametrize("name", ["send_agenda", "end", "call_for_items"])
def test_a_page_of_a_step_that_can_no_longer_be_taken_asks_for_nothing_first(name, meeting, browser):
    type(meeting).objects.filter(pk=meeting.pk).update(state="cancelled")
    page = browser.get(f"/arbete/moten/{meeting.pk}/steg/{name}/").content.decode()

    assert "Det kan redan vara gjort." in page
    assert FIRST not in page
