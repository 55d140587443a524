"""The meeting's own page as the meeting goes by: what is next stands first, and there is one way to it."""

import pytest

from meetings.lifecycle import meetings
from tests.meetings import held
from tests.meetings.sitting import under_way
from tests.pages import text_of


@pytest.fixture
def over(council, coordinator, chair, member, now):
    return held.held(council, chair)


@pytest.fixture
def begun(council, coordinator, member, now):
    return under_way(council)


def shown(page, *words):
    """Where each of the words stands on the page, for they are read from the top on a phone."""
    text = text_of(page)
    assert [word for word in words if word not in text] == []
    return [text.index(word) for word in words]


@pytest.mark.parametrize(("person", "words"), [("coordinator", "Fortsätt mötet"), ("member", "Följ mötet")])
def test_one_way_leads_into_a_meeting_under_way_before_its_agenda(person, words, request, signed_in, begun):
    page = signed_in(request.getfixturevalue(person)).get(begun.get_absolute_url())

    assert page.content.decode().count(f'href="{begun.get_absolute_url()}pagar/"') == 1
    places = shown(page, words, "Dagordning")
    assert places == sorted(places)


def test_what_came_of_a_meeting_stands_before_its_agenda(signed_in, over, coordinator, chair, member):
    page = signed_in(member).get(held.approved(over, coordinator, chair).get_absolute_url())

    places = shown(page, "Minnesanteckningar, version 1 (PDF)", "Dagordning", "Så var mötet")
    assert places == sorted(places)


def test_sending_the_minutes_says_what_then_happens_and_nothing_of_a_summons(signed_in, over, coordinator):
    page = text_of(signed_in(coordinator).get(f"{over.get_absolute_url()}steg/send_minutes/"))

    assert "de som justerar får ett brev" in page
    assert [words for words in ("Skickas till", "kallelsen", "svarsknappar") if words in page] == []


def test_the_page_of_the_draft_calls_the_text_what_the_body_calls_it(signed_in, over, coordinator):
    page = text_of(signed_in(coordinator).get(f"{over.get_absolute_url()}protokoll/?visa=oppen"))

    assert "när minnesanteckningarna har justerats" in page
    assert "rotokollet" not in page


def test_minutes_of_a_body_that_keeps_notes_are_nowhere_called_a_protocol(signed_in, over, coordinator, chair):
    approving = held.sent(over, coordinator, chair)
    page = text_of(signed_in(chair).get(f"{approving.get_absolute_url()}protokoll/"))
    meetings["approve_minutes"](approving, by=chair)
    pages = [page, text_of(signed_in(chair).get(approving.get_absolute_url()))]

    assert "Justera" in page.split()
    assert [word for text in pages for word in ("Protokoll justerat", "protokollet") if word in text] == []
