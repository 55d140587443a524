"""Whoever handed a file in has it for as long as they report, and undoes it until something in it has been judged."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from situation import intake
from situation.lifecycle import files, organisations, reports
from situation.models import Import, Rapporteur, Report
from tests.conftest import NOW
from tests.factories.councils import OrganisationFactory
from tests.factories.situation import RapporteurFactory
from tests.situation.telling import reports_file

TODAY, DAY = NOW.date(), timedelta(days=1)
DETAILS = {"map_columns": {"columns": {}, "words": {}}}
ROWS = ("Datum;Kategori;Plats", "2027-02-01;Tagg;Stora torget", "2027-01-31;Tagg;Stora torget")


@pytest.fixture
def rapporteur(hedemora, now):
    return RapporteurFactory()


@pytest.fixture
def matter(rapporteur):
    found = organisations["hand_in"](rapporteur.organisation, by=rapporteur.person, upload=reports_file(ROWS))
    intake.work()
    return anew(found)


@pytest.fixture
def taken_in(matter):
    files["take_in"](matter, by=matter.by)
    intake.work()
    return anew(matter)


def anew(matter):
    return Import.objects.get(pk=matter.pk)


def ends(rapporteur, until):
    """They go on to report for somebody else, so that they can still sign in."""
    Rapporteur.objects.filter(pk=rapporteur.pk).update(until=until)
    RapporteurFactory(person=rapporteur.person, organisation=OrganisationFactory())


@pytest.mark.parametrize(("until", "seen"), [(TODAY - DAY, 404), (TODAY, 200), (TODAY + DAY, 200)])
def test_a_file_is_seen_by_whoever_handed_it_in_while_they_report(until, seen, rapporteur, matter, signed_in):
    ends(rapporteur, until)
    browser, page = signed_in(rapporteur.person), matter.get_absolute_url()
    listed = browser.get("/arbete/est/filer/").content.decode()

    assert [browser.get(f"{page}{place}").status_code for place in ("", "fel.csv", "steg/map_columns/")] == [seen] * 3
    assert (page in listed) == (seen == 200)


@pytest.mark.parametrize("name", ["map_columns", "take_in", "undo_import"])
def test_whoever_no_longer_reports_does_nothing_with_a_file(name, rapporteur, matter, coordinator):
    ends(rapporteur, TODAY - DAY)

    with pytest.raises(PermissionDenied):
        files[name](matter, by=rapporteur.person, **DETAILS.get(name, {}))
    assert files[name].is_allowed(matter, coordinator)


def test_a_file_that_nobody_has_read_is_undone_by_whoever_handed_it_in(taken_in, rapporteur):
    files["undo_import"](taken_in, by=rapporteur.person)

    assert not Report.objects.exists()


@pytest.mark.parametrize("name", ["approve", "mask", "merged_into"])
def test_once_something_in_it_is_judged_the_coordinator_alone_undoes_it(name, taken_in, rapporteur, coordinator):
    first, second = Report.objects.order_by("pk")
    if name == "merged_into":
        reports["merge"](second, by=coordinator, over=1, into=first)
    else:
        reports[name](first, by=coordinator, over=1, **({"text": ""} if name == "mask" else {}))

    with pytest.raises(PermissionDenied):
        files["undo_import"](taken_in, by=rapporteur.person)
    files["undo_import"](taken_in, by=coordinator)
    assert anew(taken_in).state == "undone"
