"""Whose a report is that waits on a phone: the one's who was signed in, whichever link was opened there since; and put
right it says what it said.
"""

import re

from playwright.sync_api import expect

from tests.browser.test_a_link_on_a_wall import put_up
from tests.browser.visitors import NARROW

FORM = "/arbete/est/rapportera/"
OWNER = "localStorage.getItem('est-owner')"


def test_the_link_on_a_wall_makes_nobody_the_owner_of_what_is_kept(site):
    with site.seen_by("coordinator") as page:
        on_the_wall = put_up(page)
    with site.seen_by("rapporteur", viewport=NARROW) as page:
        page.goto(FORM)
        owner = page.locator("[data-kept]").get_attribute("data-owner")
        expect(page.locator("[data-kept]")).to_be_hidden()
        assert page.evaluate(OWNER) == owner

        page.goto(on_the_wall)
        assert page.locator("[data-kept]").get_attribute("data-owner") not in ("", owner)
        page.evaluate("est.show()")
        assert page.evaluate(OWNER) == owner


def test_what_was_not_ticked_is_not_ticked_when_it_is_put_right(site):
    with site.seen_by("rapporteur", viewport=NARROW) as page:
        page.goto(FORM)
        page.locator("summary", has_text="Otrygg plats").click()
        page.locator(".tile", has_text="Belysning").first.click()
        page.get_by_label("Plats", exact=True).fill("Stora torget")
        page.locator(".tile", has_text="2 Otryggt").click()
        contacted = page.locator("[name=may_be_contacted]")
        page.evaluate("document.querySelectorAll('details:not([name])').forEach((each) => { each.open = true; })")
        contacted.uncheck()
        page.context.route(re.compile(f"{FORM}$"), refuse)
        page.get_by_role("button", name="Skicka rapporten").click()
        page.get_by_role("button", name="Rätta").click()

        expect(page.get_by_label("Plats", exact=True)).to_have_value("Stora torget")
        expect(contacted).not_to_be_checked()


def refuse(route):
    if route.request.method == "POST":
        route.fulfill(status=413, content_type="text/html", body="<h1>Nej</h1>")
    else:
        route.continue_()
