"""Two write in the same notes, on a phone and at a desk; a text that could not be saved is never lost."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.judging import faults_in_both_widths
from tests.browser.test_roll_by_hand import begun
from tests.browser.visitors import NARROW, PATIENCE, hears_nothing, press

SAVED = re.compile(r"^Sparat \d\d\.\d\d$")


@pytest.fixture(scope="module")
def under_way(site):
    """A meeting of the council, begun; each test writes to an item of its own."""
    return begun(site, "bra", 0)


def notes(page):
    return page.get_by_label(re.compile("^Anteckningar till punkt"))


def status(page):
    return page.locator("form[data-autosave=notes] [data-status]")


def both(page):
    return page.locator("form[data-autosave=notes] [data-both]")


def item(page, meeting, number):
    page.goto(f"{meeting}pagar/?punkt={number}")
    return notes(page)


def stand(site, meeting, number):
    """What the notes say to somebody who opens the page anew."""
    with site.seen_by("coordinator") as page:
        return item(page, meeting, number).input_value()


def test_what_is_written_is_saved_by_itself(site, under_way):
    with site.seen_by("coordinator") as page:
        item(page, under_way, 1).fill("Mötet öppnas.")
        expect(status(page)).to_have_text(SAVED)

        assert page.complaints == []
    assert stand(site, under_way, 1) == "Mötet öppnas."


def test_two_write_in_the_same_notes_and_both_texts_stand(site, under_way):
    with site.seen_by("coordinator") as desk, site.seen_by("chair", viewport=NARROW, has_touch=True) as phone:
        item(desk, under_way, 2).fill("Först:\n\nSist:")
        expect(status(desk)).to_have_text(SAVED)
        hears_nothing(desk)
        item(phone, under_way, 2).fill("Först: polisen.\n\nSist:")
        with desk.expect_response("**/anteckningar/**"):
            notes(desk).fill("Först:\n\nSist: skolan.")

        expect(status(phone)).to_have_text(SAVED)
        expect(status(desk)).to_have_text(SAVED)
        expect(notes(desk)).to_have_value(re.compile("skolan"))
    assert stand(site, under_way, 2) == "Först: polisen.\n\nSist: skolan."


@pytest.mark.parametrize(
    ("number", "choice", "stands"),
    [
        (3, "Lägg till min text efter deras", "Ordförandens rad\nSamordnarens rad"),
        (4, "Behåll deras", "Ordförandens rad"),
        (5, "Skriv över med min", "Samordnarens rad"),
    ],
)
def test_who_comes_second_sees_both_texts_and_chooses(number, choice, stands, site, under_way, judged_in_place):
    with judged_in_place("coordinator") as desk, site.seen_by("chair", viewport=NARROW) as phone:
        hears_nothing(desk)
        item(desk, under_way, number)
        item(phone, under_way, number).fill("Ordförandens rad")
        expect(status(phone)).to_have_text(SAVED)
        notes(desk).fill("Samordnarens rad")

        expect(both(desk)).to_contain_text("Ordförandens rad")
        expect(notes(desk)).to_have_value("Samordnarens rad")
        assert faults_in_both_widths(desk, "both texts") == []
        desk.get_by_role("button", name=choice).click()
        expect(status(desk)).to_have_text(SAVED)
        expect(notes(desk)).to_have_value(stands)
        expect(both(desk)).to_be_hidden()
    assert stand(site, under_way, number) == stands


@pytest.fixture
def judged_in_place(site):
    return lambda role: site.seen_by(role, bypass_csp=True)


def test_without_contact_the_text_is_kept_and_saved_when_it_comes_back(site, under_way):
    with site.seen_by("coordinator", viewport=NARROW) as page:
        item(page, under_way, 6)
        page.context.set_offline(True)
        notes(page).fill("Skrivet utan nät.")
        expect(status(page)).to_contain_text("Inte sparat: ingen kontakt")
        expect(notes(page)).to_have_value("Skrivet utan nät.")
        page.context.set_offline(False)

        expect(status(page)).to_have_text(SAVED)
    assert stand(site, under_way, 6) == "Skrivet utan nät."


def test_a_text_that_was_not_saved_is_offered_when_the_page_is_opened_again(site, under_way):
    with site.seen_by("coordinator") as page:
        item(page, under_way, 7)
        page.context.set_offline(True)
        notes(page).fill("Skrivet i onödan?")
        expect(status(page)).to_contain_text("Inte sparat")
        page.close()
        page.context.set_offline(False)
        again = page.context.new_page()
        item(again, under_way, 7)
        again.get_by_role("button", name="Ta fram den").click()

        expect(notes(again)).to_have_value("Skrivet i onödan?")
        expect(status(again)).to_have_text(SAVED)
    assert stand(site, under_way, 7) == "Skrivet i onödan?"


def test_words_about_money_get_their_hint_while_one_writes(site, under_way):
    with site.seen_by("coordinator") as page:
        item(page, under_way, 8)
        hint = page.locator("[data-hint]")
        expect(hint).to_be_hidden()
        notes(page).fill("Brå beslutar att bevilja 50 000 kr.")
        expect(hint).to_contain_text("beslutar att bevilja 50 000 kr")
        notes(page).fill("Brå beslutar att bilda en arbetsgrupp.")

        expect(hint).to_be_hidden()


def test_one_who_follows_comes_along_when_the_meeting_goes_on(site, under_way):
    with site.seen_by("member", viewport=NARROW) as phone, site.seen_by("coordinator") as desk:
        phone.goto(f"{under_way}pagar/")
        before = phone.locator("h1").inner_text()
        desk.goto(f"{under_way}pagar/")
        press(desk, desk.get_by_role("button", name=re.compile("^Gå vidare till punkt")))

        after = desk.locator("h1").inner_text()
        expect(phone.locator("h1")).to_have_text(after, timeout=2 * PATIENCE)
        assert after != before
        assert phone.complaints == []


def test_ones_own_notes_are_saved_beside(site, under_way):
    with site.seen_by("member", viewport=NARROW) as page:
        page.goto(f"{under_way}pagar/")
        page.get_by_label("Bara du ser dem").fill("Fråga om lokalen.")
        expect(page.locator("form[data-autosave=text] [data-status]")).to_have_text(SAVED)
        page.goto(under_way)

        expect(page.get_by_label("Bara du ser dem")).to_have_value("Fråga om lokalen.")
    with site.seen_by("coordinator") as other:
        other.goto(f"{under_way}pagar/")
        expect(other.get_by_label("Bara du ser dem")).to_have_value("")


def test_without_javascript_the_stale_save_shows_both(site, under_way):
    small = {"viewport": NARROW, "java_script_enabled": False}
    with site.seen_by("coordinator", **small) as one, site.seen_by("chair", **small) as other:
        item(one, under_way, 9)
        item(other, under_way, 9).fill("Ordförandens rad")
        press(other, other.get_by_role("button", name="Spara nu"))
        notes(one).fill("Samordnarens rad")
        press(one, one.get_by_role("button", name="Spara nu"))
        expect(one.get_by_role("textbox", name="Det här skrev du")).to_have_value("Samordnarens rad")
        expect(one.get_by_text("Ordförandens rad")).to_be_visible()
        press(one, one.get_by_role("button", name="Lägg till min text efter deras"))

        expect(notes(one)).to_have_value("Ordförandens rad\nSamordnarens rad")


def test_the_keyboard_leafs_and_saves(site, under_way):
    with site.seen_by("coordinator") as page:
        item(page, under_way, 1)
        with page.expect_navigation():
            page.keyboard.press("Alt+PageDown")
        expect(page).to_have_url(re.compile(r"punkt=2$"))
        with page.expect_navigation():
            page.keyboard.press("Alt+PageUp")
        notes(page).fill("Mötet öppnas, sparat med tangenterna.")
        page.keyboard.press("Control+s")

        expect(status(page)).to_have_text(SAVED)
