"""What points out a person is stopped at the door; what is kept for a reason is in nothing that leaves the house."""

import logging
import subprocess
import zipfile
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from meetings.lifecycle import items, meetings
from meetings.lifecycle.packs import packs
from meetings.models import AgendaItem, Meeting, Pack, Record
from meetings.packs import make_waiting
from office import documents
from office.feeds import feeds
from office.guarding import KEPT, REASON, SEEN
from office.letters import message
from office.logs import Line
from office.models import Document, Entry, Letter
from tests.house import knocks, planted
from tests.house.estate import text_file
from tests.house.written_doors import DOORS, KEPT_IN_EST, LIGHTLY, TO_PEOPLE
from tests.meetings import held


def sent(house, door, field, value):
    told = dict(knocks.SENT[door](house)) if door in knocks.SENT else {}
    if field == "upload":
        return told | {field: text_file(f"{value}.txt")}
    return told | {field: f"{told.get(field, '')} {value}".strip()}


@pytest.mark.parametrize(("role", "door", "field"), DOORS)
def test_what_is_planted_is_stopped_at_the_door(role, door, field, house):
    """All hundred at one door and some at each, save that a number to call may stand in words to people."""
    name, arguments = knocks.address_of(door, house)
    address = reverse(name, kwargs=arguments)
    may_call = field in TO_PEOPLE or (door, field) in LIGHTLY
    tried = [each for each in planted.PLANTED if not (may_call and each in planted.PHONES)]
    for value in tried[:: 1 if door == "item_step/edit_item" else 9]:
        answer = house.browsers[role].post(address, sent(house, door, field, value))
        page = answer.content.decode()

        assert answer.status_code == 422, (value, answer.status_code)
        assert "ser ut som ett" in page
        assert field == "upload" or value in page, "what was typed is gone"
    assert planted.betrayed(*AgendaItem.objects.values_list("text", flat=True), str(list(Entry.objects.values()))) == []


def test_notes_are_saved_warned_of_and_stopped_when_the_minutes_are_sent(house):
    coordinator = house.browsers["coordinator"]
    text = "\n".join(planted.PLANTED)
    meeting = house.under_way
    answer = coordinator.post(
        f"/arbete/moten/{meeting.pk}/anteckningar/{house.in_hand.pk}/",
        {"over": 1, "notes": text},
        headers={"Accept": "application/json"},
    )
    Meeting.objects.filter(pk=meeting.pk).update(state="held")
    held.close(house.in_hand, notes=text)
    refused = coordinator.post(
        f"/arbete/moten/{meeting.pk}/steg/send_minutes/", knocks.SENT["meeting_step/send_minutes"](house)
    )

    assert answer.json()["text"] == text
    assert len(answer.json()["guard"]) == len(planted.PLANTED)
    assert refused.status_code == 422
    assert "Punkt 1" in refused.content.decode()
    assert Meeting.objects.get(pk=meeting.pk).state == "held"


def kept(browser, address, **told):
    """Sent, stopped, and sent again with a reason."""
    stopped = browser.post(address, told)
    assert stopped.status_code == 422, stopped.status_code
    seen = stopped.context["form"].data[SEEN]
    for each in told.values():
        if hasattr(each, "seek"):
            each.seek(0)
    answer = browser.post(address, told | {REASON: "Behövs för provet.", SEEN: seen})
    assert answer.status_code == 302, stopped.context["form"].errors
    return answer


@pytest.fixture
def logged():
    lines, line = [], Line("{message}", style="{")
    handler = logging.Handler()
    handler.emit = lambda record: lines.append(line.format(record))
    logging.getLogger().addHandler(handler)
    yield lines
    logging.getLogger().removeHandler(handler)


@pytest.fixture
def lived_through(house):
    """All of it kept for a reason wherever that can be done, and sent on from there."""
    member, coordinator, chair = (house.browsers[role] for role in ("member", "coordinator", "chair"))
    people, everything = house.people, " ".join(planted.PLANTED)
    some = " ".join(planted.PLANTED[::9])
    kept(
        member,
        "/arbete/arenden/nytt/bra/",
        **knocks.ITEM | {"title": f"Om {some}", "text": everything, "once": uuid4()},
    )
    item = AgendaItem.objects.latest("pk")
    items["accept"](item, by=people["coordinator"], meeting=house.meeting)
    for value in (planted.IDENTITIES[0], planted.PHONES[0], planted.PLATES[0]):
        upload = SimpleUploadedFile(f"{value}.txt", b"Underlag.")
        kept(coordinator, f"/arbete/moten/{house.meeting.pk}/steg/add_paper/", upload=upload, openness="internal")
    meetings["send_agenda"](house.meeting, by=people["coordinator"])

    meeting, in_hand = house.under_way, house.in_hand
    coordinator.post(f"/arbete/moten/{meeting.pk}/anteckningar/{in_hand.pk}/", {"over": 1, "notes": everything})
    over = Record.objects.get(item=in_hand).version
    address = f"/arbete/moten/{meeting.pk}/utfall/{in_hand.pk}/"
    kept(coordinator, address, over=over, outcome="group", outcome_text=everything)
    address = f"/arbete/moten/{meeting.pk}/steg/add_action/"
    for values in in_parts(planted.PLANTED, 15):
        kept(coordinator, address, line=f"@skolchef ordnar {' '.join(values)} senast 15 maj", once=uuid4())
    meetings["end"](meeting, by=people["coordinator"], choices={})
    kept(
        coordinator,
        f"/arbete/moten/{meeting.pk}/steg/send_minutes/",
        **knocks.SENT["meeting_step/send_minutes"](house),
    )
    kept(chair, f"/arbete/moten/{meeting.pk}/steg/remark/", text=some, once=uuid4())
    meetings["approve_minutes"](held.fresh(meeting), by=people["chair"])
    version = held.fresh(meeting).version
    kept(coordinator, f"/arbete/moten/{meeting.pk}/steg/write_news/", news=some, over=version)
    action = meeting.actions.first()
    kept(member, f"/arbete/atgarder/{action.pk}/steg/finish_action/", result=some)
    keep_some_in_est(house, some)
    pack_and_print(house)
    return house


def pack_and_print(house):
    for each in (house.under_way, house.meeting):
        packs["ask_for_pack"](held.fresh(each), by=house.people["coordinator"], kind="zip")
    make_waiting()
    documents.render_waiting()


def keep_some_in_est(house, some):
    """What the group decides, a summary for anyone and one for the council, and words in the letters of a report."""
    coordinator = house.browsers["coordinator"]
    for door, field in KEPT_IN_EST:
        name, arguments = knocks.address_of(door, house)
        kept(coordinator, reverse(name, kwargs=arguments), **sent(house, door, field, some))


def in_parts(things, size):
    return [things[start : start + size] for start in range(0, len(things), size)]


def printed(pdf):
    """What the PDF says when it is read aloud."""
    return subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()


def test_what_was_kept_for_a_reason_is_in_nothing_that_leaves_the_house(lived_through, logged):
    house = lived_through
    anyone, coordinator = Client(), house.browsers["coordinator"]
    meeting = house.under_way
    public = [
        "/",
        "/moten/",
        f"/moten/{meeting.pk}/protokoll/",
        f"/moten/{meeting.pk}/protokoll.pdf",
        "/tillganglighet/",
        "/trygghet/",
        "/trygghet/2026/4/",
    ]
    answers = [anyone.get(address) for address in public]
    pages = [printed(each.content) if "pdf" in each["Content-Type"] else each.content.decode() for each in answers]
    lists = ["/arbete/atgarder/lista.csv?visa=alla", "/arbete/utskick/lista.csv"]
    lists += [f"/arbete/est/hamta/{what}.csv" for what in ("rapporter", "kategorier", "platser")]
    files = [coordinator.get(address).getvalue().decode() for address in lists]
    feed = anyone.get(f"/kalender/{feeds['make_feed'](house.people['member'], by=house.people['member'])}.ics").content
    mails = [message(letter) for letter in Letter.objects.exclude(address="")]
    words = [f"{each.subject} {each.body} {each.calendar}" for each in Letter.objects.all()]
    zipped = [text for pack in made_packs() for text in unpacked(pack)]
    logging.getLogger("django.request").warning("Fel i text: %s", " ".join(planted.PLANTED))

    assert [each.status_code for each in answers] == [200] * len(public)
    assert len(mails) > 10
    assert len(zipped) > 10
    assert planted.betrayed(*pages, *files, feed.decode()) == []
    assert planted.betrayed(*words, *(each.as_bytes().decode(errors="replace") for each in mails)) == []
    assert planted.betrayed(*(printed(bytes(each.pdf)) for each in Document.objects.all())) == []
    assert planted.betrayed(*zipped) == []
    assert planted.betrayed(*logged) == []
    assert logged
    assert_the_journal_says_why_but_not_what()
    inside = coordinator.get(f"/arbete/moten/{meeting.pk}/pagar/").content.decode()
    assert planted.betrayed(inside) == planted.PLANTED  # it stands where it was kept


def made_packs():
    return Pack.objects.exclude(file="")


def unpacked(pack):
    """The names in the ZIP and what its texts and tables say."""
    with pack.file.open("rb") as opened, zipfile.ZipFile(opened) as parcel:
        for name in parcel.namelist():
            yield name
            data = parcel.read(name)
            yield printed(data) if name.endswith(".pdf") else data.decode("utf-8-sig", errors="replace")


def assert_the_journal_says_why_but_not_what():
    lines = Entry.objects.filter(what=KEPT)

    assert lines.count() >= 12
    assert {line.details["reason"]["told"] for line in lines} == {"Behövs för provet."}
    assert any(line.details["found"].get("identity") for line in lines)
    assert planted.betrayed(*(str(details) for details in Entry.objects.values_list("details", flat=True))) == []
