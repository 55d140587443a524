"""How it has gone: each point beside a reckoning of its own; what nobody reported is a gap, not nought."""

import random
from datetime import date, timedelta

import pytest

from situation.models import Category, Report
from situation.periods import Period
from situation.statistics import Development
from tests.factories.situation import CategoryFactory, PlaceFactory, ReportFactory
from tests.situation.test_picture import Dice

DAY, FORTNIGHT = timedelta(days=1), timedelta(days=14)
PAGE = "/arbete/est/utveckling/"


def period(first):
    return Period(first, first + 13 * DAY)


@pytest.fixture
def counts(hedemora):
    categories = [*Category.objects.exclude(parent=None)[:9], *Category.objects.restricted()[:1]]
    organisation = ReportFactory().organisation
    dice = Dice(random.Random(11), categories, [PlaceFactory(area=None)], [organisation])
    dice.fill(date(2025, 1, 6), date(2027, 5, 1), 1500)
    every = Report.objects.select_related("category__parent")
    return [each for each in every if each.state == "approved" and not each.category.is_restricted]


def many(reports, first):
    return sum(first <= each.day < first + FORTNIGHT for each in reports)


# In the middle, over the new year, and over both nights when the clock changes.
@pytest.mark.parametrize("first", [date(2027, 1, 18), date(2026, 12, 28), date(2027, 3, 22)], ids=str)
def test_every_point_is_as_a_reckoning_of_its_own(first, counts, coordinator):
    found = Development(coordinator, period(first))
    starts = [first - number * FORTNIGHT for number in range(25, -1, -1)]

    def wanted(reports):
        return [
            (many(reports, each), sum(many(reports, each - back * FORTNIGHT) for back in range(1, 27)) / 26)
            for each in starts
        ]

    assert [point.period.first for point in found.whole.points] == starts
    assert [(point.number, point.usual) for point in found.whole.points] == wanted(counts)
    names = {each.name: each.pk for each in Category.objects.tops()}
    for course in found.courses:
        theirs = [each for each in counts if each.category.top_id == names[course.name]]
        assert [(point.number, point.usual) for point in course.points] == wanted(theirs)
    assert sum(course.number for course in found.courses) == found.whole.number > 300


@pytest.mark.parametrize(("late", "is_known"), [(-1, True), (0, True), (1, False)])
def test_what_is_usual_is_known_when_a_whole_year_lies_behind(late, is_known, coordinator, hedemora):
    first = date(2027, 1, 18)
    category = Category.objects.get(key="klotter")
    ReportFactory(on=first - timedelta(weeks=52) + late * DAY, category=category)
    ReportFactory(on=first, category=category)

    point = Development(coordinator, period(first)).whole.points[-1]

    assert (point.number, point.usual is not None) == (1, is_known)


def test_where_nobody_reported_there_is_a_gap_and_where_others_did_there_is_nought(coordinator, hedemora):
    first, category = date(2027, 1, 18), Category.objects.get(key="klotter")
    ReportFactory(on=first, category=category)
    ReportFactory(on=first - 2 * FORTNIGHT, category=category)
    found = Development(coordinator, period(first))
    other = next(course for course in found.courses if course.name == "Skadegörelse")

    assert [point.number for point in found.whole.points[-4:]] == [None, 1, None, 1]
    assert [point.number for point in other.points[-4:]] == [None, 0, None, 0]
    assert found.has_gaps


@pytest.mark.parametrize("state", ["new", "asked", "rejected"])
def test_what_has_not_been_approved_is_in_no_course(state, coordinator, hedemora):
    ReportFactory(on=date(2027, 1, 18), state=state)

    assert Development(coordinator, period(date(2027, 1, 18))).whole.number == 0


def test_what_is_restricted_is_in_no_course_for_anybody(coordinator, hedemora):
    ReportFactory(on=date(2027, 1, 18), category=CategoryFactory(is_restricted=True))
    found = Development(coordinator, period(date(2027, 1, 18)))

    assert found.whole.number == 0
    assert not [course for course in found.courses if "Kategori" in course.name]


def test_the_page_has_each_drawing_with_its_table(signed_in, stranger, counts):
    page = signed_in(stranger).get(f"{PAGE}?fran=2027-01-18").content.decode()

    drawn = page.count('<svg class="chart course"')
    assert drawn == page.count('<table class="figures">') >= 4
    assert page.count('<tr><th scope="row">v. 3–4 2027</th>') == drawn


def test_what_nobody_has_reported_of_is_told_in_a_line(signed_in, stranger, counts):
    page = signed_in(stranger).get(f"{PAGE}?fran=2027-01-18")

    assert page.context["none"]
    assert f"Inget har rapporterats under året i {page.context['none'][0]}" in page.content.decode()


def test_of_an_empty_house_there_is_a_page(signed_in, stranger, hedemora):
    assert "Inga rapporter under året" in signed_in(stranger).get(PAGE).content.decode()
