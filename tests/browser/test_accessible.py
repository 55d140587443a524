"""axe finds nothing to remark on, on any page, in two widths; no page is wider than its window or makes it complain."""

import pytest
from django.urls import get_resolver

from tests.browser.judging import faults_in_both_widths
from tests.browser.test_doors_are_accessible import DOORS
from tests.browser.visitors import press

# Addresses that are no pages: buttons, files and answers to machines.
NOT_PAGES = {
    "est_worker", "est_photo", "est_edition", "est_faults", "est_map_period", "est_map_ground",
    "est_tell_ground", "link_ground",
    "est_export_csv", "est_export_xlsx",
    "est_summary_pdf",
    "live_now", "open_item", "outcome", "private_note",
    "roll_all", "undo_carrying",
    "account_logout", "link_sign_in", "link_password", "link_invitation", "mfa_login_webauthn",
    "entra", "entra_answer", "tie_identity", "untie_identity", "end_session", "end_other_sessions",
    "close_link", "link_answer", "link_withdraw", "link_paper", "link_agenda", "link_calendar",
    "minutes_pdf", "settle_remark", "public_minutes_pdf", "link_minutes",
    "ask_for_pack", "pack_file", "agenda_order", "remove_guest", "remove_paper", "resend", "logout",
    "list_word", "unlist_word", "place_hold", "lift_hold", "erasure",
    "print_all", "print_letter", "mark_printed",
    "choose_rhythms", "go_away", "come_back", "make_feed", "revoke_feed", "feed",
    "meeting_calendar", "paper", "sent_agenda", "read_agenda", "read_paper",
    "attendance_csv", "actions_csv", "outbox_csv",
    "record_file", "disclosure_decision", "drop_record", "disclosed_file", "take_out_mine", "extract_file",
    "alive", "ready", "health", "metrics",
}  # fmt: skip
# The demonstration has no adjoined person.
# No meeting is under way in it: axe sees those pages in test_roll_by_hand.py and test_live_notes.py.
# The links of letters are no links of pages: test_link_pages.py follows them.
# Nor do they lead to all the doors of signing in: test_doors_are_accessible.py goes through them.
NOT_REACHED = {
    *DOORS,
    "account_set_password",  # is there for whoever has no password; its form is that of link_password
    # Nothing has been asked back in the demonstration, no file handed in and no quarter published.
    "report_step", "est_complete", "est_without_network", "est_file", "file_step", "police_step",
    "link_tell", "link_complete",
    "est_link", "est_proposal", "proposal_step", "safety_in_a_quarter",
    "cooption_step",
    "roll", "roll_add", "notes", "carry_over",
    "link", "link_substitute", "link_action", "link_spreading", "unsubscribe",
}  # fmt: skip


def send_emptied(page):
    """Send the page's own form with what it requires left out; false when it requires nothing."""
    required = page.locator("main form[method=post] [required]:visible")
    if not required.count():
        return False
    for field in required.all():
        if field.evaluate("field => field.matches('textarea, input:not([type=file], [type=radio], [type=checkbox])')"):
            field.fill("")
    with page.expect_navigation():
        # As without scripts: a form that keeps its words on the phone would lead nowhere.
        required.first.evaluate("field => HTMLFormElement.prototype.submit.call(field.form)")
    return page.locator("[aria-invalid=true]").count() > 0


@pytest.fixture
def judged(site):
    """judged(role) is a page that axe may put its own styles into, which our pages may not."""
    return lambda role: site.seen_by(role, bypass_csp=True)


def test_the_judge_finds_what_is_wrong(judged):
    with judged(None) as page:
        page.set_content('<title>Prov</title><img src="/bild.png"><p style="width: 2000px">Brett</p>')

        found = {fault for _, _, fault, _ in faults_in_both_widths(page, "prov")}
    assert {"html-has-lang", "image-alt", "wider than its window"} <= found


@pytest.mark.parametrize("role", ["coordinator", "member", "administrator", "auditor"])
def test_every_page_is_accessible_in_both_widths(site, judged, role):
    found = []

    with judged(role) as page:
        for kind, addresses in site.pages(role).items():
            for address in addresses if kind == "meeting" else addresses[:1]:
                page.goto(address)
                found += faults_in_both_widths(page, address)
    assert found == []


@pytest.mark.parametrize("role", ["coordinator", "member"])
def test_every_form_with_something_wrong_in_it_is_accessible(site, judged, role):
    found, tried = [], []

    with judged(role) as page:
        for kind, addresses in site.pages(role).items():
            page.goto(addresses[0])
            if not kind.startswith("admin:") and send_emptied(page):
                tried.append(kind)
                found += faults_in_both_widths(page, f"{kind} with faults")
    assert found == []
    assert "propose" in tried


def test_the_pages_of_those_who_have_not_signed_in_are_accessible(judged):
    found = []

    with judged(None) as page:
        for address in ("/", "/moten/", "/trygghet/", "/tillganglighet/", "/logga-in/", "/finns-inte/"):
            page.goto(address)
            found += faults_in_both_widths(page, address)
        page.goto("/logga-in/")
        press(page, page.get_by_role("button", name="Logga in", exact=True))
        found += faults_in_both_widths(page, "/logga-in/ with faults")
    assert found == []


@pytest.mark.parametrize(
    "role", ["coordinator", "chair", "member", "rapporteur", "administrator", "politician", "auditor"]
)
def test_no_page_complains_in_the_browser(site, role):
    with site.seen_by(role) as page:
        for addresses in site.pages(role).values():
            page.goto(addresses[0])
    assert page.complaints == []


def test_every_page_there_is_has_been_seen(site):
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str)} - NOT_PAGES - NOT_REACHED

    walked = {kind.partition(" ")[0] for role in ("coordinator", "member", "auditor") for kind in site.pages(role)}
    assert names - walked - {"login"} == set()
