"""From the mail to an answer without signing in: the pages that a link opens, in a real browser on a phone."""

import re
import time
from email import message_from_bytes
from email.policy import default

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessible import faults_in_both_widths
from tests.browser.visitors import NARROW, press

LINK = re.compile(r"/lank/[0-9a-f]{32}\.[\w-]+/")
BETWEEN_MAILS = b"-" * 79 + b"\n"


def links_in(folder):
    """The links in the mails that have left the house: {receiver: address}."""
    raw = [mail for file in sorted(folder.glob("*")) for mail in file.read_bytes().split(BETWEEN_MAILS)]
    mails = [message_from_bytes(mail, policy=default) for mail in raw]
    texts = {
        mail["To"]: mail.get_body(("plain",)).get_content() for mail in mails if "Kommer du?" in str(mail["Subject"])
    }
    return {to: LINK.search(text)[0] for to, text in texts.items()}


def wait_for_links(folder, seconds=300):
    """The worker sends the letters of the whole demonstration year first, with their documents."""
    until = time.monotonic() + seconds
    while not (found := links_in(folder)):
        assert time.monotonic() < until, "Inget brev har gått ut."
        time.sleep(0.1)
    return found


@pytest.fixture
def mailed(site):
    """The link of somebody who was reminded to answer."""
    with site.seen_by("coordinator") as page:
        page.goto("/arbete/moten/")
        press(page, page.locator(".entry", has_text="Kallelse skickad").get_by_role("link").first)
        press(page, page.get_by_role("link", name="Påminn"))
        press(page, page.get_by_role("button", name="Påminn om att svara"))
        expect(page.get_by_text("Klart: påminn om att svara.")).to_be_visible()
    return next(iter(wait_for_links(site.mail).values()))


def test_a_link_is_answered_in_one_press_and_its_pages_are_accessible(site, mailed):
    with site.seen_by(None, viewport=NARROW, bypass_csp=True) as page:
        page.goto(f"{mailed}?svar=nej")
        found = faults_in_both_widths(page, "link")
        press(page, page.get_by_role("button", name="Nej, jag kan inte"))
        expect(page.get_by_text("Klart: svara på kallelsen.")).to_be_visible()
        found += faults_in_both_widths(page, "link, answered")
        press(page, page.get_by_role("link", name="Jag kan inte, min ersättare kommer"))
        press(page, page.get_by_role("button", name="Kalla ersättaren"))
        found += faults_in_both_widths(page, "link_substitute with faults")
        page.goto(mailed)
        press(page, page.get_by_role("button", name="Det här är inte jag – stäng länken"))
        found += faults_in_both_widths(page, "closed")

    assert found == []
