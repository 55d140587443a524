"""What secrecy is to be tried for is read by those who prepare it: nobody else finds a word of it anywhere."""

import io
import zipfile
from datetime import date, timedelta

import pytest

from councils.models import Role
from meetings.lifecycle import meetings
from meetings.lifecycle.packs import packs
from meetings.models import AgendaItem, Attachment, Decision, Minutes, NoteVersion, Openness, Record
from meetings.packs import make_waiting
from meetings.tasks import remind
from office import clock, links, uploads
from office.models import Document, Letter, Link
from tests.house.estate import browser_of, seat_someone, text_file
from tests.meetings import held

WORD = "Gnistregn"
SENT, APPROVED = date(2027, 1, 20), date(2027, 1, 21)
PLACES = [
    "",
    "pagar/?punkt=2",
    "pagar/nu/?punkt=2",
    "protokoll/",
    "protokoll/1/",
    "protokoll/1.pdf",
    "paket/",
    "spridning/",
]
LISTS = ["", "moten/", "arenden/", "atgarder/?visa=alla", "atgarder/lista.csv?visa=alla"]


@pytest.fixture
def secret(house):
    """Three meetings with such an item: one goes on, one has its minutes sent, one has them approved."""
    council, chair, coordinator = house.council, house.people["chair"], house.people["coordinator"]
    house.people["another"] = seat_someone(council, Role.MEMBER, "Socialchefen")
    house.browsers["another"] = browser_of(house.people["another"])
    waits, approved = (held.held(council, chair, items=["Läget", "Ärende A"], day=day) for day in (SENT, APPROVED))
    for item in (house.in_hand, *(held.item_of(meeting, "Ärende A") for meeting in (waits, approved))):
        say_the_word(item, house)
    waits, approved = held.sent(waits, coordinator, chair), held.approved(approved, coordinator, chair)
    house.three = [house.under_way, waits, approved]
    return house


def say_the_word(item, house):
    coordinator, meeting, now = house.people["coordinator"], item.meeting, clock.now()
    told = {"text": WORD, "presenter": WORD, "late_because": WORD, "secrecy_ground": "OSL 18:1"}
    AgendaItem.objects.filter(pk=item.pk).update(openness=Openness.SECRET, **told)
    Attachment.objects.create(item=item, file=uploads.keep(text_file(f"{WORD}.txt"), coordinator))
    said = {"notes": WORD, "outcome": "group", "outcome_text": WORD}
    record, _ = Record.objects.update_or_create(item=item, defaults=said)
    NoteVersion.objects.create(record=record, number=1, notes=WORD, by=coordinator, at=now)
    Decision.objects.create(item=item, body=meeting.body, year=2027, text=WORD, decided_on=meeting.day)
    owner = {"seat": house.held_seat, "due_on": date(2027, 2, 9), "text": WORD}
    meetings["add_action"](meeting, by=coordinator, item=item, **owner)


def pages(house):
    for meeting in house.three:
        yield from (f"{meeting.get_absolute_url()}{place}" for place in PLACES)
        yield from (f"{meeting.get_absolute_url()}anteckningar/{item.pk}/" for item in meeting.agenda_items)
        yield from (f"/arbete/arenden/{item.pk}/" for item in meeting.agenda_items)
        yield from (f"/arbete/atgarder/{action.pk}/" for action in meeting.actions.all())
        yield from (f"/arbete/bilagor/{paper.file.uuid}/" for paper in Attachment.objects.of_meeting(meeting))
        yield f"/moten/{meeting.pk}/protokoll/"
    yield from (f"/arbete/{place}" for place in LISTS)


def telling(browser, addresses):
    return [address for address in addresses if WORD in str(browser.get(address).content)]


def without_papers(addresses):
    return [address for address in addresses if "/bilagor/" not in address]


@pytest.mark.parametrize("who", ["another", "stranger", "rapporteur", "administrator", "anonymous"])
def test_no_page_says_a_word_to_those_who_do_not_prepare_it(secret, who):
    browser, addresses = secret.browsers[who], list(pages(secret))
    papers = {browser.get(address).status_code for address in set(addresses) - set(without_papers(addresses))}

    assert telling(browser, without_papers(addresses)) == []
    assert papers <= {302, 404}


def test_the_chair_finds_it_on_those_very_pages(secret):
    assert len(telling(secret.browsers["chair"], without_papers(pages(secret)))) > 15


@pytest.mark.parametrize("who", ["another", "chair", "coordinator"])
def test_no_page_of_a_link_says_it(secret, who):
    """Nor to those who read it signed in: a letter is easily handed on."""
    person, browser = secret.people[who], secret.browsers["anonymous"]
    for meeting in secret.three:
        links.address(person, f"meetings.meeting/{meeting.pk}", clock.now() + timedelta(days=1))
    found = [
        f"/lank/{links.token(link)}/{place}"
        for link in Link.objects.filter(person=person)
        for place in ("", "spridning/")
    ]

    assert [browser.get(address).status_code for address in found].count(200) >= 4
    assert telling(browser, found) == []


def test_no_document_that_is_sent_or_shown_has_it(secret):
    assert WORD in str(Minutes.objects.get(meeting=secret.three[2]).content)
    assert not Document.objects.filter(html__contains=WORD).exists()


def test_no_pack_made_for_them_has_it(secret):
    for meeting in secret.three:
        pack = packs["ask_for_pack"](meeting, by=secret.people["another"], kind="zip")
        make_waiting()
        pack.refresh_from_db()
        with pack.file.open("rb") as file, zipfile.ZipFile(io.BytesIO(file.read())) as parcel:
            held_in = [name + parcel.read(name).decode("utf-8", "replace") for name in parcel.namelist()]

        assert len(held_in) > 2
        assert [part for part in held_in if WORD in part] == []


def test_the_outbox_tells_the_administrator_that_a_letter_went_and_not_what_it_is_about(secret):
    with clock.pretending(clock.now() + timedelta(days=14)):
        remind()
    Letter.objects.filter(subject__contains=WORD).update(state="failed", tries=6)
    read, kept = (secret.browsers[who].get("/arbete/utskick/?lage=failed") for who in ("coordinator", "administrator"))

    assert read.content.decode().count(WORD) > 0
    assert "Är det klart?" in kept.content.decode()
    assert WORD not in kept.content.decode()


def test_the_administrators_search_of_the_outbox_hears_no_word_of_a_subject(secret):
    Letter.objects.filter(recipient=secret.people["member"]).update(
        subject=WORD, search_text=f"{WORD} Skolchefen".casefold()
    )
    asked = [(who, words) for who in ("coordinator", "administrator") for words in (WORD, "SKOLCHEFEN")]
    found = [
        secret.browsers[who].get("/arbete/utskick/", {"sok": words}).context["page"].paginator.count
        for who, words in asked
    ]

    assert (found[0] > 0, found[2]) == (True, 0)
    assert found[1] == found[3] > 0


def test_the_administrator_who_sends_again_what_went_meanwhile_is_not_told_what_it_said(secret):
    letter = Letter.objects.first()
    Letter.objects.filter(pk=letter.pk).update(subject=f"Du har fått en åtgärd: {WORD}", state="waiting")
    answer = secret.browsers["administrator"].post(f"/arbete/utskick/{letter.pk}/skicka-igen/", follow=True)

    assert "har ändrats sedan du öppnade sidan" in answer.content.decode()
    assert WORD not in answer.content.decode()
