"""A place over a year: each figure beside a reckoning of its own, and what each reader finds there."""

import random
from datetime import date, timedelta

import pytest

from situation.models import Category, Place, Report
from situation.periods import Period
from situation.statistics import History
from situation.statistics.places import Course
from tests.factories.situation import CategoryFactory, PlaceFactory, ReportFactory
from tests.situation.test_picture import Dice

DAY, FORTNIGHT = timedelta(days=1), timedelta(days=14)
FIRST = date(2027, 1, 18)
PERIOD = Period(FIRST, FIRST + 13 * DAY)
PAGE = "/arbete/est/platser/"


@pytest.fixture
def place(hedemora):
    return Place.objects.get(key="stora-torget")


@pytest.fixture
def category(hedemora):
    return Category.objects.get(key="skadegorelse")


@pytest.fixture
def world(hedemora, place):
    """Two years of reports at random in three places, of every state, some restricted or of what is to come."""
    categories = list(Category.objects.exclude(parent=None)[:12])
    hidden = [*Category.objects.restricted()[:1], *Category.objects.ahead()[:1]]
    organisations = [ReportFactory().organisation for _ in range(3)]
    dice = Dice(
        random.Random(7), [*categories, *hidden], [place, PlaceFactory(), PlaceFactory(area=None)], organisations
    )
    dice.fill(date(2025, 11, 1), date(2027, 3, 1), 1500)
    return [
        each
        for each in Report.objects.select_related("category__parent", "place")
        if each.state == "approved" and not (each.category.is_restricted or each.category.looks_ahead)
    ]


def in_period(report, weeks_before):
    first = FIRST - timedelta(weeks=weeks_before)
    return first <= report.day < first + FORTNIGHT


@pytest.mark.parametrize("key", ["stora-torget", "others"])
def test_every_figure_is_as_a_reckoning_of_its_own(key, world, place, coordinator):
    place = place if key == place.key else Place.objects.get(area=None)
    here = [each for each in world if each.place == place]
    wanted = [sum(in_period(each, weeks) for each in here) for weeks in range(52, -1, -2)]

    history = History(coordinator, place, PERIOD)

    assert sum(wanted) > 50
    assert [point.number for point in history.course.points] == wanted
    assert (history.total.now, history.total.before, history.total.last_year) == (wanted[-1], wanted[-2], wanted[0])
    assert (history.total.year, history.number) == (sum(wanted[:-1]), sum(wanted))
    for line in history.lines:
        theirs = [each for each in here if each.category.top_id == line.category.pk]
        counts = [sum(in_period(each, weeks) for each in theirs) for weeks in range(52, -1, -2)]
        assert (line.tally.now, line.tally.before, line.tally.year) == (counts[-1], counts[-2], sum(counts[:-1]))
        assert (line.number, line.of) == (sum(counts), sum(wanted))
    assert sum(line.number for line in history.lines) == history.number
    sure = [each for each in here if each.hour is not None and FIRST - timedelta(weeks=52) <= each.day <= PERIOD.last]
    assert (history.hours.certain, history.hours.number) == (len(sure), sum(wanted))


def test_nobody_anywhere_is_a_gap_and_nobody_here_is_nought(place, category, coordinator):
    ReportFactory(on=FIRST - FORTNIGHT, place=place, category=category)
    ReportFactory(on=FIRST - 3 * FORTNIGHT, category=category)

    numbers = [point.number for point in History(coordinator, place, PERIOD).course.points]

    assert numbers[-4:] == [0, None, 1, None]
    assert set(numbers[:-4]) == {None}


def test_of_an_empty_house_there_is_a_page(place, coordinator):
    history = History(coordinator, place, PERIOD)

    assert {point.number for point in history.course.points} == {None}
    assert (history.number, history.total.now, history.total.mean) == (0, 0, None)
    assert (history.lines, history.problems, history.latest) == ([], [], [])


@pytest.mark.parametrize(("many", "percent"), [(19, None), (20, 50)])
def test_a_part_of_few_is_not_told_in_percent(many, percent, place, category, coordinator):
    other = Category.objects.get(key="klotter")
    for number in range(many):
        ReportFactory(on=FIRST, place=place, category=category if number % 2 else other)

    line = History(coordinator, place, PERIOD).lines[1]
    assert (line.of, line.percent) == (many, percent)


@pytest.mark.parametrize(
    ("days", "course", "in_a_row"),
    [
        ([0, 0], Course.NEW, 1),
        ([0, 0, -1], Course.CONTINUING, 2),
        ([0, 0, -14, -28, -56], Course.CONTINUING, 3),
        ([-1, -1], Course.ENDED, 1),
        ([-1, -1, -28], Course.ENDED, 2),
        ([0, -1], None, 0),
        ([-28, -28], None, 0),
    ],
)
def test_a_problem_is_new_goes_on_or_has_ended(days, course, in_a_row, place, category, coordinator):
    for day in days:
        ReportFactory(on=FIRST + day * DAY, place=place, category=category)

    found = [(each.problem.course, each.periods) for each in History(coordinator, place, PERIOD).problems]
    assert found == ([(course, in_a_row)] if course else [])


@pytest.mark.parametrize(("day", "counted"), [(-1, 0), (0, 1), (13, 1), (14, 0)])
def test_the_period_has_its_first_and_its_last_day(day, counted, place, category, coordinator):
    ReportFactory(on=FIRST + day * DAY, place=place, category=category)

    assert History(coordinator, place, PERIOD).total.now == counted


@pytest.mark.parametrize(("who", "sees"), [("coordinator", {"open", "hidden"}), ("stranger", {"open"})])
def test_each_reader_finds_the_reports_that_they_may_see(who, sees, request, signed_in, place, category):
    told = {"place": place, "on": FIRST}
    texts = {"open": {}, "hidden": {"category": CategoryFactory(is_restricted=True)}, "new": {"state": "new"}}
    for text, more in texts.items():
        ReportFactory(text=f"ord-{text}", **{"category": category} | told | more)

    page = signed_in(request.getfixturevalue(who)).get(f"{PAGE}stora-torget/?fran={FIRST}")

    assert {text for text in texts if f"ord-{text}" in page.content.decode()} == sees
    assert page.context["history"].number == 1


def test_a_place_that_is_the_same_as_another_leads_there(signed_in, stranger, place):
    PlaceFactory(key="torget-2", merged_into=place)

    assert signed_in(stranger).get(f"{PAGE}torget-2/").headers["Location"] == f"{PAGE}stora-torget/"
    assert signed_in(stranger).get(f"{PAGE}finns-inte/").status_code == 404


def test_the_list_has_the_places_with_most_reports_first_and_all_of_them(signed_in, stranger, place, category):
    quiet, busy = PlaceFactory(name="Ängen"), PlaceFactory(name="Östra hörnet")
    for day in (0, 5, 13):
        ReportFactory(on=FIRST + day * DAY, place=busy, category=category)
    ReportFactory(on=FIRST, place=place, category=category)
    ReportFactory(on=FIRST - DAY, place=quiet, category=category)
    ReportFactory(on=FIRST - FORTNIGHT, category=category)  # from then on it is known that there was nothing
    browser = signed_in(stranger)

    rows = browser.get(f"{PAGE}?fran={FIRST}").context["rows"]
    assert [(found.name, tally.now) for found, tally in rows[:2]] == [(busy.name, 3), (place.name, 1)]
    assert browser.get(f"{PAGE}?fran={FIRST}").context["page"].paginator.count == Place.objects.in_use().count()
    ((found, tally),) = browser.get(f"{PAGE}?fran={FIRST}&sok=äng").context["rows"]
    assert (found, tally.now, tally.before) == (quiet, 0, 1)


def test_a_place_is_found_by_what_it_is_also_called_and_nothing_is_said_kindly(signed_in, stranger, hedemora):
    browser = signed_in(stranger)

    assert [found.key for found, _ in browser.get(f"{PAGE}?sok=Järnvägsstat").context["rows"]] == ["resecentrum"]
    assert "Ingen plats heter så" in browser.get(f"{PAGE}?sok=finns inte").content.decode()


def test_the_picture_leads_to_the_page_of_its_hot_spots(signed_in, stranger, place, category):
    for _ in range(3):
        ReportFactory(on=FIRST, place=place, category=category)
    page = signed_in(stranger).get(f"/arbete/est/laget/?fran={FIRST}").content.decode()

    assert page.count(f'href="{PAGE}stora-torget/?fran={FIRST}"') == 2
