"""The inbox with the keyboard: a key that is held down judges one report, and none that nobody has read."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from office import clock
from tests.browser.test_map import report

TOLD = """
() => {
  const pressed = [];
  for (const button of document.querySelectorAll("[data-inbox] [data-key=g]"))
    button.addEventListener("click", (event) => { event.preventDefault(); pressed.push(button); });
  window.pressed = pressed;
}
"""


@pytest.fixture
def waiting(site):
    """Three reports to read, whatever other tests have read of those there were; these may be known by then too."""
    with site.seen_by("rapporteur") as page:
        for days in (60, 61, 62):
            report(page, clock.today() - timedelta(days=days), "Dålig belysning")


@pytest.mark.usefixtures("waiting")
def test_a_key_that_is_held_down_is_one_press(site):
    with site.seen_by("coordinator") as page:
        page.goto("/arbete/est/granska/")
        expect(page.locator("[data-inbox] [data-report]").first).to_be_focused()
        page.evaluate(TOLD)
        for _ in range(3):
            page.keyboard.down("g")  # but for the first, as a key that is held down repeats itself
        page.keyboard.up("g")

        assert page.evaluate("pressed.length") == 1


@pytest.mark.usefixtures("waiting")
def test_one_walks_through_the_reports_with_a_key_held_down(site):
    with site.seen_by("coordinator") as page:
        page.goto("/arbete/est/granska/")
        rows = page.locator("[data-inbox] [data-report]")
        expect(rows.first).to_be_focused()
        assert rows.count() > 2
        for _ in range(2):
            page.keyboard.down("j")

        expect(rows.nth(2)).to_be_focused()
