"""Reports that wait on a phone: one that is refused waits and says why, and the others go on."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.visitors import NARROW

FORM = "/arbete/est/rapportera/"
KEY = re.compile(rb'name="key"\r\n\r\n([0-9a-f-]+)')
TEXTS = ["Den gröna bänken är sönder.", "Den röda bänken är sönder.", "Den blå bänken är sönder."]


class Gate:
    """Refuses the report that comes first, however often it comes, with a page as servers do."""

    def __init__(self, status):
        self.status, self.refused = status, None

    def __call__(self, route):
        found = KEY.search(route.request.post_data_buffer or b"") if route.request.method == "POST" else None
        self.refused = self.refused or (found and found[1])
        if found and found[1] == self.refused:
            route.fulfill(status=self.status, content_type="text/html", body="<h1>Nej</h1>")
        else:
            route.continue_()


def write(page, text):
    page.locator("summary", has_text="Otrygg plats").click()
    page.locator(".tile", has_text="Belysning").first.click()
    page.get_by_label("Plats", exact=True).fill("Stora torget")
    page.locator(".tile", has_text="2 Otryggt").click()
    page.get_by_label("Beskriv kort").fill(text)
    page.get_by_role("button", name="Skicka rapporten").click()


@pytest.mark.parametrize(
    ("status", "words"), [(413, "Togs inte emot: Den är för stor"), (500, "Togs inte emot: Något gick fel (500)")]
)
def test_one_that_is_refused_waits_and_the_others_go(status, words, site):
    with site.seen_by("rapporteur", viewport=NARROW, has_touch=True) as page:
        page.goto(FORM)
        kept = page.locator("[data-kept] li")
        page.context.set_offline(True)
        for number, text in enumerate(TEXTS, 1):
            write(page, f"{text} {status}")
            expect(kept).to_have_count(number)
        page.context.route(f"**{FORM}", Gate(status))
        page.context.set_offline(False)

        expect(page.locator("[data-kept-said]")).to_contain_text("2 rapporter har skickats.")
        expect(kept).to_have_count(1)
        expect(kept).to_contain_text(words)

        page.context.unroute(f"**{FORM}")
        page.get_by_role("button", name="Skicka nu").click()
        expect(kept).to_have_count(0)
        page.goto(f"{FORM}mina/")
        for text in TEXTS:
            expect(page.get_by_text(f"{text} {status}")).to_be_visible()
