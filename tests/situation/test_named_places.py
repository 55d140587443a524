"""Named places: from the profile, searched, and two names for one place made one."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from guideline.profile import PROFILES, ProfileFault, load, read
from office.lifecycle import StepRefused
from situation import grid
from situation.forms.fields import PlaceField
from situation.lifecycle import places
from situation.models import Place, SituationReport
from tests.conftest import NOW
from tests.factories.situation import PlaceFactory, ReportFactory, SituationReportFactory


def test_the_profiles_places_lie_in_the_municipality_and_wait_to_be_checked(hedemora):
    found = Place.objects.all()

    assert found.count() >= 20
    assert not found.filter(is_checked=True).exists()
    assert [place for place in found if grid.distance(place.point, (60.30, 15.99)) > 25_000] == []
    assert not found.filter(area=None).exists()


def test_a_checked_place_stays_checked_when_the_profile_is_loaded_again(hedemora):
    Place.objects.filter(key="stora-torget").update(is_checked=True, latitude=60.2771)
    load(read(PROFILES / "hedemora.toml"))

    assert (Place.objects.get(key="stora-torget").is_checked, Place.objects.get(key="stora-torget").latitude) == (
        True,
        60.2771,
    )


def test_a_place_in_an_area_that_is_not_there_is_a_fault_of_the_profile(hedemora):
    profile = read(PROFILES / "hedemora.toml")
    profile["places"][0]["area"] = "9999"

    with pytest.raises(ProfileFault, match="9999"):
        load(profile)


@pytest.mark.parametrize(
    ("words", "keys"), [("TORGET", ["stora-torget"]), ("hönsan", ["honsan-badet"]), ("\0", None), ("xyz", [])]
)
def test_a_place_is_found_by_a_part_of_its_names(hedemora, words, keys):
    found = list(Place.objects.search(words).values_list("key", flat=True))

    assert found == (keys if keys is not None else list(Place.objects.values_list("key", flat=True)))


def test_an_exact_name_is_found_beyond_all_that_contain_it(db):
    for number in range(5):
        PlaceFactory(name=f"Ängens förskola {number}", order=number)
    ours = PlaceFactory(name="Ängen", order=9)

    assert PlaceField().clean(" ängen ") == ours


def test_two_places_become_one_with_all_their_reports(coordinator, now):
    place, into, before = PlaceFactory(), PlaceFactory(), PlaceFactory()
    Place.objects.filter(pk=before.pk).update(merged_into=place)
    report = ReportFactory(place=place)
    places["merge_place"](place, by=coordinator, into=into)

    report.refresh_from_db()
    assert (report.place, report.area) == (into, into.area)
    assert set(Place.objects.in_use()) & {place, into, before} == {into}
    assert set(into.merged.all()) == {place, before}


def test_a_place_is_merged_once_and_with_another(coordinator, now):
    place, into = PlaceFactory(), PlaceFactory()
    with pytest.raises(StepRefused, match="själv"):
        places["merge_place"](place, by=coordinator, into=place)
    places["merge_place"](place, by=coordinator, into=into)
    for one, other in ((place, into), (into, place)):
        with pytest.raises(StepRefused, match="redan"):
            places["merge_place"](one, by=coordinator, into=other)


def test_places_are_merged_by_the_coordinator_alone(stranger, now):
    with pytest.raises(PermissionDenied):
        places["merge_place"](PlaceFactory(), by=stranger, into=PlaceFactory())


def test_an_approved_situation_report_is_kept_by_the_database(coordinator, now):
    draft = SituationReportFactory(content={"sagt": "a"})
    SituationReport.objects.update(content={"sagt": "b"})
    SituationReport.objects.update(state="approved", approved_at=now, approved_by=coordinator)
    for change in (
        {"content": {"sagt": "c"}},
        {"state": "draft", "approved_at": None, "approved_by": None},
        {"number": 99},
    ):
        with pytest.raises(DatabaseError, match="låst"), transaction.atomic():
            SituationReport.objects.update(**change)
    with pytest.raises(DatabaseError, match="låst"), transaction.atomic():
        draft.delete()
    SituationReport.objects.update(state="shared", shared_at=now)

    assert SituationReport.objects.get().content == {"sagt": "b"}
    assert str(draft) == f"Lägesrapport 2027-V05–06, nr {draft.number}"


@pytest.mark.parametrize(("days", "is_in_use"), [(-1, False), (0, False), (1, True)])
def test_a_place_is_in_use_until_the_day_it_is_closed(days, is_in_use, db, now):
    PlaceFactory(closed_on=NOW.date() + timedelta(days=days))

    assert Place.objects.in_use().exists() == is_in_use
