"""The counts as files: the same figures as the pages', nothing of who reported, and a line in the journal each time."""

import csv
import io
import random
from datetime import date, timedelta

import openpyxl
import pytest

from office.models import Entry
from situation.models import Category, Place, Report
from situation.views import export
from tests.factories.situation import CategoryFactory, PlaceFactory, RapporteurFactory, ReportFactory
from tests.situation.test_picture import Dice

FIRST = date(2027, 1, 18)
DAY, FORTNIGHT = timedelta(days=1), timedelta(days=14)
PAGE = "/arbete/est/hamta/"
COUNTS = ["kategorier", "omraden", "platser"]


@pytest.fixture
def counts(hedemora):
    categories = [*Category.objects.exclude(parent=None)[:9], *Category.objects.restricted()[:1]]
    organisation = ReportFactory().organisation
    places = [*Place.objects.all()[:3], PlaceFactory(area=None)]
    dice = Dice(random.Random(5), categories, places, [organisation])
    dice.fill(date(2026, 1, 1), date(2027, 2, 20), 800)
    every = Report.objects.select_related("category__parent", "place", "area")
    return [each for each in every if each.state == "approved" and not each.category.is_restricted]


def as_csv(browser, what, span="period"):
    answer = browser.get(f"{PAGE}{what}.csv?fran={FIRST}&tid={span}")
    text = b"".join(answer).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def as_xlsx(browser, what, span="period"):
    answer = browser.get(f"{PAGE}{what}.xlsx?fran={FIRST}&tid={span}")
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer)))
    return list(book.active.iter_rows(values_only=True))


def within(report, first):
    return first <= report.day < first + FORTNIGHT


@pytest.mark.parametrize(("span", "many"), [("period", 1), ("ar", 26), ("", 1)])
def test_categories_by_period_are_as_a_reckoning_of_their_own(span, many, counts, signed_in, stranger):
    head, *rows = as_csv(signed_in(stranger), "kategorier", span)
    starts = [FIRST - number * FORTNIGHT for number in range(many - 1, -1, -1)]

    assert head == ["Huvudkategori", "Kategori", *(f"{each} – {each + 13 * DAY}" for each in starts), "Summa"]
    for top, name, *numbers, total in rows:
        theirs = [each for each in counts if [(each.category.parent or each.category).name, (each.category.parent and
                  each.category.name) or ""] == [top, name]]  # fmt: skip
        assert [int(each) for each in numbers] == [sum(within(each, first) for each in theirs) for first in starts]
        assert int(total) == sum(map(int, numbers))
    assert sum(int(row[-1]) for row in rows) == sum(any(within(each, first) for first in starts) for each in counts) > 0


@pytest.mark.parametrize(
    ("what", "named"),
    [
        ("omraden", lambda report: report.area.name if report.area else "Utan område"),
        ("platser", lambda report: report.place.name if report.place else f"Ruta {report.cell}"),
    ],
)
def test_areas_and_places_by_period_are_too(what, named, counts, signed_in, stranger):
    _, *rows = as_csv(signed_in(stranger), what, "ar")
    where = {"omraden": 1, "platser": 0}[what]
    starts = [FIRST - number * FORTNIGHT for number in range(25, -1, -1)]
    found = {row[where]: [int(each) for each in row[2:-1]] for row in rows}
    wanted = {}
    for each in counts:
        so_far = wanted.setdefault(named(each), [0] * 26)
        for number, first in enumerate(starts):
            so_far[number] += within(each, first)

    assert {name: numbers for name, numbers in found.items() if any(numbers)} == {
        name: numbers for name, numbers in wanted.items() if any(numbers)
    }
    assert sum(map(sum, found.values())) > 100


def test_what_has_only_its_area_has_a_row_of_its_own(signed_in, stranger, hedemora):
    category, area = Category.objects.get(key="klotter"), Place.objects.first().area
    ReportFactory(precision="area", place=None, area=area, category=category, on=FIRST)

    assert as_csv(signed_in(stranger), "platser")[1:] == [["Bara området är känt", "", "1", "1"]]


@pytest.mark.parametrize("what", COUNTS)
def test_both_sorts_of_file_say_the_same(what, counts, signed_in, stranger):
    browser = signed_in(stranger)
    told = [tuple(row) for row in as_csv(browser, what, "ar")]

    assert [tuple("" if each is None else str(each) for each in row) for row in as_xlsx(browser, what, "ar")] == told


def test_a_row_for_each_report_that_the_group_may_read(counts, signed_in, stranger):
    head, *rows = as_xlsx(signed_in(stranger), "rapporter")
    wanted = sorted((each.day, each.pk) for each in counts if within(each, FIRST))

    assert [(row[head.index("Dag")].date(), row[head.index("Rapport")]) for row in rows] == wanted
    assert wanted


def test_nothing_of_who_reported_is_in_any_file(signed_in, coordinator, hedemora):
    rapporteur = RapporteurFactory(person__name="Rapportören Hemlig", organisation__name="Organisationen Hemlig")
    report = ReportFactory(
        on=FIRST, reporter=rapporteur.person, organisation=rapporteur.organisation, text="Tre lampor",
        handled_by="Vaktmästaren Hemlig", category=Category.objects.get(key="belysning"),
    )  # fmt: skip
    browser = signed_in(coordinator)

    for what in (*COUNTS, "rapporter"):
        for read in (as_csv, as_xlsx):
            told = str(read(browser, what))
            assert "Hemlig" not in told
            assert rapporteur.person.email not in told
            assert str(report.key) not in told
    assert "Tre lampor" in str(as_csv(browser, "rapporter"))


@pytest.mark.parametrize("who", ["coordinator", "stranger"])
@pytest.mark.parametrize("hidden", [{"state": "new"}, {"state": "rejected"}, {"category": "secret"}])
def test_what_has_not_been_read_or_is_restricted_is_in_no_file(hidden, who, request, signed_in, hedemora):
    if "category" in hidden:
        hidden = {"category": CategoryFactory(is_restricted=True, name="Hemligt")}
    ReportFactory(on=FIRST, text="Dolt", **hidden)
    browser = signed_in(request.getfixturevalue(who))

    assert as_csv(browser, "rapporter")[1:] == []
    assert as_csv(browser, "platser")[1:] == []
    assert "Hemligt" not in str(as_csv(browser, "kategorier"))


def test_a_text_that_begins_as_a_formula_is_a_text(signed_in, stranger, hedemora):
    ReportFactory(on=FIRST, text="=1+1", category=Category.objects.get(key="klotter"), place=PlaceFactory(name="#REF!"))
    browser = signed_in(stranger)

    answer = browser.get(f"{PAGE}rapporter.xlsx?fran={FIRST}")
    row = list(openpyxl.load_workbook(io.BytesIO(b"".join(answer))).active.iter_rows())[1]
    assert {(cell.value, cell.data_type) for cell in row} >= {("=1+1", "s"), ("#REF!", "s")}
    assert as_csv(browser, "rapporter")[1][-1] == "'=1+1"


def test_whoever_takes_a_file_stands_in_the_journal(signed_in, stranger, counts):
    as_csv(signed_in(stranger), "platser", "ar")

    line = Entry.objects.latest("pk")
    assert (line.what, line.by, line.kind) == ("Hämtade EST:s siffror som fil", stranger, "export")
    assert line.details["table"] == {"told": "platser"}
    assert (line.details["first"], line.details["last"]) == ("2026-02-02", "2027-01-31")


def test_what_is_no_table_is_not_there_and_leaves_no_line(signed_in, stranger, hedemora):
    before = Entry.objects.count()

    assert signed_in(stranger).get(f"{PAGE}finns-inte.csv").status_code == 404
    assert Entry.objects.count() == before


@pytest.mark.parametrize(("most", "status"), [(1, 302), (2, 200)])
def test_more_reports_than_a_file_can_carry_are_asked_for_in_parts(
    most, status, signed_in, stranger, monkeypatch, hedemora
):
    monkeypatch.setitem(export.MOST, "csv", most)
    for _ in range(2):
        ReportFactory(on=FIRST, category=Category.objects.get(key="klotter"))
    answer = signed_in(stranger).get(f"{PAGE}rapporter.csv?fran={FIRST}")

    assert answer.status_code == status
    if status == 200:
        list(answer)


def test_the_page_has_a_link_to_each_file_and_the_map_the_same_sum(signed_in, stranger, counts):
    browser = signed_in(stranger)
    page = browser.get(f"{PAGE}?fran={FIRST}").content.decode()
    links = [f"{PAGE}{what}.{form}?fran={FIRST}&amp;tid={span}" for what in (*COUNTS, "rapporter")
             for form in ("csv", "xlsx") for span in ("period", "ar")]  # fmt: skip

    assert [link for link in links if link not in page] == []
    _, *rows = as_csv(browser, "platser")
    assert sum(int(row[-1]) for row in rows) == sum(within(each, FIRST) for each in counts)
