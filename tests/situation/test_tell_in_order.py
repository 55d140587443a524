"""What an empty form of a report lacks is told by the page itself, from the top."""

import re

import pytest

from tests.factories.situation import RapporteurFactory

PAGE = "/arbete/est/rapportera/"


@pytest.fixture
def browser(hedemora, now, signed_in):
    return signed_in(RapporteurFactory().person)


def test_the_browser_leaves_it_to_the_page_to_say_what_is_missing(browser):
    form = re.search(r"<form[^>]* data-tell ", browser.get(PAGE).content.decode())[0]

    assert " novalidate " in form


def test_what_has_happened_is_asked_for_before_how_serious_it_was(browser):
    page = browser.post(PAGE, {}).content.decode()
    summary = page[page.index("error-summary") :]

    assert summary.index("Vad har hänt?") < summary.index("Hur allvarligt var det?")
