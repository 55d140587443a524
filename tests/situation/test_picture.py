"""Every figure of a period's picture, beside a reckoning of its own: loops over the reports, from the specification."""

import random
from collections import Counter
from datetime import date, time, timedelta

import pytest

from office.almanac import at
from situation.models import Area, Category, Place, Report
from situation.periods import Period
from situation.statistics import Picture
from situation.statistics.places import Course
from tests.factories.councils import OrganisationFactory
from tests.factories.situation import AreaFactory, CategoryFactory, PlaceFactory, PoliceFigureFactory, ReportFactory

DAY = timedelta(days=1)
# Over the new year, over both nights when the clock changes, on a leap day, and where nothing was reported.
PERIODS = [date(2026, 12, 28), date(2027, 3, 15), date(2027, 10, 18), date(2028, 2, 21), date(2024, 1, 1)]


@pytest.fixture
def world(hedemora):
    """Two years of reports at random, of every state, in categories of both levels, some restricted or to come."""
    Category.objects.exclude(parent=None).delete()
    Category.objects.all().delete()
    Place.objects.all().delete()
    Area.objects.all().delete()
    areas = AreaFactory.create_batch(3)
    tops = [CategoryFactory(order=100 * number) for number in range(5)]
    subs = [CategoryFactory(parent=top, order=top.order + 1) for top in tops]
    secret = CategoryFactory(is_restricted=True, order=900)
    ahead = CategoryFactory(looks_ahead=True, order=901)
    places = [PlaceFactory(area=area) for area in (*areas, None) for _ in range(3)]
    organisations = OrganisationFactory.create_batch(4)
    return Dice(random.Random(2027), [*tops, *subs, secret, ahead], places, organisations)


class Dice:
    def __init__(self, dice, categories, places, organisations):
        self.dice, self.categories, self.places, self.organisations = dice, categories, places, organisations

    def fill(self, first, last, many):
        Report.objects.bulk_create(self._report(first, last) for _ in range(many))

    def _report(self, first, last):
        dice, day = self.dice, first + DAY * self.dice.randrange((last - first).days + 1)
        place = dice.choices([*self.places, None], weights=[*[1] * len(self.places), 6])[0]
        where = {"place": place, "area": place.area} if place else {"cell": f"1-{dice.randrange(3)}"}
        moment = at(day, time(dice.randrange(24), 30))
        sure = {"when": "exact", "happened_at": moment, "hour": moment.hour} if dice.random() < 0.7 else {}
        category = dice.choice(self.categories)
        return Report(
            day=day,
            category=category,
            reported_category=category,
            organisation=dice.choice(self.organisations),
            severity=dice.choices([1, 2, 3, 4], weights=[8, 6, 2, 1])[0],
            state=dice.choices(["approved", "new", "asked", "rejected"], weights=[12, 2, 1, 1])[0],
            precision="place" if place else "grid",
            made_at=at(day, time(12)),
            received_at=at(day, time(12)),
            **where,
            **sure,
        )


def within(report, period, weeks=0, length=None):
    """By the specification: fourteen days from the first, moved so many weeks."""
    first = period.first + timedelta(weeks=weeks)
    return first <= report.day < first + timedelta(days=length or 14)


def told(reports, period):
    return (
        sum(within(each, period) for each in reports),
        sum(within(each, period, weeks=-2) for each in reports),
        sum(within(each, period, weeks=-52) for each in reports),
        sum(within(each, period, weeks=-52, length=364) for each in reports),
    )


def figures(tally):
    return tally.now, tally.before, tally.last_year, tally.year


@pytest.fixture
def counts(world):
    world.fill(date(2025, 11, 1), date(2028, 4, 1), 2000)
    every = Report.objects.select_related("category__parent", "place", "area", "organisation")
    return [
        each
        for each in every
        if each.state == "approved" and not (each.category.is_restricted or each.category.looks_ahead)
    ]


@pytest.mark.parametrize("first", PERIODS[:4], ids=str)
def test_every_figure_is_as_a_reckoning_of_its_own(counts, coordinator, first):
    period = Period(first, first + 13 * DAY)
    known = min(each.day for each in counts) <= first - timedelta(weeks=52)

    picture = Picture(coordinator, period)

    assert known
    assert figures(picture.total) == told(counts, period)
    for line in picture.lines:
        assert figures(line.tally) == told([r for r in counts if r.category.top_id == line.category.pk], period)
        for part in line.parts:
            assert figures(part.tally) == told([r for r in counts if r.category == part.category], period)
    for line in picture.areas:
        theirs = [each for each in counts if each.area == line.area]
        assert figures(line.facts.tally) == told(theirs, period)
        assert line.facts.acute == sum(within(each, period) and each.severity == 4 for each in theirs)
        assert line.facts.serious == sum(within(each, period) and each.severity == 3 for each in theirs)
    assert sum(line.tally.now for line in picture.lines) == picture.total.now
    assert sum(line.facts.tally.now for line in picture.areas) == picture.total.now


@pytest.mark.parametrize("first", PERIODS[:4], ids=str)
def test_hot_spots_are_those_of_the_rule(counts, coordinator, first):
    period = Period(first, first + 13 * DAY)
    here = Counter((each.place, each.cell) for each in counts if within(each, period))
    wanted = {where: many for where, many in here.items() if many >= 3}

    found = Picture(coordinator, period).hotspots

    assert {(spot.place, spot.cell): spot.number for spot in found} == wanted
    assert wanted
    for spot in found:
        theirs = [each for each in counts if (each.place, each.cell) == (spot.place, spot.cell)]
        now, before, _, year = told(theirs, period)
        assert (spot.number, spot.before, spot.usual) == (now, before, year / 26)
        assert spot.is_rising == (now >= 2 * year / 26)
        assert spot.worst == max(each.severity for each in theirs if within(each, period))
        assert spot.weight == sum(each.severity for each in theirs if within(each, period))
        assert spot.latest == max(each.day for each in theirs if within(each, period))
    assert [spot.weight for spot in found] == sorted((spot.weight for spot in found), reverse=True)


@pytest.mark.parametrize("first", PERIODS[:4], ids=str)
def test_what_is_new_goes_on_or_has_ended(counts, coordinator, first):
    period = Period(first, first + 13 * DAY)
    placed = [each for each in counts if each.place]
    now = Counter((each.place, each.category.top_id) for each in placed if within(each, period))
    before = Counter((each.place, each.category.top_id) for each in placed if within(each, period, weeks=-2))
    wanted = {}
    for key in now.keys() | before.keys():
        if max(now[key], before[key]) >= 2:
            wanted[key] = Course.ENDED if not now[key] else Course.CONTINUING if before[key] else Course.NEW

    found = Picture(coordinator, period).problems

    assert {(each.place, each.category.pk): each.course for each in found} == wanted
    assert {(each.now, each.before) for each in found} == {(now[key], before[key]) for key in wanted}


@pytest.mark.parametrize("first", PERIODS[:4], ids=str)
def test_hours_are_those_on_the_wall_and_only_the_certain(counts, coordinator, first):
    period = Period(first, first + 13 * DAY)
    sure = [each for each in counts if within(each, period) and each.when == "exact"]
    wanted = Counter((each.happened_at.astimezone(at(first, time(0)).tzinfo), each.day.weekday()) for each in sure)
    by_part = Counter()
    for (moment, weekday), many in wanted.items():
        by_part[weekday, moment.hour // 3] += many

    hours = Picture(coordinator, period).hours

    assert {(day, part): many for day, row in enumerate(hours.rows) for part, many in enumerate(row) if many} == by_part
    assert hours.certain == len(sure)
    assert hours.number == sum(within(each, period) for each in counts)


@pytest.mark.parametrize("first", PERIODS[:4], ids=str)
def test_the_basis_tells_who_reported_and_who_was_silent(counts, coordinator, first):
    period = Period(first, first + 13 * DAY)
    names = Counter(each.organisation.name for each in counts if within(each, period))
    ever = {each.organisation.name for each in counts if within(each, period, weeks=-52, length=364 + 14)}

    basis = Picture(coordinator, period).basis

    assert {source.name: source.tally.now for source in basis.sources} == names
    assert set(basis.silent) == ever - set(names)


def test_where_nobody_reported_yet_nothing_is_nought(counts, coordinator):
    picture = Picture(coordinator, Period(PERIODS[4], PERIODS[4] + 13 * DAY))

    assert figures(picture.total) == (0, None, None, None)
    assert (picture.hotspots, picture.problems) == ([], [])


def test_of_an_empty_house_there_is_a_picture(coordinator):
    picture = Picture(coordinator, Period(date(2027, 1, 18), date(2027, 1, 31)))

    assert figures(picture.total) == (0, None, None, None)
    assert picture.lines
    assert not any(line.tally.now for line in picture.lines)
    assert picture.basis.sources == ()


def test_what_waits_is_told_to_the_coordinator_alone(counts, coordinator, stranger):
    period = Period(date(2027, 3, 15), date(2027, 3, 28))
    waiting = Report.objects.between(period.first, period.last).waiting().count()

    assert waiting
    assert Picture(coordinator, period).waiting == waiting
    assert Picture(stranger, period).waiting == 0
    assert figures(Picture(stranger, period).total) == figures(Picture(coordinator, period).total)


def test_police_figures_stand_beside_and_are_never_added(coordinator):
    period = Period(date(2027, 2, 1), date(2027, 2, 14))
    top = Category.objects.tops().get(key="skadegorelse")
    ReportFactory(on=date(2027, 2, 3), category=top.children.first())
    PoliceFigureFactory(category=top, number=7)
    PoliceFigureFactory(category=top, number=9, first_day=date(2027, 1, 18), last_day=date(2027, 2, 1))
    PoliceFigureFactory(category=top.children.first(), number=2)

    picture = Picture(coordinator, period)
    line = next(each for each in picture.lines if each.category == top)

    assert (line.tally.now, line.police, picture.total.now) == (1, 9, 1)
    assert picture.has_police


def test_events_to_come_are_told_and_not_counted(coordinator):
    ahead = Category.objects.ahead().first()
    market = ReportFactory(on=date(2027, 2, 20), category=ahead)
    ReportFactory(on=date(2027, 2, 3), category=ahead)

    picture = Picture(coordinator, Period(date(2027, 2, 1), date(2027, 2, 14)))

    assert picture.coming == [market]
    assert picture.total.now == 0
