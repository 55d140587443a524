"""The municipality's own account in a real browser: our own policy lets one go there and come back."""

import pytest
from playwright.sync_api import expect

from tests.signin.walking import PLACES, freshly

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser, entra, settings, live_server, hedemora):
    """Nobody is signed in. What the browser was not let do is in `page.complaints`."""
    settings.SITE_URL = live_server.url
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # as the test's own server has them
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    context = browser.new_context(base_url=live_server.url, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.complaints = []
    page.on("console", lambda said: "Security Policy" in said.text and page.complaints.append(said.text))
    yield page
    context.close()


def test_one_ties_the_account_and_comes_in_with_it(page, signed_in, member, live_server):
    cookie = freshly(signed_in(member)).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    page.goto(PLACES)
    page.get_by_role("button", name="Koppla kommunens konto").click()
    page.get_by_role("link", name="Fortsätt till kommunens konto").click()
    expect(page.get_by_text("Kommunens konto är kopplat")).to_be_visible()
    page.context.clear_cookies()
    page.goto(f"/logga-in/?next={PLACES}")
    page.get_by_role("link", name="Logga in med kommunens konto").click()

    expect(page.get_by_role("heading", name="Här är du inloggad")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.complaints == []
