"""How many report over time, who has been heard in the fortnight, and where nothing is heard from."""

from datetime import date, timedelta

import pytest

from situation.lifecycle import organisations
from situation.periods import latest_over
from situation.statistics import cycles
from situation.statistics.reporting import Reporting
from tests.factories.councils import OrganisationFactory, PersonFactory
from tests.factories.meetings import MeetingFactory
from tests.factories.situation import AreaFactory, PlaceFactory, RapporteurFactory, ReportFactory

PAGE = "/arbete/est/rapportorer/"
TODAY, DAY, WEEK = date(2027, 2, 3), timedelta(days=1), timedelta(weeks=1)


@pytest.fixture
def school(hedemora):
    return OrganisationFactory(name="Skolan")


@pytest.fixture
def browser(signed_in, coordinator, now):
    return signed_in(coordinator)


def test_over_time_each_first_of_a_month_and_today_is_counted(hedemora):
    first = RapporteurFactory(since=date(2026, 12, 1), until=date(2027, 1, 31))
    RapporteurFactory(since=date(2026, 12, 2), organisation=first.organisation)
    RapporteurFactory(since=TODAY)

    found = Reporting(TODAY, latest_over(TODAY)).over_time()

    assert [(each.day, each.rapporteurs, each.organisations) for each in found][-4:] == [
        (date(2026, 12, 1), 1, 1),
        (date(2027, 1, 1), 2, 1),
        (date(2027, 2, 1), 1, 1),
        (TODAY, 2, 2),
    ]
    assert len(found) == 13


@pytest.fixture
def cycle(est, now):
    """The group meets on Wednesday 3 February, about 18–31 January."""
    MeetingFactory(body=est, day=TODAY, hour=7)
    return cycles.latest(now)


def test_the_fortnight_is_in_step_with_the_meetings(cycle):
    assert (cycle.first, cycle.last) == (date(2027, 1, 18), date(2027, 1, 31))


def test_a_meeting_a_week_off_moves_the_fortnight_a_week(est, now):
    MeetingFactory(body=est, day=TODAY - WEEK, hour=7)

    assert cycles.latest(now).first == date(2027, 1, 11)


@pytest.mark.parametrize(
    ("day", "heard"),
    [(date(2027, 1, 17), 0), (date(2027, 1, 18), 1), (date(2027, 1, 31), 1), (date(2027, 2, 1), 0)],
)
def test_who_was_heard_in_the_fortnight_is_by_the_day_it_came_in(day, heard, cycle):
    rapporteur = RapporteurFactory()
    ReportFactory(on=day, organisation=rapporteur.organisation, reporter=rapporteur.person)
    found = Reporting(TODAY, cycle)
    (line,) = found.lines([rapporteur.organisation])

    assert found.number_heard() == heard
    assert [(term, told.number) for term, told in line.rapporteurs] == [(rapporteur, heard)]
    assert line.heard.latest == day


def test_what_came_by_the_link_is_heard_from_the_link(cycle, coordinator, school):
    link = organisations["open_link"](school, by=coordinator, person=PersonFactory(organisation=school))
    other = RapporteurFactory(person=PersonFactory(organisation=school))
    ReportFactory(on=date(2027, 1, 20), organisation=school, channel="link")
    (line,) = Reporting(TODAY, cycle).lines([school])

    assert {term: told.number for term, told in line.rapporteurs} == {link: 1, other: 0}


@pytest.mark.parametrize(("days", "white"), [(12 * 7 - 1, False), (12 * 7, False), (12 * 7 + 1, True)])
def test_an_area_is_white_when_nothing_was_told_of_it_for_twelve_weeks(days, white, hedemora):
    area = AreaFactory()
    ReportFactory(on=TODAY - days * DAY, place=PlaceFactory(area=area))
    found = next(line for line in Reporting(TODAY, latest_over(TODAY)).areas() if line.area == area)

    assert (found.is_white, found.latest) == (white, TODAY - days * DAY)


def test_an_area_told_of_by_somebody_who_no_longer_reports_has_no_organisation(hedemora):
    area = AreaFactory()
    still, gone = RapporteurFactory(), RapporteurFactory(until=TODAY - DAY)
    for each in (still, gone):
        ReportFactory(on=TODAY - WEEK, place=PlaceFactory(area=area), organisation=each.organisation)
    found = next(line for line in Reporting(TODAY, latest_over(TODAY)).areas() if line.area == area)

    assert found.organisations == (still.organisation.name,)


@pytest.mark.parametrize(("weeks", "shown"), [(4, True), (8, True), (12, False), (26, False)])
def test_a_place_is_white_for_as_long_as_is_asked(weeks, shown, browser):
    place = PlaceFactory(name="Parken vid ån")
    ReportFactory(on=TODAY - 10 * WEEK, place=place)

    page = browser.get(f"{PAGE}vita-flackar/?veckor={weeks}").context["page"]
    assert (place in page.paginator.object_list) == shown


def test_what_was_rejected_makes_no_place_less_white(browser):
    place = PlaceFactory()
    ReportFactory(on=TODAY, place=place, state="rejected")

    assert place in browser.get(f"{PAGE}vita-flackar/").context["page"].paginator.object_list
