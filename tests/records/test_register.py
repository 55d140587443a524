"""Every record is in the register by itself, and is found by whatever somebody remembers of it."""

import pytest

from meetings.lifecycle import bodies, items, meetings, papers
from office.classes import standing
from office.journal import matter_of
from office.models import Entry, Marking
from records import register
from records.lifecycle import filings
from records.models import Filing
from tests.factories.councils import ReadershipFactory
from tests.house.estate import text_file

FILED = {"dnr": "KS 2027/12", "direction": "received", "party": "Polismyndigheten", "note": "Kom med post"}


def numbers(words="", **more):
    return [each.number for each in register.entries(register.found(words, **more))]


def test_a_sent_agenda_and_a_paper_are_in_it_without_anybody_entering_them(meeting, paper, coordinator):
    agenda = meetings["send_agenda"](meeting, by=coordinator)

    assert set(numbers()) == {f"D{agenda.document_id}", paper.number}


@pytest.mark.parametrize("words", ["trygghetsmätningen", "TRYGGHETS", "mätningen.txt", "rådet mätningen", "b{pk}"])
def test_a_paper_is_found_by_parts_of_what_it_is_called(words, paper):
    assert numbers(words.replace("{pk}", str(paper.subject.pk))) == [paper.number]


def test_a_document_is_found_by_what_it_says(minutes):
    assert minutes.number in numbers("gnistregnet bron")
    assert minutes.number not in numbers("gnistregnet cykelställ")


@pytest.mark.parametrize("words", ["KS 2027/12", "polismyndigheten", "post", "ks 2027/12 mätning"])
def test_it_is_found_by_what_is_written_beside_it(words, paper, coordinator):
    filings["file"](paper.subject, by=coordinator, over=0, **FILED)

    assert numbers(words) == [paper.number]


def test_what_is_written_beside_it_is_shown(paper, coordinator, signed_in):
    filings["file"](paper.subject, by=coordinator, over=0, **FILED)
    page = signed_in(coordinator).get("/arbete/handlingar/?sok=polis").content.decode()

    assert [word for word in ("KS 2027/12", "Polismyndigheten", "Inkommen", paper.number) if word not in page] == []


def test_until_then_a_paper_is_from_whoever_handed_it_in(paper, coordinator):
    assert (paper.party, paper.direction) == (str(coordinator.organisation), "received")


def test_whoever_saves_second_is_shown_what_stands(paper, coordinator, signed_in):
    browser, address = signed_in(coordinator), f"{paper.url}registret/"
    first = browser.post(address, FILED | {"over": 0})
    second = browser.post(address, FILED | {"over": 0, "dnr": "KS 2027/13"})

    assert (first.status_code, second.status_code) == (302, 422)
    assert "KS 2027/12" in second.content.decode()
    assert Filing.objects.get().dnr == "KS 2027/12"


def test_it_is_narrowed_by_class_and_day(paper, minutes):
    assert numbers(openness="open") != []
    assert paper.number in numbers(openness="internal")
    assert numbers(openness="secret") == []
    assert numbers(since=paper.day, until=paper.day) == numbers()
    assert numbers(until=paper.day.replace(year=2020)) == []


def test_a_record_is_marked_from_its_page(paper, minutes, coordinator, signed_in):
    secret = {"openness": "secret", "secrecy_ground": "OSL 26 kap. 1 §", "reason": "Kan gälla en enskild."}
    for entry in (paper, minutes):
        read = {"over": standing(entry.subject)}
        assert signed_in(coordinator).post(f"{entry.url}oppenhet/", secret | read).status_code == 302

    assert [register.entry(each.number).subject.is_secret for each in (paper, minutes)] == [True, True]
    assert Marking.objects.of(matter_of(minutes.subject)).count() == 1


def test_it_is_for_the_coordinator_alone(paper, member, chair, signed_in):
    places = ["/arbete/handlingar/", paper.url, f"{paper.url}fil/", f"{paper.url}oppenhet/", f"{paper.url}registret/"]

    assert {signed_in(each).get(place).status_code for each in (member, chair) for place in places} == {404}


@pytest.mark.parametrize("number", ["x1", "d", "d0", "d99999999999", "d1x", "D1"])
def test_a_number_that_is_no_records_is_nowhere(number, coordinator, signed_in):
    assert signed_in(coordinator).get(f"/arbete/handlingar/{number}/").status_code == 404


def test_a_paper_taken_away_is_no_longer_in_it(meeting, coordinator):
    paper = meetings["add_paper"](meeting, by=coordinator, upload=text_file())
    papers["remove_paper"](paper, by=coordinator)

    assert numbers() == []


@pytest.fixture
def auditor(hedemora):
    return ReadershipFactory(role="auditor").person


def test_an_auditor_finds_and_reads_what_nobody_need_try(paper, minutes, auditor, signed_in):
    browser = signed_in(auditor)
    page = browser.get("/arbete/handlingar/").content.decode()
    files = [browser.get(f"{entry.url}fil/") for entry in (paper, minutes)]

    assert [entry.number in page for entry in (paper, minutes)] == [True, True]
    assert [browser.get(entry.url).status_code for entry in (paper, minutes)] == [200, 200]
    assert [b"".join(answer)[:4] for answer in files] == [b"Unde", b"%PDF"]


def test_what_secrecy_is_to_be_tried_for_is_not_there_for_an_auditor(paper, minutes, coordinator, auditor, signed_in):
    secret = {"openness": "secret", "secrecy_ground": "OSL 26 kap. 1 §", "reason": "Kan gälla en enskild."}
    for entry in (paper, minutes):
        signed_in(coordinator).post(f"{entry.url}oppenhet/", secret | {"over": standing(entry.subject)})
    browser = signed_in(auditor)
    asked = [f"{entry.url}{place}" for entry in (paper, minutes) for place in ("", "fil/")]

    assert [browser.get(address).status_code for address in asked] == [404] * 4
    page = browser.get("/arbete/handlingar/").content.decode()
    assert [entry.url in page for entry in (paper, minutes)] == [False, False]
    assert [browser.get(f"/arbete/handlingar/?sok={word}").context["page"].paginator.count for word in (
        "mätningen", f"gnistregnet {minutes.number}",
    )] == [0, 0]  # fmt: skip


def test_a_paper_to_an_item_that_is_secret_is_not_there_either(proposed_with_paper, auditor, signed_in):
    item, entry = proposed_with_paper
    before = signed_in(auditor).get(entry.url).status_code
    type(item).objects.filter(pk=item.pk).update(openness="secret")

    assert (before, signed_in(auditor).get(entry.url).status_code) == (200, 404)


@pytest.fixture
def proposed_with_paper(council, member, coordinator, now):
    fields = {"title": "Skolvägar", "kind": "consultation", "minutes": 15}
    item = bodies["propose"](council, by=member, **fields)
    added = items["add_item_paper"](item, by=coordinator, upload=text_file("Underlag.txt"))
    return item, register.entry(f"b{added.pk}")


def test_what_an_auditor_opens_is_in_the_journal_and_what_a_coordinator_opens_is_not(
    minutes, auditor, coordinator, signed_in
):
    for person in (auditor, coordinator):
        for address in (minutes.url, f"{minutes.url}fil/"):
            signed_in(person).get(address)
    lines = Entry.objects.filter(kind="read", matter=matter_of(minutes.subject))

    assert [(line.what, line.by, line.capacity) for line in lines.order_by("number")] == [
        ("Läste om handlingen", auditor, "revisorn"),
        ("Läste handlingen", auditor, "revisorn"),
    ]


def test_an_auditor_changes_nothing_and_sees_no_requests(minutes, request_of, auditor, signed_in):
    request_of(minutes.number)
    browser = signed_in(auditor)
    page = browser.get(minutes.url).content.decode()

    assert "/arbete/utlamnande/" not in page
    assert [browser.get(f"{minutes.url}{place}/").status_code for place in ("registret", "oppenhet")] == [404, 404]
