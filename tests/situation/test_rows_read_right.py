"""What a row of a file can mean more than one of is not guessed; a time written as a number is the time it was."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from office.almanac import local
from situation import intake
from situation.lifecycle import files, organisations
from situation.models import Area, Import, Report
from tests.factories.situation import AreaFactory, CategoryFactory, PlaceFactory, RapporteurFactory
from tests.situation.telling import reports_file

HEAD = "Datum;Klockslag;Kategori;Plats;Område"
SEVERAL = "”Torget” är flera platser i listan, och området säger inte vilken"


@pytest.fixture
def rapporteur(hedemora, now):
    return RapporteurFactory()


def read(rapporteur, upload):
    organisations["hand_in"](rapporteur.organisation, by=rapporteur.person, upload=upload)
    intake.work()
    return Import.objects.get()


def row(rapporteur, *cells):
    return read(rapporteur, reports_file([HEAD, ";".join(("2027-02-01", "12:00", *cells))]))


def report_of(matter):
    files["take_in"](matter, by=matter.by)
    intake.work()
    return Report.objects.get()


@pytest.fixture(params=[{"name": "Torget"}, {"name": "Stortorget", "also": "Marknaden, torget"}])
def two(request, rapporteur):
    """Two places that are called the same, by their names or as people also call one of them."""
    first = PlaceFactory(name="Torget", area=AreaFactory(name="Vikmanshyttan"))
    return first, PlaceFactory(area=AreaFactory(name="Garpenberg"), **request.param)


@pytest.mark.parametrize("number", [0, 1])
def test_of_two_places_called_the_same_it_is_the_one_in_the_area_that_the_row_tells(number, two, rapporteur):
    matter = row(rapporteur, "Tagg", "torget", two[number].area.name)

    assert report_of(matter).place == two[number]


@pytest.mark.parametrize("area", ["", "Månen", "Husby"])
def test_an_area_that_does_not_say_which_is_a_fault(area, two, rapporteur):
    AreaFactory(name="Husby")
    matter = row(rapporteur, "Tagg", "Torget", area)

    assert (matter.good, matter.faults) == (0, [[2, "place", SEVERAL]])


def test_two_in_the_same_area_are_a_fault_too(two, rapporteur):
    type(two[0]).objects.filter(pk=two[1].pk).update(area=two[0].area)
    matter = row(rapporteur, "Tagg", "Torget", two[0].area.name)

    assert (matter.good, matter.faults) == (0, [[2, "place", SEVERAL]])


def test_a_place_that_is_also_called_what_it_is_called_is_one(rapporteur):
    place = PlaceFactory(name="Lillängen", also="lillängen, Lillängen")

    assert report_of(row(rapporteur, "Tagg", "Lillängen", "")).place == place


def test_two_areas_called_the_same_are_told_apart_by_their_codes_alone(rapporteur):
    AreaFactory(name="Byn")
    area = AreaFactory(name="Byn", code="2083X99")
    matter = row(rapporteur, "Tagg", "", "Byn")
    assert matter.faults == [[2, "area", "”Byn” är flera områden i listan"]]

    Import.objects.all().delete()
    assert report_of(row(rapporteur, "Tagg", "", area.code)).area == Area.objects.get(code=area.code)


def test_a_word_that_is_the_name_of_two_categories_is_asked_about(rapporteur):
    CategoryFactory(name="Annat")
    other = CategoryFactory(name="Annat")
    matter = row(rapporteur, "Annat", "Stora torget", "")
    assert (matter.good, matter.unknown) == (0, ["Annat"])

    files["map_columns"](matter, by=matter.by, columns=matter.columns, words={"Annat": other.key})
    intake.work()
    assert report_of(Import.objects.get()).category == other


@pytest.mark.parametrize(
    ("written", "clock"),
    [(130, "01:30"), (45, "00:45"), (2130, "21:30"), ("0130", "01:30"), ("1:30", "01:30")],
)
def test_a_time_as_a_number_has_its_minutes_last(written, clock, rapporteur):
    book, whole = openpyxl.Workbook(), io.BytesIO()
    book.active.append(HEAD.split(";"))
    book.active.append(["2027-02-01", written, "Tagg", "Stora torget", None])
    book.save(whole)
    matter = read(rapporteur, SimpleUploadedFile("fil.xlsx", whole.getvalue()))

    assert f"{local(report_of(matter).happened_at):%H:%M}" == clock


@pytest.mark.parametrize("written", ["2460", "990", "13000", "21", "5", "05"])
def test_a_number_that_is_no_time_is_a_fault(written, rapporteur):
    matter = read(rapporteur, reports_file([HEAD, f"2027-02-01;{written};Tagg;Stora torget;"]))

    assert matter.faults == [[2, "time", f"”{written}” är inget klockslag"]]
