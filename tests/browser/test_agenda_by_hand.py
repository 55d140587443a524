"""The agenda is built with the keyboard alone, with the mouse, and without JavaScript in a small window."""

import re

import pytest
from playwright.sync_api import expect

from office import clock
from tests.browser.visitors import NARROW, press

MANY = 250


@pytest.fixture(scope="module")
def meetings(site):
    """The council's meetings next year: planned, each with the standing items on its agenda."""
    with site.seen_by("coordinator") as page:
        page.goto(f"/arbete/moten/?organ=bra&ar={clock.today().year + 1}")
        every = page.locator("main a[href^='/arbete/moten/']").evaluate_all("links => links.map(a => a.pathname)")
    return [address for address in dict.fromkeys(every) if re.fullmatch(r"/arbete/moten/\d+/", address)]


def titles(page):
    return [title.strip() for title in page.locator("#agenda-items h3").all_inner_texts()]


def tab_to(page, wanted):
    """Press Tab until the focus is there, as somebody without a mouse does."""
    for _ in range(MANY):
        page.keyboard.press("Tab")
        if wanted.evaluate("it => it === document.activeElement"):
            return
    raise AssertionError(f"{wanted} cannot be reached with Tab")


def press_key_on(page, wanted, key="Enter"):
    tab_to(page, wanted)
    page.keyboard.press(key)


def test_the_agenda_is_built_and_sent_with_the_keyboard_alone(site, meetings):
    with site.seen_by("coordinator") as page:
        page.goto(meetings[-1] + "dagordning/")
        standing = titles(page)
        press_key_on(page, page.get_by_role("link", name="Lägg till en punkt"))
        page.wait_for_url("**/steg/add_item/")
        tab_to(page, page.get_by_label("Rubrik"))
        page.keyboard.type("Belysning i parken")
        press_key_on(page, page.get_by_role("button", name="Lägg till en punkt"))
        page.wait_for_url("**/dagordning/")
        place = len(standing) - 1
        assert titles(page).index("Belysning i parken") == place - 1

        press_key_on(page, page.get_by_role("button", name="Flytta upp Belysning i parken"), "Space")
        expect(page.locator("[data-said]")).to_have_text(f"Punkten flyttad till plats {place - 1}.")
        page.keyboard.press("Space")
        expect(page.locator("[data-said]")).to_have_text(f"Punkten flyttad till plats {place - 2}.")
        press_key_on(page, page.get_by_role("button", name="Flytta ner Belysning i parken"))
        expect(page.locator("[data-said]")).to_have_text(f"Punkten flyttad till plats {place - 1}.")
        page.reload()
        assert titles(page).index("Belysning i parken") == place - 2

        press_key_on(page, page.get_by_role("link", name="Skicka kallelsen"))
        press_key_on(page, page.get_by_role("button", name="Skicka kallelsen"))
        page.wait_for_url(f"**{meetings[-1]}")
        expect(page.get_by_text("Kallelse skickad").first).to_be_visible()
        assert page.complaints == []


def test_an_item_is_dragged_to_its_place(site, meetings):
    with site.seen_by("coordinator", viewport={"width": 1280, "height": 3000}) as page:  # nothing scrolls on the way
        page.goto(meetings[-2] + "dagordning/")
        before = titles(page)
        handles = page.locator("#agenda-items > li [data-handle]")

        handles.nth(0).drag_to(handles.nth(3))
        expect(page.locator("[data-said]")).to_contain_text("Punkten flyttad till plats")
        page.reload()

        after = titles(page)
        assert after != before
        assert after[0] == before[1]
        assert sorted(after) == sorted(before)
        assert page.complaints == []


def test_a_member_and_the_coordinator_do_their_work_without_javascript(site, meetings):
    small = {"viewport": NARROW, "java_script_enabled": False}
    with site.seen_by("member", **small) as page:
        page.goto("/arbete/arenden/nytt/bra/")
        page.get_by_label("Rubrik").fill("Cykelparkeringen vid stationen")
        press(page, page.locator("main form button[type=submit]"))
        expect(page.get_by_role("heading", name="Cykelparkeringen vid stationen")).to_be_visible()

    with site.seen_by("coordinator", **small) as page:
        page.goto(meetings[-3] + "dagordning/")
        press(page, page.get_by_role("link", name="Ta upp Cykelparkeringen vid stationen"))
        page.get_by_label("Till vilket möte?").select_option(meetings[-3].split("/")[-2])
        press(page, page.get_by_role("button", name="Ta upp på dagordningen"))
        place = titles(page).index("Cykelparkeringen vid stationen")
        press(page, page.get_by_role("button", name="Flytta upp Cykelparkeringen vid stationen"))
        assert titles(page).index("Cykelparkeringen vid stationen") == place - 1
        press(page, page.get_by_role("link", name="Skicka kallelsen"))
        press(page, page.get_by_role("button", name="Skicka kallelsen"))
        expect(page.get_by_text("Kallelse skickad").first).to_be_visible()


@pytest.mark.parametrize("role", ["coordinator", "member", None])
def test_without_javascript_no_page_is_wider_than_a_small_window(site, role):
    addresses = [each[0] for each in site.pages(role).values()] if role else ["/", "/tillganglighet/", "/logga-in/"]
    wide = []

    with site.seen_by(role, viewport=NARROW, java_script_enabled=False) as page:
        for address in addresses:
            page.goto(address)
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                wide.append(address)
    assert wide == []


def test_one_signs_in_and_out_without_javascript(site):
    with site.seen_by(None, viewport=NARROW, java_script_enabled=False) as page:
        page.goto("/logga-in/")
        page.get_by_label("E-post").fill(site.roles["chair"][1])
        page.get_by_label("Lösenord").fill(site.password)
        press(page, page.get_by_role("button", name="Logga in"))
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.locator("details.person-menu summary").click()
        press(page, page.get_by_role("button", name="Logga ut"))
        page.goto("/arbete/")
        assert "/logga-in/" in page.url
