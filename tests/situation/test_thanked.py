"""Whoever has reported is thanked once and, of what is acute, told whom to ring; however the report was sent."""

import pytest

from situation.views.reporting import ACUTE, THANKS
from tests.factories.situation import RapporteurFactory
from tests.situation.telling import sent

PAGE = "/arbete/est/rapportera/"


@pytest.fixture
def browser(hedemora, now, signed_in):
    return signed_in(RapporteurFactory().person)


def told(page):
    return [str(each) for each in page.context["messages"]]


def test_a_report_sent_by_the_script_is_thanked_for_on_the_page_it_leads_to(browser):
    taken = browser.post(PAGE, sent(), headers={"X-Kept": "now"})

    after = taken.json()["after"]
    assert told(browser.get(after)) == [THANKS]
    assert told(browser.get(after)) == []


def test_of_an_acute_one_it_is_said_there_whom_to_ring(browser):
    taken = browser.post(PAGE, sent(severity="4"), headers={"X-Kept": "now"})

    assert told(browser.get(taken.json()["after"])) == [THANKS, ACUTE]


def test_one_that_waited_on_the_phone_leaves_no_words_for_another_page(browser):
    report = sent(severity="4")
    browser.post(PAGE, report | {"anyway": "1"}, headers={"X-Kept": "now"})
    browser.post(PAGE, report | {"anyway": "1"}, headers={"X-Kept": "late"})

    assert told(browser.get(f"{PAGE}mina/")) == [THANKS, ACUTE]
    assert browser.post(PAGE, sent(severity="4") | {"anyway": "1"}, headers={"X-Kept": "late"}).status_code == 201
    assert told(browser.get(f"{PAGE}mina/")) == []


def test_the_box_of_what_waits_on_the_phone_says_it_too(browser):
    box = browser.get(PAGE).content.decode().partition("data-kept-acute hidden>")[2]

    assert box.startswith(ACUTE)
