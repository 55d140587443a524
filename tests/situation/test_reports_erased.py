"""What is told of people goes in time: what a file showed, and what a report said before it was masked."""

from datetime import timedelta

import pytest

from office.lifecycle import StepRefused
from office.models import ListedWord, Verdict, WordList
from office.retention.running import run
from office.wordlist import wordlist
from situation import intake
from situation.lifecycle import files, organisations, reports
from situation.models import Handling, Import, Report
from tests.conftest import NOW
from tests.factories.situation import RapporteurFactory, ReportFactory
from tests.situation.telling import reports_file

DAY = timedelta(days=1)
ROWS = ("Datum;Kategori;Plats", "2027-02-01;Tagg;Stora torget", "2027-02-01;Okänt;Månen")
LINES = ("faults", "sample", "unknown", "headers", "columns")


@pytest.fixture
def rapporteur(hedemora, now):
    return RapporteurFactory()


def handed_in(rapporteur, rows=ROWS, name="felanmalan.csv"):
    matter = organisations["hand_in"](rapporteur.organisation, by=rapporteur.person, upload=reports_file(rows, name))
    intake.work()
    return Import.objects.get(pk=matter.pk)


@pytest.mark.parametrize(("days", "is_kept"), [(90, True), (91, False)])
def test_what_a_file_was_called_and_showed_goes_with_the_file(days, is_kept, rapporteur):
    matter = handed_in(rapporteur)
    assert all(getattr(matter, name) for name in LINES)
    run(NOW + days * DAY)

    kept = Import.objects.get()
    assert {bool(getattr(kept, name)) for name in (*LINES, "name", "file")} == {is_kept}
    assert (kept.rows, kept.good) == (2, 1)


def test_a_file_that_was_erased_is_still_told_of(rapporteur, signed_in):
    matter = handed_in(rapporteur)
    run(NOW + 91 * DAY)
    browser = signed_in(rapporteur.person)
    pages = [browser.get(page).content.decode() for page in ("/arbete/est/filer/", matter.get_absolute_url())]

    assert f"Fil från {matter.organisation}" in pages[0]
    assert "Fil med rapporter" in pages[1]


def masked(coordinator, **told):
    report = ReportFactory(state="new", text="Rektorn ringde.", reporter=coordinator, **told)
    reports["mask"](report, by=coordinator, over=1, text="Någon ringde.")
    return report


@pytest.mark.parametrize(("days", "is_kept"), [(365, True), (366, False)])
def test_what_was_masked_goes_with_the_words_as_they_came(days, is_kept, coordinator, now):
    report = masked(coordinator, received_at=NOW)
    run(NOW + days * DAY)

    report = Report.objects.get(pk=report.pk)
    assert report.text == "Någon ringde."
    assert [("Rektorn" in str(line.before)) for line in Handling.objects.all()] == [is_kept]
    assert hasattr(report, "origin") == is_kept


def test_what_nobody_knows_any_longer_is_not_undone(coordinator, now):
    report = masked(coordinator, received_at=NOW)
    run(NOW + 366 * DAY)

    with pytest.raises(StepRefused, match="inget att ångra"):
        reports["undo_handling"](Report.objects.get(), by=coordinator, over=report.version)


def test_a_word_that_points_at_a_person_is_not_asked_about(rapporteur):
    words = ["Graffiti", "Ring 070-174 06 05"]
    matter = handed_in(rapporteur, [ROWS[0], *(f"2027-02-01;{word};Stora torget" for word in words)])

    assert matter.unknown == ["Graffiti"]
    assert matter.rows == len({number for number, _, _ in matter.faults}) == 2


@pytest.mark.parametrize("name", ["070-174 06 05.csv", "Lönngården.csv"])
def test_a_file_that_is_named_after_a_person_is_given_another_name(name, rapporteur, coordinator, signed_in):
    word = ListedWord(text="Lönngården", verdict=Verdict.FORBIDDEN, why="Ett smeknamn på en port.")
    wordlist["list_word"](WordList.objects.the_list(), by=coordinator, word=word)
    told = {"organisation": rapporteur.organisation.pk, "upload": reports_file(ROWS, name)}
    answer = signed_in(rapporteur.person).post("/arbete/est/filer/", told)

    assert (answer.status_code, [*answer.context["form"].errors]) == (422, ["upload"])
    assert not Import.objects.exists()


def test_a_file_with_a_plain_name_is_taken(rapporteur, signed_in):
    told = {"organisation": rapporteur.organisation.pk, "upload": reports_file(ROWS, "felanmälan v 5.csv")}

    assert signed_in(rapporteur.person).post("/arbete/est/filer/", told).status_code == 302


def test_files_are_undone_when_their_names_are_gone(rapporteur, coordinator):
    matter = handed_in(rapporteur)
    files["take_in"](matter, by=rapporteur.person)
    intake.work()
    run(NOW + 91 * DAY)
    files["undo_import"](Import.objects.get(), by=coordinator)

    assert Import.objects.get().state == "undone"
