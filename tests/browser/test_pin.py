"""The map in the form of a report: pointed at with a finger or the keyboard, or not at all."""

import re

from playwright.sync_api import expect

from tests.browser.judging import faults_in_both_widths
from tests.browser.visitors import NARROW, press

PAGE = "/arbete/est/rapportera/"
PHONE = {"viewport": NARROW, "has_touch": True}
GLIDES = re.compile("leaflet-pan-anim")
IS_CHOSEN = re.compile("^En punkt på kartan är vald")


def summary(page):
    return page.locator("summary", has_text="Peka ut på kartan")


def point(page):
    return [page.locator(f"[name={name}]").input_value() for name in ("latitude", "longitude")]


def opened(page):
    summary(page).click()
    expect(page.locator(".map-place").first).to_be_attached()


def told(page, text):
    """The rest of a report."""
    page.locator("summary", has_text="Otrygg plats").click()
    page.locator(".tile", has_text="Belysning").first.click()
    page.locator(".tile", has_text="2 Otryggt").click()
    page.get_by_label("Beskriv kort").fill(text)


def test_a_place_is_pointed_at_with_a_finger_and_sent(site):
    with site.seen_by("rapporteur", **PHONE) as page:
        page.goto(PAGE)
        opened(page)
        page.locator("[data-pin-map]").tap()
        expect(page.locator(".map-pin")).to_have_count(1)
        expect(page.locator("[data-pin-said]")).to_have_text(IS_CHOSEN)
        expect(page.locator("[data-pin-said]")).to_contain_text(" från ")
        assert all(re.fullmatch(r"\d\d\.\d{4}", each) for each in point(page))
        told(page, "Mörkt där nålen står.")
        press(page, page.get_by_role("button", name="Skicka rapporten"))
        expect(page.get_by_text("Mörkt där nålen står.")).to_be_visible()
        assert page.complaints == []


def test_a_place_is_pointed_at_with_the_keyboard_and_taken_back(site):
    with site.seen_by("rapporteur") as page:
        page.goto(PAGE)
        summary(page).focus()
        page.keyboard.press("Enter")
        expect(page.locator(".map-place").first).to_be_attached()
        page.get_by_role("button", name="Sätt nålen mitt i kartan").press("Enter")
        before = point(page)
        page.locator("[data-pin-map]").press("ArrowRight")
        expect(page.locator(".leaflet-map-pane")).not_to_have_class(GLIDES)
        page.get_by_role("button", name="Sätt nålen mitt i kartan").press("Enter")
        assert float(point(page)[1]) > float(before[1])
        page.get_by_role("button", name="Ta bort nålen").press("Enter")
        expect(page.get_by_label("Plats", exact=True)).to_be_focused()
        assert point(page) == ["", ""]
        expect(page.locator(".map-pin")).to_have_count(0)


def test_the_last_that_was_told_is_where_it_was(site):
    with site.seen_by("rapporteur", **PHONE) as page:
        page.goto(PAGE)
        opened(page)
        page.get_by_label("Plats", exact=True).fill("Stora torget")
        page.locator("[data-pin-map]").tap()
        expect(page.get_by_label("Plats", exact=True)).to_have_value("")
        page.get_by_label("Plats", exact=True).fill("Stora torget")
        expect(page.locator(".map-pin")).to_have_count(0)
        expect(page.locator("[data-pin-said]")).to_have_text("")
        assert point(page) == ["", ""]


def test_nothing_of_the_map_is_fetched_before_it_is_opened_and_nothing_from_anybody_else(site):
    with site.seen_by("rapporteur", service_workers="block") as page:
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(PAGE)
        expect(summary(page)).to_be_visible()
        assert [address for address in asked if "leaflet" in address or "grund" in address] == []
        opened(page)
        assert [address for address in asked if not address.startswith((site.address, "data:"))] == []


def test_the_open_map_is_accessible_in_both_widths(site):
    with site.seen_by("rapporteur", bypass_csp=True) as page:
        page.goto(PAGE)
        opened(page)
        page.get_by_role("button", name="Sätt nålen mitt i kartan").click()
        found = faults_in_both_widths(page, "the form with a pin")

    assert found == []


def test_without_javascript_there_is_no_map(site):
    with site.seen_by("rapporteur", java_script_enabled=False) as page:
        page.goto(PAGE)
        expect(page.get_by_label("Plats", exact=True)).to_be_visible()
        expect(summary(page)).to_be_hidden()


def test_without_a_network_the_kept_map_is_pointed_at_and_the_report_waits(site):
    with site.seen_by("rapporteur", **PHONE) as page:
        page.goto(PAGE)
        page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
        page.context.set_offline(True)
        page.reload()
        opened(page)
        page.locator("[data-pin-map]").tap()
        told(page, "Utan nät, med nål.")
        page.get_by_role("button", name="Skicka rapporten").click()
        kept = page.locator("[data-kept] li")
        expect(kept).to_have_count(1)
        expect(kept).to_contain_text("en punkt på kartan")
        assert point(page) == ["", ""]

        page.context.set_offline(False)
        expect(kept).to_have_count(0)
        page.goto(f"{PAGE}mina/")
        expect(page.get_by_text("Utan nät, med nål.")).to_be_visible()


def test_a_map_that_does_not_come_is_told(site):
    with site.seen_by("rapporteur", service_workers="block") as page:
        page.route("**/leaflet*.js", lambda route: route.abort())
        page.goto(PAGE)
        summary(page).click()
        expect(page.locator("[data-pin-said]")).to_have_text(
            "Kartan gick inte att hämta. Skriv platsens namn i stället."
        )
