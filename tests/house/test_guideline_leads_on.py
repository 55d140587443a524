"""No link on the page of the guideline is dead to whoever reads it, and what they may read they are led to."""

import re

import pytest

from tests.house.estate import ROLES

PAGE = "/arbete/riktlinjen/"
LINKS = re.compile(r'<li><a href="(/arbete/[^"?]+)">')
READERS = [role for role in ROLES if role != "anonymous"]


def links(browser):
    return set(LINKS.findall(browser.get(PAGE).content.decode().partition('class="provisions"')[2]))


@pytest.mark.parametrize("role", READERS)
def test_every_page_that_the_evidence_leads_to_opens(role, house):
    browser = house.browsers[role]

    assert {address for address in links(browser) if browser.get(address).status_code != 200} == set()


def test_each_is_led_to_what_they_may_read_and_told_the_rest_in_words(house):
    coordinator, politician = (links(house.browsers[role]) for role in ("coordinator", "politician"))

    assert any(address.startswith("/arbete/moten/") for address in coordinator)
    assert "/arbete/est/rapportorer/" in coordinator
    assert any(address.startswith("/arbete/lasrum/") for address in politician)
    assert not any(address.startswith(("/arbete/moten/", "/arbete/est/")) for address in politician)
    words = [house.browsers[role].get(PAGE).content.decode() for role in ("coordinator", "politician")]
    assert {"rapportörer i dag" in each for each in words} == {True}
