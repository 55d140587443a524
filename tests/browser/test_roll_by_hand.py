"""The roll is called with the keyboard, with a thumb, without JavaScript and without a net; then the meeting ends."""

import re

import pytest
from playwright.sync_api import expect

from office import clock
from tests.browser.judging import faults_in_both_widths
from tests.browser.test_agenda_by_hand import tab_to
from tests.browser.visitors import NARROW, move_it, press


@pytest.fixture(scope="module")
def under_way(site):
    """A meeting of the steering group, begun; each test has rows of its own in its roll."""
    return begun(site, "styrgruppen", 0)


def begun(site, body, number):
    """One of the body's meetings next year: called, moved to today and begun, all by hand."""
    today = clock.today()
    with site.seen_by("coordinator") as page:
        page.goto(f"/arbete/moten/?organ={body}&ar={today.year + 1}")
        links = page.locator("main a[href^='/arbete/moten/']").evaluate_all("links => links.map(a => a.pathname)")
        meeting = [address for address in links if re.fullmatch(r"/arbete/moten/\d+/", address)][number]
        page.goto(f"{meeting}steg/send_agenda/")
        press(page, page.get_by_role("button", name="Skicka kallelsen"))
        page.goto(f"{meeting}steg/move/")
        for label, value in {"Dag": str(today), "Börjar": "00:01", "Slutar": "23:59", "Plats": "Kommunhuset"}.items():
            page.get_by_label(label).fill(value)
        page.get_by_label("Varför flyttas mötet?").fill("Det hålls i dag i stället.")
        move_it(page)
        press(page, page.get_by_role("link", name="Börja mötet"))
        page.get_by_label("Vem leder mötet?").select_option(index=1)
        press(page, page.get_by_role("button", name="Börja mötet"))
        expect(page.get_by_role("heading", name="Upprop")).to_be_visible()
    return meeting


def row(page, number):
    return page.locator("form[data-row]").nth(number)


def choice(page, number, name):
    return row(page, number).get_by_role("radio", name=name)


def says(page, number, words):
    expect(row(page, number).locator("[data-row-said]")).to_have_text(words)


def test_the_roll_is_called_with_the_keyboard_alone(site, under_way):
    with site.seen_by("coordinator") as page:
        page.goto(f"{under_way}upprop/")
        tab_to(page, choice(page, 0, "Närvarande"))
        page.keyboard.press("Space")
        says(page, 0, "Sparat")
        page.keyboard.press("ArrowRight")
        expect(choice(page, 0, "Anmält förhinder")).to_be_checked()
        says(page, 0, "Sparat")
        page.reload()

        expect(choice(page, 0, "Anmält förhinder")).to_be_checked()
        assert page.complaints == []


def test_the_roll_is_called_with_a_thumb_on_a_phone(site, under_way):
    with site.seen_by("coordinator", viewport=NARROW, has_touch=True) as page:
        page.goto(f"{under_way}upprop/")
        segment = row(page, 1).locator(".segment").first
        size = segment.bounding_box()
        segment.tap()
        says(page, 1, "Sparat")

        expect(page.locator("[data-tally]")).to_contain_text(re.compile(r"^[1-9] av 9 på plats"))
        assert size["height"] >= 44
        assert size["width"] >= 80
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_somebody_came_late_and_that_is_kept(site, under_way):
    with site.seen_by("coordinator", viewport=NARROW) as page:
        page.goto(f"{under_way}upprop/")
        row(page, 2).locator(".segment").first.click()
        says(page, 2, "Sparat")
        row(page, 2).get_by_text("Kom sent eller gick tidigt").click()
        with page.expect_response(f"**{under_way}upprop/"):
            row(page, 2).get_by_label("Kom till punkt").select_option(index=2)
        says(page, 2, "Sparat")
        page.reload()

        assert row(page, 2).get_by_label("Kom till punkt").locator("option:checked").inner_text().startswith("2. ")


def test_the_roll_is_called_without_javascript(site, under_way):
    with site.seen_by("coordinator", viewport=NARROW, java_script_enabled=False) as page:
        page.goto(f"{under_way}upprop/")
        row(page, 3).locator(".segment").last.click()
        press(page, row(page, 3).get_by_role("button", name="Spara"))

        expect(choice(page, 3, "Frånvarande")).to_be_checked()


def test_without_a_net_the_press_stays_and_is_saved_when_it_is_back(site, under_way):
    with site.seen_by("coordinator") as page:
        page.goto(f"{under_way}upprop/")
        page.context.set_offline(True)
        choice(page, 4, "Frånvarande").check(force=True)
        expect(row(page, 4).locator("[data-row-said]")).to_contain_text("Inte sparat")
        expect(choice(page, 4, "Frånvarande")).to_be_checked()

        page.context.set_offline(False)
        row(page, 4).get_by_role("button", name="Spara").click()
        says(page, 4, "Sparat")
        page.reload()
        expect(choice(page, 4, "Frånvarande")).to_be_checked()


def test_what_somebody_else_presses_is_seen_with_the_next_press(site, under_way):
    with site.seen_by("coordinator") as one, site.seen_by("coordinator") as other:
        for page in (one, other):
            page.goto(f"{under_way}upprop/")
        choice(one, 5, "Närvarande").check(force=True)
        says(one, 5, "Sparat")
        choice(other, 6, "Frånvarande").check(force=True)
        says(other, 6, "Sparat")

        expect(choice(other, 5, "Närvarande")).to_be_checked()


def test_the_pages_of_the_roll_and_the_end_are_accessible(site, under_way):
    found = []

    with site.seen_by("coordinator", bypass_csp=True) as page:
        page.goto(f"{under_way}pagar/")
        from_the_item = ("För över till ett senare möte", "Tidigare versioner")
        linked = [page.get_by_role("link", name=words).get_attribute("href") for words in from_the_item]
        places = ("", "pagar/", "upprop/", "upprop/lagg-till/", "steg/end/")
        for address in (*(f"{under_way}{place}" for place in places), *linked):
            page.goto(address)
            found += faults_in_both_widths(page, address)
    assert found == []


def test_when_all_are_noted_the_meeting_ends_with_a_choice_for_each_item(site):
    meeting = begun(site, "est", 3)
    with site.seen_by("coordinator", viewport=NARROW) as page:
        page.goto(f"{meeting}upprop/")
        for number in range(page.locator("form[data-row]").count()):
            choice(page, number, "Närvarande").check(force=True)
            says(page, number, "Sparat")
        page.goto(f"{meeting}steg/end/")
        for chosen in page.get_by_label("Vad händer med punkten?").all():
            chosen.select_option("noted")
        press(page, page.get_by_role("button", name="Avsluta mötet"))

        expect(page.get_by_text("Genomfört").first).to_be_visible()
        expect(page.get_by_role("heading", name="Så var mötet")).to_be_visible()
