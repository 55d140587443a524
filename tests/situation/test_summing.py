"""Every figure of a quarter, a tertial and a year, beside a reckoning of its own: loops over the reports."""

import random
from collections import Counter
from datetime import date, time, timedelta

import pytest
from django.template.loader import render_to_string

from office.almanac import at
from situation.models import Area, Category, Place, Report
from situation.statistics.summing import Summed, in_lists
from situation.tallies import Change
from situation.terms import Kind, Term
from tests.factories.councils import OrganisationFactory
from tests.factories.situation import AreaFactory, CategoryFactory, PlaceFactory, ReportFactory

DAY = timedelta(days=1)
TERMS = [
    Term(Kind.QUARTER, 2027, 1), Term(Kind.QUARTER, 2026, 4), Term(Kind.TERTIAL, 2026, 3),
    Term(Kind.YEAR, 2026), Term(Kind.YEAR, 2027),
]  # fmt: skip


@pytest.fixture
def counts(hedemora):
    """Three years of reports at random, in places and out of them, of categories of both levels."""
    for model in (Place, Area):
        model.objects.all().delete()
    Category.objects.exclude(parent=None).delete()
    Category.objects.all().delete()
    dice, areas = random.Random(7), AreaFactory.create_batch(3)
    tops = [CategoryFactory(order=100 * number) for number in range(4)]
    categories = [*tops, *(CategoryFactory(parent=top) for top in tops)]
    categories += [CategoryFactory(is_restricted=True), CategoryFactory(looks_ahead=True)]
    places = [PlaceFactory(area=area) for area in (*areas, None) for _ in range(2)]
    organisations = OrganisationFactory.create_batch(3)
    Report.objects.bulk_create(_report(dice, categories, places, organisations) for _ in range(1500))
    every = Report.objects.select_related("category__parent", "place", "area", "organisation")
    return [each for each in every if each.state == "approved"
            and not (each.category.is_restricted or each.category.looks_ahead)]  # fmt: skip


def _report(dice, categories, places, organisations):
    day, place = date(2025, 1, 1) + DAY * dice.randrange(3 * 365), dice.choice(places)
    category = dice.choice(categories)
    return Report(
        day=day, category=category, reported_category=category, organisation=dice.choice(organisations), severity=2,
        state=dice.choices(["approved", "rejected"], weights=[9, 1])[0], precision="place", place=place,
        area=place.area, when="unknown", made_at=at(day, time(12)), received_at=at(day, time(12)),
    )  # fmt: skip


def within(report, term):
    """By the calendar alone: the Thursday of its week lies in the term's months."""
    thursday = report.day - DAY * report.day.weekday() + 3 * DAY
    months = {"kvartal": 3, "tertial": 4, "ar": 12}[term.kind.value]
    return thursday.year == term.year and (thursday.month - 1) // months == term.number - 1


def then(term):
    return Term(term.kind, term.year - 1, term.number)


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.name)
def test_every_figure_is_as_a_reckoning_of_its_own(term, counts, coordinator):
    during = [each for each in counts if within(each, term)]
    before = [each for each in counts if within(each, then(term))]
    summed = Summed(coordinator, term)

    known = term != Term(Kind.YEAR, 2026)  # the first report is from 2025, but not from its first week
    assert (summed.total.now, summed.total.last_year) == (len(during), len(before) if known else None)
    by_category = Counter((each.category.parent or each.category).name for each in during)
    assert {line.name: line.now for line in summed.category_lines if line.now} == by_category
    by_area = Counter(each.area.name if each.area else "Utan område" for each in during)
    assert {line.name: line.now for line in summed.area_lines if line.now} == by_area
    assert sum(number for _, number in summed.weeks) == len(during)
    assert len(summed.weeks) == term.weeks
    most = Counter(each.place for each in during)
    assert dict(summed.places) == {place: many for place, many in most.items() if many >= 3}
    assert len(most) <= 8  # all of them fit
    assert summed.organisations == len({each.organisation for each in during})


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.name)
def test_the_table_adds_up(term, counts, coordinator):
    summed = Summed(coordinator, term)

    assert sum(map(sum, summed.table())) == summed.total.now
    assert [sum(row) for row in summed.table()] == [line.now for line in summed.category_lines]


@pytest.mark.parametrize("term", TERMS[:2], ids=lambda term: term.name)
def test_nothing_under_five_is_told_to_anybody(term, counts, coordinator):
    told = Summed(coordinator, term).for_anybody()

    numbers = [number for line in told["lines"] for number in line["numbers"]]
    assert [number for number in numbers if number is not None and number < 5] == []
    assert None in numbers
    assert {len(line["numbers"]) for line in told["lines"]} == {len(told["areas"]) + 1}


def test_a_year_that_is_a_week_longer_is_not_more_by_that_alone(hedemora, coordinator):
    """2026 has 53 weeks: 106 reports are as many as 104 in 52."""
    for term, weekly in ((Term(Kind.YEAR, 2025), 2), (Term(Kind.YEAR, 2026), 2)):
        category, place = CategoryFactory(), PlaceFactory()
        for monday in term.mondays():
            for _ in range(weekly):
                ReportFactory(on=monday, category=category, place=place)

    assert Summed(coordinator, Term(Kind.YEAR, 2026)).total.change == Change.USUAL


def test_where_no_number_is_told_there_is_no_list_of_dots():
    told = {
        "areas": ["Centrum"],
        "lines": [{"name": "Klotter", "numbers": [7, 7]}, {"name": "Alla", "numbers": [None, 7]}],
    }

    assert in_lists(told) == {"what": [("Klotter", 7, 100)], "where": []}
    rows = render_to_string("situation/_told_rows.html", {"rows": [], "heading": "Var", "kind": "Inget område"})
    assert "Inget område har så många rapporter att talet kan visas." in rows
