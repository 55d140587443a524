"""A file is undone: what came from elsewhere and was merged into its reports stands again as it did."""

import pytest

from situation import intake
from situation.lifecycle import files, organisations, reports
from situation.models import Handling, Report
from tests.factories.situation import RapporteurFactory, ReportFactory
from tests.situation.telling import reports_file

ROWS = ("Datum;Kategori;Plats", "2027-02-01;Tagg;Stora torget", "2027-01-31;Tagg;Stora torget")


@pytest.fixture
def matter(hedemora, now, coordinator):
    rapporteur = RapporteurFactory()
    found = organisations["hand_in"](rapporteur.organisation, by=rapporteur.person, upload=reports_file(ROWS))
    intake.work()
    found.refresh_from_db()
    files["take_in"](found, by=rapporteur.person)
    intake.work()
    found.refresh_from_db()
    return found


@pytest.fixture
def of_the_file(matter):
    return list(Report.objects.imported_in(matter).order_by("pk"))


@pytest.fixture
def merged(coordinator):
    def merge(report, into):
        report.refresh_from_db()
        reports["merge"](report, by=coordinator, over=report.version, into=into)

    return merge


def now_of(report):
    report.refresh_from_db()
    return report.state, report.merged_into


@pytest.mark.parametrize("state", ["new", "approved"])
def test_anothers_report_that_was_merged_into_the_files_stands_as_before(
    state, matter, of_the_file, merged, coordinator
):
    other = ReportFactory(state=state)
    merged(other, of_the_file[0])
    files["undo_import"](matter, by=coordinator)

    assert now_of(other) == (state, None)
    assert now_of(of_the_file[0]) == ("rejected", None)
    assert [line.undone_at is None for line in other.handlings.all()] == [False]


def test_it_can_be_judged_anew(matter, of_the_file, merged, coordinator):
    other = ReportFactory(state="new")
    merged(other, of_the_file[0])
    files["undo_import"](matter, by=coordinator)
    other.refresh_from_db()
    reports["approve"](other, by=coordinator, over=other.version)

    assert list(Report.objects.approved()) == [other]


def test_one_that_followed_another_into_the_file_follows_it_out(matter, of_the_file, merged, coordinator):
    first, second = ReportFactory(state="new"), ReportFactory(state="approved")
    merged(first, second)
    merged(second, of_the_file[0])
    files["undo_import"](matter, by=coordinator)

    assert now_of(first) == ("merged", second)
    assert now_of(second) == ("approved", None)


def test_one_that_followed_one_of_the_files_stands_by_itself(matter, of_the_file, merged, coordinator):
    other = ReportFactory(state="new")
    merged(other, of_the_file[0])
    merged(of_the_file[0], of_the_file[1])
    files["undo_import"](matter, by=coordinator)

    assert now_of(other) == ("new", None)
    assert {report.state for report in Report.objects.imported_in(matter)} == {"rejected"}


def test_one_whose_history_has_been_erased_is_read_anew(matter, of_the_file, merged, coordinator):
    other = ReportFactory(state="approved")
    merged(other, of_the_file[0])
    Handling.objects.filter(report=other).delete()
    files["undo_import"](matter, by=coordinator)

    assert now_of(other) == ("new", None)


def test_undoing_a_merge_leaves_those_that_have_left_it_since(merged, coordinator, now):
    first, second, third = (ReportFactory(state="new") for _ in range(3))
    merged(first, second)
    merged(second, third)
    for each in (first, second):
        each.refresh_from_db()
        reports["undo_handling"](each, by=coordinator, over=each.version)

    assert (now_of(first), now_of(second)) == (("new", None), ("new", None))


def test_undoing_the_rejection_of_a_file_takes_back_what_it_gave(matter, of_the_file, merged, coordinator):
    other = ReportFactory(state="approved")
    merged(other, of_the_file[0])
    files["undo_import"](matter, by=coordinator)
    of_the_file[0].refresh_from_db()
    reports["undo_handling"](of_the_file[0], by=coordinator, over=of_the_file[0].version)

    assert now_of(other) == ("merged", of_the_file[0])
