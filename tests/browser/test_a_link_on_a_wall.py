"""From the sheet on the wall to a report, the question about it and its answer: nobody signs in, on a phone."""

import re

from playwright.sync_api import expect

from tests.browser.judging import faults_in_both_widths
from tests.browser.mails import link_in_mail
from tests.browser.visitors import NARROW, press

SAW = "Ingen rör sig vid cykelstället om kvällarna."
OPENS = re.compile(r"^/arbete/est/rapportorer/organisationer/\d+/steg/open_link/$")


def put_up(page):
    """The address on the sheet of an organisation that had no link."""
    page.goto("/arbete/est/rapportorer/")
    hrefs = page.locator("main a").evaluate_all("links => links.map(each => each.pathname)")
    page.goto(next(href for href in hrefs if OPENS.match(href)))
    page.locator("main select").first.select_option(index=1)
    press(page, page.get_by_role("button", name="Öppna en länk"))
    return page.locator(".link-address").inner_text()


def report(page):
    page.locator("summary", has_text="Otrygg plats").click()
    page.locator(".tile", has_text="Ödslig plats").first.click()
    page.get_by_label("Plats", exact=True).fill("Vasaskolan")
    page.locator(".tile", has_text="2 Otryggt").click()
    page.get_by_label("Beskriv kort").fill(SAW)
    with page.expect_navigation():
        page.get_by_role("button", name="Skicka rapporten").click()


def ask(page):
    page.goto("/arbete/est/granska/")
    press(page, page.locator("[data-report]", has_text=SAW).get_by_role("link", name="Fråga tillbaka"))
    page.get_by_label("Vad behöver du veta?").fill("Vilket cykelställ?")
    press(page, page.get_by_role("button", name="Fråga tillbaka"))
    expect(page.get_by_text("Frågan är skickad.")).to_be_visible()


def test_what_came_by_it_is_asked_about_by_mail_and_shown_to_no_other_who_holds_it(site):
    with site.seen_by("coordinator", bypass_csp=True) as page:
        on_the_wall = put_up(page)
        found = faults_in_both_widths(page, "the sheet")
    with site.seen_by(None, viewport=NARROW, bypass_csp=True) as page:
        page.goto(on_the_wall)
        found += faults_in_both_widths(page, "the form")
        report(page)
    with site.seen_by("coordinator") as page:
        ask(page)
    own = link_in_mail(site.mail, "", "En fråga om en rapport")
    with site.seen_by(None, viewport=NARROW, bypass_csp=True) as page:
        page.goto(on_the_wall)
        assert page.get_by_text("Vilket cykelställ?").count() == 0
        page.goto(own)
        found += faults_in_both_widths(page, "the questions")
        press(page, page.get_by_role("link", name=re.compile("Ödslig plats")))
        found += faults_in_both_widths(page, "the answer")
        page.get_by_label("Beskrivning").fill("Det norra.")
        press(page, page.get_by_role("button", name="Skicka svaret"))
        expect(page.get_by_text("Inga frågor väntar på svar.")).to_be_visible()

    assert found == []
