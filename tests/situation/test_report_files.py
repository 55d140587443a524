"""A file of reports: every fault named with its row, taken in whole or not at all, and undone as one matter."""

import io

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.forms import model_to_dict
from django.test.utils import CaptureQueriesContext

from office.lifecycle import StepRefused
from situation import intake
from situation.intake import working
from situation.lifecycle import files, organisations, reports
from situation.models import Category, Import, Mapping, Origin, Place, Report
from situation.models.imports import MOST_TRIES
from situation.receiving import built
from tests.factories.situation import RapporteurFactory
from tests.situation.telling import reports_file

HEAD = "Ärendenr;Datum;Klockslag;Kategori;Plats;Allvar;Beskrivning"
GOOD = "{};2027-02-01;21:30;Tagg;Stora torget;3;Klotter på väggen."


@pytest.fixture
def rapporteur(hedemora, now):
    return RapporteurFactory()


def handed_in(rapporteur, *rows, head=HEAD, name="fil.csv"):
    upload = reports_file([head, *rows], name)
    matter = organisations["hand_in"](rapporteur.organisation, by=rapporteur.person, upload=upload)
    intake.work()
    matter.refresh_from_db()
    return matter


def taken_in(matter):
    files["take_in"](matter, by=matter.by)
    intake.work()
    matter.refresh_from_db()
    return matter


def test_a_file_is_gone_through_and_nothing_is_a_report_before_somebody_says_so(rapporteur):
    matter = handed_in(rapporteur, GOOD.format(1), GOOD.format(2))

    assert (matter.state, matter.rows, matter.good, matter.faults) == ("read", 2, 2, [])
    assert matter.sample[0] == ["2027-02-01", "Tagg", "Stora torget", "Klotter på väggen."]
    assert not Report.objects.exists()


def test_what_is_taken_in_waits_for_triage_and_is_nobodys(rapporteur):
    matter = taken_in(handed_in(rapporteur, GOOD.format(1)))

    report = Report.objects.get()
    assert (matter.state, matter.good) == ("done", 1)
    assert (report.state, report.channel, report.imported, report.hour) == ("new", "file", matter, 21)
    assert (report.organisation, Origin.objects.get().reporter) == (rapporteur.organisation, None)


@pytest.mark.parametrize(
    ("row", "told", "words"),
    [
        ("1;i går;;Tagg;Stora torget;1;", "day", "”i går” är ingen dag"),
        ("1;;;Tagg;Stora torget;1;", "day", "dagen saknas"),
        ("1;2027-02-04;;Tagg;Stora torget;1;", "day", "2027-02-04 ligger i framtiden"),
        ("1;2027-02-03;08:01;Tagg;Stora torget;1;", "time", "klockslaget har inte varit än"),
        ("1;2027-02-01;sent;Tagg;Stora torget;1;", "time", "”sent” är inget klockslag"),
        ("1;2027-02-01;;Okänt;Stora torget;1;", "category", "”Okänt” är ingen känd kategori"),
        ("1;2027-02-01;;Tagg;Månen;1;", "place", "”Månen” är varken en plats eller ett område"),
        ("1;2027-02-01;;Tagg;;1;", "place", "platsen saknas"),
        ("1;2027-02-01;;Tagg;Stora torget;9;", "severity", "”9” är inte 1, 2, 3 eller 4"),
        (f"1;2027-02-01;;Tagg;Stora torget;1;{'a' * 501}", "text", "längre än 500 tecken"),
        ("1;2027-02-01;;Tagg;Stora torget;1;Ring 070-174 06 05", "text", "innehåller telefonnummer"),
        ("1;2027-02-01", "category", "kategorin saknas"),
    ],
)
def test_every_fault_is_named_with_its_row(row, told, words, rapporteur):
    matter = handed_in(rapporteur, GOOD.format(7), row, GOOD.format(8))

    assert matter.good == 2
    assert {number for number, _, _ in matter.faults} == {3}
    assert words in " ".join(said for _, key, said in matter.faults if key == told)
    assert "070" not in str(matter.faults)


def test_a_row_with_several_faults_names_them_all(rapporteur):
    matter = handed_in(rapporteur, "1;x;;y;z;9;")

    assert [key for _, key, _ in matter.faults] == ["day", "category", "place", "severity"]


def test_the_same_row_sent_again_comes_in_once(rapporteur):
    taken_in(handed_in(rapporteur, GOOD.format(1), GOOD.format(1), GOOD.format(2)))
    again = handed_in(rapporteur, GOOD.format(1), GOOD.format(2), GOOD.format(3))
    assert (again.good, again.known) == (3, 2)
    taken_in(again)

    assert Report.objects.count() == 3


def test_a_file_with_nothing_new_is_not_taken_in(rapporteur):
    taken_in(handed_in(rapporteur, GOOD.format(1)))
    with pytest.raises(StepRefused, match="inga nya rader"):
        taken_in(handed_in(rapporteur, GOOD.format(1)))


@pytest.mark.parametrize("coding", ["utf-8-sig", "cp1252"])
def test_the_letters_of_windows_programs_are_read(coding, rapporteur):
    upload = reports_file([], "fil.csv")
    upload.file = io.BytesIO(f"{HEAD}\n1;2027-02-01;;Nedskräpning;Gångtunneln under järnvägen;1;Åäö".encode(coding))
    upload.size = upload.file.getbuffer().nbytes
    organisations["hand_in"](rapporteur.organisation, by=rapporteur.person, upload=upload)
    intake.work()

    assert Import.objects.get().faults == []
    assert Import.objects.get().sample[0][3] == "Åäö"


def test_a_sheet_is_read_with_its_own_days_and_numbers(rapporteur, now):
    book, written = openpyxl.Workbook(), io.BytesIO()
    book.active.append(HEAD.split(";"))
    book.active.append([17, now.replace(tzinfo=None, day=1), None, "Tagg", "Stora torget", 2.0, None])
    book.save(written)
    upload = reports_file([], "fil.xlsx")
    upload.file, upload.size = io.BytesIO(written.getvalue()), len(written.getvalue())
    organisations["hand_in"](rapporteur.organisation, by=rapporteur.person, upload=upload)
    intake.work()

    matter = Import.objects.get()
    assert (matter.faults, matter.good) == ([], 1)
    assert taken_in(matter).state == "done"
    assert (Report.objects.get().hour, Report.objects.get().severity) == (7, 2)


@pytest.mark.parametrize(("name", "rows"), [("fil.pdf", ["%PDF-1.7"]), ("fil.csv", [""]), ("fil.txt", ["a;b"])])
def test_what_is_no_table_is_refused(name, rows, rapporteur, signed_in):
    browser = signed_in(rapporteur.person)
    answer = browser.post(
        "/arbete/est/filer/", {"organisation": rapporteur.organisation.pk, "upload": reports_file(rows, name)}
    )

    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {"upload"}
    assert not Import.objects.exists()


def test_what_the_columns_mean_is_remembered_for_the_next_file(rapporteur, coordinator):
    row, head = "2027-02-01;Graffiti;Stora torget", "När;Sort;Ställe"
    matter = handed_in(rapporteur, row, head=head)
    assert (matter.good, matter.columns) == (0, {})
    chosen = {"day": "När", "category": "Sort", "place": "Ställe"}
    files["map_columns"](matter, by=rapporteur.person, columns=chosen, words={"Graffiti": "tagg"})
    intake.work()
    matter.refresh_from_db()
    assert (matter.good, matter.unknown) == (1, [])

    assert handed_in(rapporteur, row, head=head).good == 1
    assert Mapping.objects.get().words == {"Graffiti": "tagg"}


def test_undone_everything_that_nobody_has_read_is_away_and_the_rest_rejected(rapporteur, coordinator):
    matter = taken_in(handed_in(rapporteur, GOOD.format(1), GOOD.format(2)))
    read = Report.objects.first()
    reports["approve"](read, by=coordinator, over=1)
    files["undo_import"](matter, by=coordinator)

    assert [(report.pk, report.state) for report in Report.objects.all()] == [(read.pk, "rejected")]
    assert read.handlings.count() == 2
    assert taken_in(handed_in(rapporteur, GOOD.format(2))).good == 1


@pytest.mark.parametrize("name", ["map_columns", "take_in", "undo_import"])
def test_a_file_is_the_coordinators_and_of_whoever_handed_it_in(name, rapporteur, stranger):
    matter = handed_in(rapporteur, GOOD.format(1))
    details = {"columns": {}, "words": {}} if name == "map_columns" else {}
    with pytest.raises(PermissionDenied):
        files[name](matter, by=stranger, **details)


def test_a_worker_that_dies_in_the_middle_leaves_nothing_half_saved(rapporteur, monkeypatch):
    matter = handed_in(rapporteur, *(GOOD.format(n) for n in range(5)))
    monkeypatch.setattr("situation.intake.working.AT_ONCE", 2)
    monkeypatch.setattr("situation.intake.working._finish", lambda *told, **more: 1 / 0)
    files["take_in"](matter, by=matter.by)
    intake.work()
    assert not Report.objects.exists()

    monkeypatch.undo()
    intake.work()
    matter.refresh_from_db()
    assert (matter.state, Report.objects.count()) == ("done", 5)


def test_a_file_that_cannot_be_dealt_with_is_given_up(rapporteur):
    matter = handed_in(rapporteur, GOOD.format(1))
    Import.objects.filter(pk=matter.pk).update(state="taking", tries=MOST_TRIES)
    intake.work()

    assert Import.objects.get().state == "failed"


def test_every_fault_can_be_had_as_a_file(rapporteur, signed_in):
    matter = handed_in(rapporteur, *(f"{n};x;;Tagg;Stora torget;1;" for n in range(60)))
    answer = signed_in(rapporteur.person).get(f"/arbete/est/filer/{matter.pk}/fel.csv")

    assert len(answer.content.decode().splitlines()) == 61
    assert "Och 10 fel till" in signed_in(rapporteur.person).get(matter.get_absolute_url()).content.decode()


def test_a_file_of_thirty_rows_asks_no_more_of_the_database_than_one_of_a_single(rapporteur):
    def asked(numbers):
        with CaptureQueriesContext(connection) as going_through:
            matter = handed_in(rapporteur, *map(GOOD.format, numbers))
        with CaptureQueriesContext(connection) as taking:
            assert taken_in(matter).good == len(numbers)
        return len(going_through), len(taking)

    assert asked(range(1)) == asked(range(1, 31))


def test_a_report_from_a_file_is_as_if_somebody_had_told_it(rapporteur, now):
    taken_in(handed_in(rapporteur, GOOD.format(1)))

    report, told = Report.objects.get(), {"category": Category.objects.get(key="tagg"), "severity": 3}
    told |= {"place": Place.objects.get(key="stora-torget"), "text": "Klotter på väggen.", "when": "exact"}
    made = built(rapporteur.organisation, report.received_at, happened_at=report.happened_at, **told)
    its_own = {"id", "key", "channel", "imported"}
    assert model_to_dict(report, exclude=its_own) == model_to_dict(made, exclude=its_own)
    assert report.made_at == report.received_at == now


@pytest.mark.parametrize("text", ["\\N", r"C:\new\t", "”Citat” och 'annat' 100 %", '"a\tb"', ""])
def test_a_text_comes_in_as_it_was_written(text, rapporteur):
    written = text.replace('"', '""') if text.startswith('"') else text
    taken_in(handed_in(rapporteur, f'1;2027-02-01;;Tagg;Stora torget;1;"{written}"'))

    assert Report.objects.get().text == Origin.objects.get().text == " ".join(text.split())


def test_a_worker_that_was_thought_dead_takes_nothing_twice(rapporteur):
    matter = taken_in(handed_in(rapporteur, GOOD.format(1)))
    working._take(matter)

    assert Report.objects.count() == Origin.objects.count() == 1
    assert (Import.objects.get().state, Import.objects.get().good, Import.objects.get().known) == ("done", 1, 0)
