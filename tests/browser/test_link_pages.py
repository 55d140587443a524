"""From the mail to an answer without signing in: the pages that a link opens, in a real browser on a phone."""

import pytest
from playwright.sync_api import expect

from tests.browser.judging import faults_in_both_widths
from tests.browser.mails import RARER, link_in_mail
from tests.browser.visitors import NARROW, press


@pytest.fixture(scope="module")
def mailed(site):
    """The link of the one who has not answered, reminded once; after the first test they have."""
    with site.seen_by("coordinator") as page:
        page.goto("/arbete/moten/")
        press(page, page.locator(".entry", has_text="Kallelse skickad").get_by_role("link").first)
        press(page, page.get_by_role("link", name="Påminn"))
        press(page, page.get_by_role("button", name="Påminn om att svara"))
        expect(page.get_by_text("Påminnelsen är skickad.")).to_be_visible()
    return link_in_mail(site.mail, "", "Kommer du?")


def test_a_link_is_answered_in_one_press_and_its_pages_are_accessible(site, mailed):
    with site.seen_by(None, viewport=NARROW, bypass_csp=True) as page:
        page.goto(f"{mailed}?svar=nej")
        found = faults_in_both_widths(page, "link")
        press(page, page.get_by_role("button", name="Nej, jag kan inte"))
        expect(page.get_by_text("Ditt svar är sparat.")).to_be_visible()
        found += faults_in_both_widths(page, "link, answered")
        press(page, page.get_by_role("link", name="Jag kan inte, min ersättare kommer"))
        press(page, page.get_by_role("button", name="Kalla ersättaren"))
        found += faults_in_both_widths(page, "link_substitute with faults")
        page.goto(mailed)
        press(page, page.get_by_role("button", name="Det här är inte jag – stäng länken"))
        found += faults_in_both_widths(page, "closed")

    assert found == []


def test_a_letter_that_may_come_rarer_says_how_and_the_page_needs_no_sign_in(site, mailed):
    rarer = link_in_mail(site.mail, "", "Kommer du?", link=RARER)
    with site.seen_by(None, viewport=NARROW, bypass_csp=True) as page:
        page.goto(rarer)
        found = faults_in_both_widths(page, "unsubscribe")
        press(page, page.get_by_role("button", name="Samlat, en gång i veckan"))
        expect(page.get_by_role("heading", name="Nu: samlat, en gång i veckan")).to_be_visible()
        found += faults_in_both_widths(page, "unsubscribed")

    assert found == []
