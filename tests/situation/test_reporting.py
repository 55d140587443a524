"""A report comes in: what is kept of it, where it is and on which day it counts."""

import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from office import clock
from office.lifecycle import StepRefused
from office.models import Entry
from situation import grid
from situation.lifecycle import organisations
from situation.models import Area, Category, Channel, Origin, Place, Rapporteur, Report
from tests.conftest import NOW
from tests.factories.situation import CategoryFactory, PlaceFactory, RapporteurFactory, ReportFactory

TORGET = (60.2770, 15.9866)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def rapporteur(db, now):
    return RapporteurFactory(person__name="Rapportören")


def told(**facts):
    known = {"key": uuid.uuid4(), "category": facts.pop("category", None) or CategoryFactory(), "severity": 2}
    where = {} if {"point", "cell", "area", "place"} & facts.keys() else {"place": PlaceFactory()}
    return known | where | facts


def tell(rapporteur, **facts):
    return organisations["report"](rapporteur.organisation, by=rapporteur.person, **told(**facts))


def test_a_report_waits_for_triage(rapporteur):
    report = tell(rapporteur, text="Tre lampor är trasiga.")

    assert (report.state, report.organisation, report.received_at) == ("new", rapporteur.organisation, NOW)
    assert list(Report.objects.waiting()) == [report]
    assert not Report.objects.approved().exists()


def test_who_reported_and_the_words_as_they_came_lie_beside_it(rapporteur):
    report = tell(rapporteur, text="Tre lampor är trasiga.", may_be_contacted=True)

    assert (report.origin.reporter, report.origin.may_be_contacted) == (rapporteur.person, True)
    assert report.origin.text == report.text == "Tre lampor är trasiga."


def test_the_journal_knows_nothing_of_a_report(rapporteur):
    tell(rapporteur, text="Tre lampor är trasiga.")

    assert not Entry.objects.exists()


def test_what_comes_by_the_link_of_an_organisation_is_nobodys(rapporteur):
    report = tell(rapporteur, channel=Channel.LINK)

    assert Origin.objects.get(report=report).reporter is None


def test_the_same_report_sent_again_is_the_one_that_came_first(rapporteur):
    once = told()
    first, second = (organisations["report"](rapporteur.organisation, by=rapporteur.person, **once) for _ in range(2))

    assert first == second
    assert Report.objects.count() == 1


def test_somebody_elses_key_opens_nothing(rapporteur):
    once, other = told(), RapporteurFactory()
    organisations["report"](rapporteur.organisation, by=rapporteur.person, **once)

    assert organisations["report"](other.organisation, by=other.person, **once) is None
    assert Report.objects.count() == 1


@pytest.mark.parametrize(("days", "may"), [(-1, True), (0, True), (1, False)])
def test_a_rapporteur_reports_as_long_as_they_are_one(rapporteur, days, may):
    Rapporteur.objects.update(until=NOW.date() - days * DAY)
    if may:
        assert tell(rapporteur).state == "new"
    else:
        with pytest.raises(PermissionDenied):
            tell(rapporteur)


def test_a_rapporteur_reports_for_no_other_organisation(rapporteur):
    with pytest.raises(PermissionDenied):
        organisations["report"](RapporteurFactory().organisation, by=rapporteur.person, **told())


def test_the_coordinator_reports_for_whoever_calls(coordinator, rapporteur):
    report = organisations["report"](rapporteur.organisation, by=coordinator, **told())

    assert report.organisation == rapporteur.organisation


def test_it_counts_on_the_day_it_happened_here_in_sweden(rapporteur):
    late = datetime(2027, 1, 31, 23, 30, tzinfo=UTC)  # half past midnight on 1 February here
    report = tell(rapporteur, when="exact", happened_at=late)

    assert (report.day, report.hour) == (date(2027, 2, 1), 0)


@pytest.mark.parametrize(
    ("at", "hour"), [(datetime(2026, 10, 25, 0, 30, tzinfo=UTC), 2), (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), 2)]
)
def test_the_hour_that_comes_twice_in_october_is_the_same_hour(rapporteur, at, hour):
    assert tell(rapporteur, when="exact", happened_at=at).hour == hour


def test_an_interval_counts_on_the_day_it_begins_and_has_no_hour(rapporteur):
    evening = datetime(2027, 1, 29, 17, 0, tzinfo=UTC)
    report = tell(rapporteur, when="interval", happened_at=evening, happened_until=evening + 2 * DAY)

    assert (report.day, report.hour) == (date(2027, 1, 29), None)


def test_an_unknown_time_counts_on_the_day_it_came_in(rapporteur):
    report = tell(rapporteur)

    assert (report.day, report.hour, report.happened_at) == (date(2027, 2, 3), None, None)


@pytest.mark.parametrize(
    ("after", "ahead", "may"), [(-HOUR, False, True), (0 * HOUR, False, True), (HOUR, False, False), (HOUR, True, True)]
)
def test_only_an_event_to_come_lies_ahead(rapporteur, after, ahead, may):
    facts = {"category": CategoryFactory(looks_ahead=ahead), "when": "exact", "happened_at": NOW + after}
    if may:
        assert tell(rapporteur, **facts).state == "new"
    else:
        with pytest.raises(StepRefused, match="framtiden"):
            tell(rapporteur, **facts)


def test_a_position_by_a_place_is_that_place(rapporteur):
    torget = PlaceFactory(latitude=TORGET[0], longitude=TORGET[1])
    report = tell(rapporteur, point=(TORGET[0] + 0.0005, TORGET[1]))

    assert (report.precision, report.place, report.area, report.cell) == ("place", torget, torget.area, "")


def test_a_position_by_no_place_is_its_square_and_the_area_of_the_nearest_place(rapporteur):
    torget = PlaceFactory(latitude=TORGET[0], longitude=TORGET[1])
    point = (TORGET[0] + 0.004, TORGET[1])
    report = tell(rapporteur, point=point)

    assert (report.precision, report.place, report.area) == ("grid", None, torget.area)
    assert report.cell == grid.cell_of(*point)


def test_a_position_far_from_every_place_is_a_square_alone(rapporteur):
    PlaceFactory(latitude=TORGET[0], longitude=TORGET[1])
    report = tell(rapporteur, point=(61, 16))

    assert (report.precision, report.area) == ("grid", None)


def test_the_position_itself_is_kept_nowhere(rapporteur):
    point = (60.281234, 15.981234)
    report = tell(rapporteur, point=point)
    kept = str(Report.objects.filter(pk=report.pk).values()) + str(Origin.objects.values())

    assert "281234" not in kept
    assert "981234" not in kept


def test_a_place_that_is_no_longer_used_is_not_snapped_to(rapporteur):
    PlaceFactory(latitude=TORGET[0], longitude=TORGET[1], closed_on=NOW.date())

    assert tell(rapporteur, point=TORGET).precision == "grid"


def test_a_report_is_somewhere(rapporteur):
    with pytest.raises(StepRefused, match="Säg var"):
        tell(rapporteur, place=None)


def test_the_database_knows_that_a_report_is_somewhere(db):
    report = ReportFactory()
    for wrong in ({"cell": "1-2"}, {"precision": "grid"}, {"precision": "area"}, {"hour": None}, {"state": "merged"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Report.objects.filter(pk=report.pk).update(**wrong)


def test_alike_is_the_same_family_in_the_same_place_on_the_day_or_beside_it(hedemora, now):
    category, beside = Category.objects.get(key="glaskross"), Category.objects.get(key="skadat-fordon")
    torget, other = Place.objects.get(key="stora-torget"), Place.objects.get(key="resecentrum")
    today = clock.today()
    same = ReportFactory(category=beside, place=torget, on=today - DAY)
    for facts in (
        {"category": beside, "place": torget, "on": today - 2 * DAY},
        {"category": beside, "place": other, "on": today},
        {"category": Category.objects.get(key="tagg"), "place": torget, "on": today},
        {"category": category, "place": torget, "on": today, "state": "rejected"},
    ):
        ReportFactory(**facts)

    assert list(Report.objects.alike(category, torget, "", today)) == [same]


def test_in_an_area_alone_nothing_is_alike(hedemora):
    area = Area.objects.first()
    report = ReportFactory(place=None, area=area, precision="area")

    assert not Report.objects.alike(report.category, None, "", report.day).exists()
