"""A new member's first minute on a phone: from the invitation in the mailbox to the page of their own next meeting.

What a finger does on the way is counted, and stands in docs/operations.md.
"""

import re
import time
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.mails import link_in_mail
from tests.browser.visitors import NARROW, WIDE, press

OPERATIONS = Path(__file__).parents[2] / "docs/operations.md"
SEAT = "naringslivet"  # the one that the demonstration leaves empty
NEWCOMER = "nyforetagaren@hedemora.example"
ANOTHER = "omsorg@hedemora.example"  # whom no other test signs in as
A_MINUTE = 60


class Finger:
    """Taps, and counts them."""

    def __init__(self, page):
        self.page, self.taps = page, 0

    def tap(self, wanted):
        self.taps += 1
        press(self.page, wanted)


@pytest.fixture(scope="module")
def invitation(site):
    """The administrator writes somebody down, the coordinator gives them the empty seat, and the mail comes."""
    with site.seen_by("administrator", viewport=WIDE) as page:
        page.goto("/admin/councils/person/add/")
        page.locator("[name=email]").fill(NEWCOMER)
        page.locator("[name=name]").fill("Nyföretagaren")
        page.locator("[name=organisation]").select_option(index=1)
        press(page, page.locator("[name=_save]"))
    with site.seen_by("coordinator", viewport=WIDE) as page:
        page.goto("/arbete/organ/bra/")
        press(page, page.get_by_role("link", name="Tillsätt platsen"))
        page.get_by_label("Vem?").select_option(label="Nyföretagaren")
        press(page, page.get_by_role("button", name="Tillsätt platsen"))
    return link_in_mail(site.mail, NEWCOMER, "Du har fått en plats")


def test_from_the_invitation_to_ones_own_next_meeting_in_two_taps(site, invitation):
    with site.seen_by(None, viewport=NARROW, has_touch=True) as page:
        page.set_content(f'<base href="{site.address}"><a href="{invitation}">Kom igång</a>')
        finger, began = Finger(page), time.monotonic()
        finger.tap(page.get_by_role("link", name="Kom igång"))
        finger.tap(page.get_by_role("button", name="Skicka mig en länk varje gång"))
        expect(page.locator("h1")).to_be_visible()
        spent = time.monotonic() - began

        assert re.fullmatch(r"/arbete/moten/\d+/", page.url.removeprefix(site.address))
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
        assert page.complaints == []
    assert spent < A_MINUTE
    assert f"in {finger.taps} taps" in OPERATIONS.read_text(encoding="utf-8")


def test_a_key_is_made_and_used_by_the_phones_own_lock(site):
    """A key that lives in the browser, as a phone's does. Browsers make none for a bare number, so by name."""
    by_name = site.address.replace("127.0.0.1", "localhost")
    with site.seen_by(None, viewport=NARROW) as page:
        own = page.context.new_cdp_session(page)
        own.send("WebAuthn.enable")
        lock = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
        more = {"isUserVerified": True, "automaticPresenceSimulation": True}
        own.send("WebAuthn.addVirtualAuthenticator", {"options": lock | more})
        page.goto(f"{by_name}/logga-in/")
        page.get_by_label("E-post").fill(ANOTHER)
        page.get_by_label("Lösenord").fill(site.password)
        press(page, page.get_by_role("button", name="Logga in", exact=True))
        page.goto(f"{by_name}/arbete/inloggning/nycklar/ny/")
        press(page, page.get_by_role("button", name="Skapa nyckeln"))
        expect(page.locator("h1")).to_have_text("Dina reservkoder")
        page.context.clear_cookies()

        page.goto(f"{by_name}/logga-in/")
        with page.expect_navigation(url="**/arbete/"):
            page.get_by_role("button", name="Använd en nyckel").click()
        assert page.complaints == []
