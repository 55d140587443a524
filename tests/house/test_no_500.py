"""Whatever is written in an address or a field, the house answers; what was wrong is said beside it, and kept."""

from collections import Counter
from copy import deepcopy
from html import escape
from urllib.parse import quote, urlencode

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.house import knocks
from tests.house.estate import text_file
from tests.house.nasty import NASTY, SHARP

ADDRESSES = [
    "/arbete/moten/?ar={}",
    "/arbete/moten/?organ={}",
    "/arbete/moten/?ar=2027&organ={}",
    "/arbete/moten/planera/?year={}",
    "/arbete/moten/1/pagar/?punkt={}",
    "/arbete/moten/1/pagar/nu/?punkt={}",
    "/arbete/moten/1/anteckningar/1/?version={}",
    "/arbete/moten/1/anteckningar/1/?page={}",
    "/arbete/moten/planera/?year=2027&est_from={}",
    "/arbete/organ/bra/?dag={}",
    "/arbete/utskick/?lage={}",
    "/arbete/utskick/?sok={}",
    "/arbete/utskick/?page={}",
    "/arbete/utskick/?slag={}",
    "/arbete/utskick/?fran={}",
    "/arbete/utskick/?fran=2027-02-01&till={}",
    "/arbete/utskick/?om={}",
    "/arbete/utskick/lista.csv?sok={}",
    "/arbete/utskick/kommande/?sok={}",
    "/arbete/utskick/kommande/?om={}",
    "/arbete/utskick/kommande/?page={}",
    "/kalender/{}.ics",
    "/arbete/handlingar/?sok={}",
    "/arbete/handlingar/?oppenhet={}",
    "/arbete/handlingar/?page={}",
    "/arbete/utlamnande/ny/?handling={}",
    "/arbete/riktlinjen/?bedomning={}",
    "/arbete/arenden/nytt/bra/?till={}",
    "/arbete/arenden/1/steg/edit_item/?till={}",
    "/arbete/moten/1/protokoll/?visa={}",
    "/arbete/moten/1/protokoll/{}/",
    "/arbete/moten/1/protokoll/{}.pdf",
    "/moten/{}/protokoll/",
    "/arbete/est/laget/?fran={}",
    "/arbete/est/karta/?fran={}",
    "/arbete/est/karta/?kategori={}",
    "/arbete/est/karta/period/?fran={}",
    "/arbete/est/platser/?sok={}",
    "/arbete/est/platser/?page={}",
    "/arbete/est/platser/{}/",
    "/arbete/est/utveckling/?fran={}",
    "/arbete/est/polisen/?page={}",
    "/arbete/est/hamta/{}.csv",
    "/arbete/est/hamta/kategorier.csv?tid={}",
    "/logga-in/?next={}",
    "/logga-in/kommunkonto/svar/?state={}",
    "/arbete/organ/{}/",
    "/arbete/moten/{}/",
    "/arbete/moten/1/steg/{}/",
    "/arbete/arenden/{}/",
    "/arbete/bilagor/{}/",
    "/arbete/utskick/{}/",
    "/arbete/moten/1/utskickad/{}/",
    "/arbete/est/rapportorer/?page={}",
    "/arbete/est/rapportorer/vita-flackar/?veckor={}",
    "/arbete/est/arbetsgrupper/?page={}",
    "/arbete/est/sammanfattningar/{}/2026/1/",
    "/arbete/est/sammanfattningar/kvartal/{}/1/",
    "/trygghet/2026/{}/",
    "/arbete/moten/1/steg/add_action/?item={}",
    "/arbete/atgarder/{}/",
    "/arbete/atgarder/1/steg/{}/",
    "/arbete/atgarder/?visa={}",
    "/arbete/atgarder/?visa=alla&organ={}",
    "/arbete/atgarder/?visa=alla&ansvarig={}",
    "/arbete/atgarder/lista.csv?visa=alla&organ={}",
    "/arbete/moten/1/paket/{}/",
    "/arbete/mina-brev/{}/",
    "/brev/{}/",
    "/lank/{}/",
    "/lank/0123456789abcdef0123456789abcdef.{}/",
    "/lank/0123456789abcdef0123456789abcdef.x/bilagor/{}/",
    "/arbete/moten/1/steg/name_substitute/?vem={}",
    "/arbete/moten/1/steg/answer_for/?vem={}",
]
FORMS = [
    "seat_step/fill_seat", "seat_step/add_substitute", "seat_step/vacate_seat", "seat_step/invite",
    "body_step/coopt",
    "cooption_step/end_cooption", "meeting_step/send_agenda", "meeting_step/send_changed_agenda",
    "meeting_step/call_for_items", "meeting_step/move", "meeting_step/send_minutes", "meeting_step/return_minutes",
    "meeting_step/reopen_minutes", "meeting_step/remark", "meeting_step/cancel", "meeting_step/add_guest",
    "meeting_step/add_item",
    "meeting_step/start", "meeting_step/end", "roll_add", "carry_over",
    "meeting_step/add_action", "meeting_step/write_news", "action_step/finish_action",
    "action_step/postpone_action", "action_step/reassign_action", "action_step/drop_action",
    "plan_meeting", "propose", "item_step/edit_item", "item_step/accept", "item_step/park", "item_step/return_item",
    "item_step/classify", "classify_paper", "classify_record", "file_record", "ask_for_records", "take_out",
    "disclosure_step/add_record", "disclosure_step/disclose", "disclosure_step/take_back", "judge_record",
    "meeting_step/answer", "meeting_step/answer_for", "meeting_step/name_substitute", "meeting_step/revoke_links",
    "meeting_step/withdraw_substitute",
    "est_tell", "report_step/ask_back", "report_step/reject", "report_step/recategorise", "report_step/mask",
    "report_step/merge", "file_step/map_columns", "est_police",
    "police_step/correct_figure", "police_step/remove_figure", "place_step/merge_place",
    "reporting_step/appoint_rapporteur", "reporting_step/open_link", "rapporteur_step/end_rapporteur",
    "summary_step/publish_summary", "summary_step/draw_up_summary", "summary_step/take_down_summary",
    "proposal_step/send_to_council", "proposal_step/dismiss_proposal",
]  # fmt: skip
BARE = {
    "login": ["login", "password"],
    "sign_in_link": ["email"],
    "link_password": ["password1", "password2"],
    "link_invitation": ["way", "password1"],
    "mfa_login_webauthn": ["credential"],
    "roll": ["person", "presence", "came_at", "left_after"],
    "agenda_order": ["order", "up", "down"],
    "meeting_step/remind_unanswered": ["people", "words"],
    "link_answer": ["answer", "greeting"],
    "link_substitute": ["name", "title", "email"],
    "notes": ["over", "notes", "choice"],
    "outcome": ["over", "outcome", "outcome_text"],
    "private_note": ["over", "text", "choice", "punkt"],
    "meeting_step/tick_spread": ["where", "other"],
    "link_action": ["steg", "result", "due_on", "reason"],
    "link_spreading": ["where", "other"],
    "plan_year": [
        "year", "utan", "moten-TOTAL_FORMS", "moten-INITIAL_FORMS",
        *(f"moten-0-{name}" for name in ("chosen", "body", "day", "starts", "ends", "place", "note")),
    ],
}  # fmt: skip


def browser_of(house, role="coordinator"):
    """A browser that shows the answer 500 rather than raise what led to it."""
    browser = Client(raise_request_exception=False)
    browser.cookies = deepcopy(house.browsers[role].cookies)
    return browser


def ask(browser, address):
    with transaction.atomic():
        answer = browser.get(address)
        if answer.streaming:
            list(answer)  # a file is closed when it has been read
        transaction.set_rollback(True)
    return answer


def fill_in(browser, address, fields):
    """The form sent as bytes, since not everything that can be sent can be written."""
    body = urlencode(fields, errors="surrogatepass").encode()
    return browser.post(address, body, content_type="application/x-www-form-urlencoded")


def held():
    """How many rows there are of everything."""
    return Counter({model: model._base_manager.count() for model in apps.get_models()})


def faults(answer, name, text, browser):
    """What is wrong with the answer to the text in the field."""
    if answer.status_code == 302:
        return faults_of_the_page_after(browser.get(answer.headers["Location"]))
    if answer.status_code != 422:
        return [f"svarade {answer.status_code}"]
    form, page = answer.context["form"], answer.content.decode(errors="surrogatepass")
    said = [message for messages in form.errors.values() for message in messages]
    return [
        *(f"{message} visas inte" for message in said if escape(message) not in page),
        *([] if said else ["inget fel sägs"]),
        *(
            []
            if form[name].is_hidden or form[name].value() in (as_received(text), [as_received(text)])
            else ["det skrivna är borta"]
        ),
    ]


def as_received(text):
    """Half a pair is no character; Django reads it as unknown ones."""
    return text.encode(errors="surrogatepass").decode(errors="replace")


def faults_of_the_page_after(page):
    return [
        *([] if page.status_code == 200 else [f"svarade sedan {page.status_code}"]),
        *(["visar sidan med andras märkord"] if b"<script>alert" in page.content else []),
    ]


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_address_breaks_the_house(address, house):
    browser = browser_of(house)
    places = {text[:40]: address.format(quote(text, safe="", errors="surrogatepass")) for text in NASTY}
    written = [(text, ask(browser, place).status_code) for text, place in places.items()]

    assert [(text, status) for text, status in written if status >= 500] == []


@pytest.mark.parametrize("door", FORMS)
def test_no_field_breaks_a_form_and_nothing_is_half_saved(door, house):
    browser = browser_of(house, "member" if door == "propose" else "coordinator")
    name, arguments = knocks.address_of(door, house)
    address = reverse(name, kwargs=arguments)
    right = knocks.SENT.get(door, lambda house: {})(house)
    fields = browser.get(address).context["form"].fields
    before, found = held(), []
    for field in fields:
        for text in SHARP:
            with transaction.atomic():
                answer = fill_in(browser, address, right | {field: text})
                found += [(field, text[:40], fault) for fault in faults(answer, field, text, browser)]
                if answer.status_code == 422:
                    assert held() == before
                transaction.set_rollback(True)

    assert found == []


@pytest.mark.parametrize(("door", "field"), [(door, field) for door, fields in BARE.items() for field in fields])
def test_no_field_breaks_a_form_of_another_kind(door, field, house, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # it is not the hashing that is tried
    name, arguments = knocks.address_of(door, house)
    right, found = knocks.SENT.get(door, lambda house: {})(house), []
    for text in SHARP:
        with transaction.atomic():
            answer = fill_in(browser_of(house), reverse(name, kwargs=arguments), right | {field: text})
            found += [(text[:40], answer.status_code)] if answer.status_code >= 500 else []
            transaction.set_rollback(True)

    assert found == []


def test_a_name_of_a_file_cannot_break_the_house(house):
    browser, address = browser_of(house), f"/arbete/moten/{house.meeting.pk}/steg/add_paper/"
    found = []
    for text in [text for text in SHARP if text.strip() and "\ud800" not in text]:
        with transaction.atomic():
            upload = text_file(f"{text}.txt".replace("\0", "%00"))
            found.append(browser.post(address, {"upload": upload, "openness": "open"}).status_code)
            transaction.set_rollback(True)

    assert set(found) <= {302, 422}
