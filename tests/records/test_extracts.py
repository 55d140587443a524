"""A person gets a copy of what is known of them, and of nobody else; it is in the journal, and goes after a month."""

import csv
import io
import json
import subprocess
from datetime import date, timedelta

import page
import pytest
from django.core.exceptions import PermissionDenied

from meetings.lifecycle import bodies, meetings
from meetings.models import AgendaItem
from office import clock, journal
from office.lifecycle import StepRefused
from records import extracts as files
from records import personal
from records.lifecycle import extracts
from records.models import Extract
from tests.factories.councils import PersonFactory
from tests.factories.meetings import MeetingFactory

OTHER = "Den Andre Namnet"


@pytest.fixture
def about(council, meeting, member, coordinator, now):
    """An extract about a member with an answer, a proposal, a letter and an action."""
    PersonFactory(name=OTHER)
    bodies["propose"](council, by=member, title="Skolvägar", text="Otryggt vid bron.", kind="consultation", minutes=15)
    meetings["send_agenda"](meeting, by=coordinator)
    meetings["answer"](meeting, by=member, answer="yes", greeting="Kommer gärna")
    return extracts["take_out"](member, by=member)


def told(extract):
    return {table["heading"]: table["rows"] for table in extract.content["tables"]}


def test_it_holds_what_is_known_of_the_person(about, member):
    tables = told(about)

    assert ["Namn", member.name] in tables["Om dig"]
    assert tables["Platser"] != []
    assert "Kommer gärna" in str(tables["Möten, svar och närvaro"])
    assert "Otryggt vid bron." in str(tables["Ärenden du har föreslagit"])
    assert tables["Brev till dig"] != []
    assert tables["Handlingar där ditt namn står"] != []


def test_of_others_it_says_nothing(about, coordinator, chair):
    said = json.dumps(about.content, ensure_ascii=False)

    assert [name for name in (OTHER, coordinator.name, coordinator.email) if name in said] == []


def test_the_password_is_not_in_it(about):
    assert "argon2" not in json.dumps(about.content)
    assert [row for row in told(about)["Om dig"] if "ösenord" in row[0]] == []


def test_what_is_to_be_tried_for_secrecy_is_left_out(under_way_action, member):
    AgendaItem.objects.update(openness="secret", proposed_by=PersonFactory())
    extract = extracts["take_out"](member, by=member)

    assert "Ser över belysningen" not in json.dumps(extract.content, ensure_ascii=False)
    assert "Utelämnat: sekretess ska prövas." in str(told(extract)["Åtgärder som ligger på dig"])


@pytest.fixture
def under_way_action(council, coordinator, member, now):
    meeting = MeetingFactory(body=council, day=date(2027, 2, 3), hour=8, items=["Belysningen"], state="under_way")
    item = meeting.agenda_items[0]
    facts = {"text": "Ser över belysningen", "due_on": date(2027, 5, 15), "item": item}
    return meetings["add_action"](meeting, by=coordinator, person=member, **facts)


def test_the_pdf_passes_the_judges_and_says_the_same(about):
    files.make_waiting()
    made = bytes(Extract.objects.get().pdf)
    text = subprocess.run(["pdftotext", "-", "-"], input=made, capture_output=True, check=True).stdout.decode()
    found = [fault for profile in ("ua1", "3a") for fault in page.validate_pdf_bytes(made, profile=profile).failures]

    assert found == []
    assert "Kommer gärna" in " ".join(text.split())
    assert "Namn: Skolchefen" in text
    assert "Integritetsskyddsmyndigheten" in text


def test_the_spreadsheet_has_every_value(about):
    rows = list(csv.reader(io.StringIO(files.as_csv(about).decode("utf-8-sig")), delimiter=";"))

    assert rows[0] == ["Tabell", "Rad", "Uppgift", "Värde"]
    assert len(rows) - 1 == sum(len(row) for table in about.content["tables"] for row in table["rows"])


def test_one_takes_out_ones_own_and_nobody_elses(member, chair, about, signed_in):
    with pytest.raises(PermissionDenied):
        extracts["take_out"](member, by=chair, reason="Nyfiken")

    assert signed_in(chair).get(f"/arbete/mina-uppgifter/{about.pk}/json/").status_code == 404
    assert signed_in(member).get(f"/arbete/mina-uppgifter/{about.pk}/json/").status_code == 200


def test_the_coordinator_says_why(member, coordinator):
    with pytest.raises(StepRefused, match="varför"):
        extracts["take_out"](member, by=coordinator, reason=" ")
    extracts["take_out"](member, by=coordinator, reason=journal.Told("Begäran i brev"))

    assert [line.details for line in journal.of(member)] == [{"reason": {"told": "Begäran i brev"}}]


def test_that_it_was_fetched_is_in_the_journal(about, member, signed_in):
    for form in ("json", "csv"):
        signed_in(member).get(f"/arbete/mina-uppgifter/{about.pk}/{form}/")

    assert [(line.kind, line.what[-4:].strip()) for line in journal.of(about)] == [
        ("export", "JSON"),
        ("export", "CSV"),
    ]


def test_pressed_twice_it_is_one(member, signed_in, hedemora):
    for _ in range(2):
        assert signed_in(member).post("/arbete/mina-uppgifter/ta-fram/").status_code == 302

    assert Extract.objects.count() == 1


@pytest.mark.parametrize(("days", "left"), [(30, 1), (31, 0)])
def test_after_a_month_it_is_gone_and_the_journal_remembers(days, left, about, member):
    files.clear(clock.now() + timedelta(days=days))

    assert Extract.objects.count() == left
    assert "Ta fram uppgifter om en person" in [line.what for line in journal.of(member)]


def test_a_person_with_nothing_gets_what_there_is(db):
    person = PersonFactory(email=None)

    assert told(extracts["take_out"](person, by=person))["Om dig"][0] == ["Namn", person.name]


def test_what_one_proposed_and_may_read_no_more_is_not_told(council, member, now):
    bodies["propose"](council, by=member, title="Skolvägar", text="Otryggt.", kind="consultation", minutes=15)
    AgendaItem.objects.update(openness="secret")
    here = str(personal.gather(member))
    member.holdings.update(until=clock.today() - timedelta(days=1))
    gone = str(personal.gather(type(member).objects.get(pk=member.pk)))

    assert [("Otryggt." in told, "Ärenden du har föreslagit" in told) for told in (here, gone)] == [
        (True, True), (False, True),
    ]  # fmt: skip
