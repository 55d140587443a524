"""The pages of signing in, each as somebody comes to it: axe finds nothing to remark on, in both widths."""

import re

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

from tests.browser.judging import faults_in_both_widths
from tests.browser.mails import link_in_mail
from tests.browser.visitors import WIDE, press

# No invented address of the demonstration's, for those are let off the second factor.
CARETAKER, PASSWORD = "drift@hedemora.invalid", "nio granar vid hyttan"
# Whom no other test signs in as.
FORGETFUL, KEYED = "miljo-och-samhallsbyggnad@hedemora.example", "bildning@hedemora.example"
# The addresses whose pages are seen here.
DOORS = {
    "account_login", "sign_in_link", "forgotten_password", "way_in_sent", "account_inactive", "second_factor",
    "mfa_authenticate", "mfa_list_webauthn", "mfa_view_recovery_codes", "mfa_generate_recovery_codes",
    "mfa_deactivate_totp", "mfa_edit_webauthn", "mfa_remove_webauthn",
    "account_reauthenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn",
}  # fmt: skip


class Judge:
    """A page, and what axe has remarked on so far. `at` goes somewhere, `press` follows a button or a link."""

    def __init__(self, page):
        self.page, self.found = page, []

    def at(self, address, name):
        self.page.goto(address)
        self.sees(name)

    def press(self, role, label, name):
        press(self.page, self.page.get_by_role(role, name=label, exact=True))
        self.sees(name)

    def sees(self, name):
        self.found += faults_in_both_widths(self.page, name)

    def heading(self):
        return self.page.locator("h1").inner_text()


@pytest.fixture
def judge(site):
    with site.seen_by(None, bypass_csp=True) as page:
        yield Judge(page)


@pytest.fixture(scope="module")
def caretaker(site):
    """Somebody who runs the system, has a password, and has not come in before."""
    with site.seen_by("administrator", viewport=WIDE) as page:
        page.goto("/admin/councils/person/add/")
        page.locator("[name=email]").fill(CARETAKER)
        page.locator("[name=name]").fill("Driftansvarig")
        page.locator("[name=organisation]").select_option(index=1)
        press(page, page.locator("[name=_continue]"))
        page.locator("[name=is_staff]").check()
        page.locator("[name=is_superuser]").check()
        press(page, page.locator("[name=_save]"))
    with site.seen_by(None, viewport=WIDE) as page:
        page.goto("/logga-in/glomt-losenord/")
        page.get_by_label("E-post").fill(CARETAKER)
        press(page, page.get_by_role("button", name="Skicka länken"))
        page.goto(link_in_mail(site.mail, CARETAKER, "Välj ett nytt lösenord"))
        page.locator("[name=password1]").fill(PASSWORD)
        page.locator("[name=password2]").fill(PASSWORD)
        press(page, page.get_by_role("button", name="Spara och logga in"))
    return CARETAKER


def code(secret):
    """The one of this half minute, which is taken for another half however long the pages take."""
    taken = list(yield_hotp_counters_from_time())
    return format_hotp_value(hotp_value(secret, taken[len(taken) // 2]))


def sign_in(judge, email):
    judge.page.goto("/logga-in/")
    judge.page.get_by_label("E-post").fill(email)
    judge.page.get_by_label("Lösenord").fill(PASSWORD)
    press(judge.page, judge.page.get_by_role("button", name="Logga in", exact=True))


def phones_lock(page):
    """A key that lives in the browser, as a phone's does."""
    own = page.context.new_cdp_session(page)
    own.send("WebAuthn.enable")
    lock = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    more = {"isUserVerified": True, "automaticPresenceSimulation": True}
    own.send("WebAuthn.addVirtualAuthenticator", {"options": lock | more})


@pytest.mark.parametrize(
    ("door", "subject", "opened"),
    [
        ("/logga-in/lank/", "Din länk", "Logga in"),
        ("/logga-in/glomt-losenord/", "Välj ett nytt lösenord", "Välj ett nytt lösenord"),
    ],
)
def test_a_way_in_by_mail_is_accessible_all_the_way(site, judge, door, subject, opened):
    judge.at(door, door)
    judge.press("button", "Skicka länken", f"{door} with faults")
    judge.page.get_by_label("E-post").fill(FORGETFUL)
    judge.press("button", "Skicka länken", f"{door} sent")
    judge.at(link_in_mail(site.mail, FORGETFUL, subject), f"{door} opened")

    assert judge.heading() == opened
    assert judge.found == []


def test_a_closed_account_is_told_so_accessibly(judge):
    judge.at("/logga-in/stangt/", "closed")

    assert judge.found == []


def test_a_second_factor_is_set_up_used_and_taken_away_accessibly(judge, caretaker):
    page = judge.page
    sign_in(judge, caretaker)
    judge.sees("second_factor")
    assert judge.heading() == "Ett steg till"

    judge.press("link", "Använd en app med koder", "app")
    judge.press("button", "Koppla appen", "app with faults")
    secret = page.locator("code").inner_text()
    page.locator("[name=code]").fill(code(secret))
    judge.press("button", "Koppla appen", "codes, shown once")
    spare = page.locator("main li code").first.inner_text()
    assert judge.heading() == "Dina reservkoder"

    page.context.clear_cookies()
    sign_in(judge, caretaker)
    judge.sees("mfa_authenticate")
    judge.press("button", "Fortsätt med koden", "mfa_authenticate with faults")
    page.get_by_label("Kod").last.fill(spare)
    press(page, page.get_by_role("button", name="Fortsätt med koden"))

    for door in ("", "igen/", "igen/kod/", "reservkoder/", "reservkoder/nya/", "app/ta-bort/"):
        judge.at(f"/arbete/inloggning/{door}", door)
        assert page.url.endswith(f"/inloggning/{door}")
    assert judge.found == []


def test_a_key_is_named_and_taken_away_accessibly(site, judge, caretaker):
    """Browsers make no key for a bare number, so the house is called by name."""
    by_name, page = site.address.replace("127.0.0.1", "localhost"), judge.page
    phones_lock(page)
    page.goto(f"{by_name}/logga-in/")
    page.get_by_label("E-post").fill(KEYED)
    page.get_by_label("Lösenord").fill(site.password)
    press(page, page.get_by_role("button", name="Logga in", exact=True))
    page.goto(f"{by_name}/arbete/inloggning/nycklar/ny/")
    judge.press("button", "Skapa nyckeln", "codes of a key")

    judge.at(f"{by_name}/arbete/inloggning/", "with a key")
    judge.press("link", re.compile("^Byt namn"), "mfa_edit_webauthn")
    judge.at(f"{by_name}/arbete/inloggning/igen/nyckel/", "mfa_reauthenticate_webauthn")
    page.goto(f"{by_name}/arbete/inloggning/")
    judge.press("link", re.compile("^Ta bort"), "mfa_remove_webauthn")
    assert judge.heading() == "Ta bort nyckeln"
    assert judge.found == []
