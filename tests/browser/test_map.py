"""The map by hand: the slider with the keyboard, the category, and nothing that the browser complains of."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from office import clock
from tests.browser.test_agenda_by_hand import tab_to
from tests.browser.visitors import NARROW, press

MAP = "/arbete/est/karta/"


@pytest.fixture(scope="module")
def reported(site):
    """One report of each of two sorts that the demonstration has none of, fourteen days apart, of the same place."""
    day = clock.today() - timedelta(days=112)
    for when, category in ((day - timedelta(days=14), "Fynd"), (day, "Misstänkt langning")):
        with site.seen_by("rapporteur") as page:
            report(page, when, category)
    with site.seen_by("coordinator") as page:
        page.goto("/arbete/est/granska/")
        while page.get_by_role("button", name="Godkänn").count():
            press(page, page.get_by_role("button", name="Godkänn").first)
    return day


def report(page, day, category):
    """Handed in, also when one like it is known: what is asked then is answered beforehand."""
    page.goto("/arbete/est/rapportera/")
    choose = page.locator("form[data-tell]")
    choose.evaluate(
        """(form, [day, category]) => {
            const tile = [...form.querySelectorAll("[name=category]")].find(
                (each) => each.closest("label").textContent.trim() === category);
            tile.checked = true;
            form.querySelector("[name=when][value=exact]").checked = true;
            form.querySelector("[name=severity][value='2']").checked = true;
            form.elements.happened_at.value = day + "T00:01";
            form.elements.place_name.value = "Stora torget";
            form.elements.text.value = "";
            form.insertAdjacentHTML("beforeend", '<input type="hidden" name="anyway" value="1">');
        }""",
        [str(day), category],
    )
    with page.expect_navigation():
        choose.evaluate("form => HTMLFormElement.prototype.submit.call(form)")
    expect(page.get_by_text("Rapporten har kommit in.")).to_be_visible()


def total(page):
    return page.locator("[data-map-total]")


def at(day, category="alkohol"):
    return f"{MAP}?fran={day}&kategori={category}"


def test_the_slider_is_moved_with_the_keyboard_and_changes_what_is_shown(site, reported):
    with site.seen_by("coordinator") as page:
        page.goto(at(reported))
        slider = page.get_by_role("slider", name="Period")
        expect(total(page)).to_have_text("1")
        expect(page.locator(".map-number")).to_have_text(["1"])
        title = slider.get_attribute("aria-valuetext")
        tab_to(page, slider)
        page.keyboard.press("ArrowLeft")
        expect(total(page)).to_have_text("0")
        expect(page.locator(".map-number")).to_have_count(0)
        expect(page.locator("[data-map-title]")).not_to_have_text(title)
        page.get_by_role("button", name="Perioden efter").click()
        expect(total(page)).to_have_text("1")
        expect(page.locator("[data-map-table] tbody")).to_contain_text("Alkohol 1")
        expect(page.locator("[data-map-said]")).to_contain_text("1 rapport")
        assert page.complaints == []


def test_a_category_is_chosen_and_the_address_remembers_it(site, reported):
    with site.seen_by("coordinator", viewport=NARROW) as page:
        page.goto(f"{MAP}?fran={reported}")
        page.get_by_label("Kategori").select_option(label="Narkotika")
        expect(total(page)).to_have_text("0")
        page.get_by_label("Kategori").select_option(label="Alkohol")
        expect(total(page)).to_have_text("1")
        page.reload()
        expect(page.get_by_label("Kategori")).to_have_value("alkohol")
        expect(page.locator(".map-number")).to_have_text(["1"])
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.complaints == []


def test_a_circle_tells_what_it_is_of_and_leads_to_the_place(site, reported):
    with site.seen_by("coordinator") as page:
        page.goto(at(reported))
        page.locator("path.map-circle").click(force=True)
        press(page, page.locator(".leaflet-popup").get_by_role("link", name="Stora torget: Alkohol 1"))
        expect(page.get_by_role("heading", level=1)).to_have_text("Stora torget")
        assert page.complaints == []


def test_nothing_is_fetched_from_anybody_else(site, reported):
    with site.seen_by("coordinator") as page:
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(at(reported))
        expect(page.locator(".map-number")).to_have_text(["1"])

    assert len(asked) > 5
    assert [address for address in asked if not address.startswith((site.address, "data:"))] == []


def test_without_javascript_the_table_says_it_and_links_go_between_the_periods(site, reported):
    with site.seen_by("coordinator", java_script_enabled=False) as page:
        page.goto(at(reported))
        expect(total(page)).to_have_text("1")
        expect(page.locator("[data-map]")).to_be_hidden()
        expect(page.get_by_role("slider")).to_have_count(0)
        press(page, page.get_by_role("link", name="Förra perioden"))
        expect(total(page)).to_have_text("0")
        page.get_by_label("Kategori").select_option(label="Narkotika")
        press(page, page.get_by_role("button", name="Visa"))
        expect(total(page)).to_have_text("1")


def test_an_answer_that_does_not_come_is_told(site, reported):
    with site.seen_by("coordinator") as page:
        page.goto(at(reported))
        expect(total(page)).to_have_text("1")
        page.route("**/karta/period/**", lambda route: route.abort())
        page.get_by_role("button", name="Perioden före").click()
        expect(page.locator("[data-map-said]")).to_have_text("Perioden gick inte att hämta. Pröva igen.")
