"""A changed profile leaves what people have changed, also in the rows that it changes or moves."""

import copy
from datetime import date

import pytest

from councils.models import Body, Organisation, Seat
from guideline.models import Municipality
from guideline.profile import PROFILES, load, read
from meetings.models import StandingItem
from situation.models import Category, Place

SEAT = {"key": "ny", "title": "Ny plats", "role": "member", "organisation": "hedemora-kommun", "ordinary": True}


@pytest.fixture
def profile():
    return copy.deepcopy(read(PROFILES / "hedemora.toml"))


@pytest.fixture
def bodies(profile):
    return {body["key"]: body for body in profile["bodies"]}


@pytest.fixture
def changed(hedemora):
    """By people, in the administration."""
    Organisation.objects.filter(key="hedemora-energi").update(name="Hedemora Energi AB")
    Seat.objects.filter(body__key="bra", key="skolchef").update(title="Utbildningschef")
    Body.objects.filter(key="est").update(place="Biblioteket")
    Place.objects.filter(key="ishallen").update(name="Hedemora ishall")
    Category.objects.filter(key="ovrigt").update(name="Annat", is_restricted=True)
    StandingItem.objects.filter(body__key="bra", title="Övriga frågor").delete()


def stands():
    return [
        Organisation.objects.get(key="hedemora-energi").name,
        Seat.objects.get(body__key="bra", key="skolchef").title,
        Body.objects.get(key="est").place,
        Place.objects.get(key="ishallen").name,
        Category.objects.filter(key="ovrigt", is_restricted=True).values_list("name", flat=True).get(),
        StandingItem.objects.filter(body__key="bra", title="Övriga frågor").count(),
    ]


AS_PEOPLE_MADE_IT = ["Hedemora Energi AB", "Utbildningschef", "Biblioteket", "Hedemora ishall", "Annat", 0]


def test_a_row_that_is_put_first_moves_the_others_and_no_more(changed, profile, bodies):
    first = {"key": "forst", "name": "Först"}
    profile["organisations"].insert(0, first | {"kind": "authority"})
    profile["bodies"].insert(2, first | {"short": "Först", "kind": "group", "mandate": "consults"})
    profile["places"].insert(0, first | {"kind": "square", "latitude": 60.0, "longitude": 16.0})
    profile["categories"].insert(0, first)
    bodies["bra"]["standing"].insert(0, {"title": "Upprop", "kind": "information"})
    bodies["bra"]["seats"].insert(0, SEAT)

    load(profile)

    assert stands() == AS_PEOPLE_MADE_IT
    assert list(Body.objects.order_by("order").values_list("key", flat=True))[2:] == [
        "forst", "styrgruppen", "bra", "est",
    ]  # fmt: skip
    assert [seat.key for seat in Seat.objects.filter(body__key="bra").order_by("order")][:2] == ["ny", "kommundirektor"]
    assert Category.objects.get(key="ovrigt").order == 1800


def test_of_a_row_that_is_changed_the_rest_is_left(changed, profile, bodies):
    bodies["bra"]["purpose"] = "Ny uppgift."
    bodies["est"]["minutes"] = 90
    seat = next(seat for seat in bodies["bra"]["seats"] if seat["key"] == "skolchef")
    seat["ordinary"] = False
    profile["categories"][-1]["ahead"] = True
    next(place for place in profile["places"] if place["key"] == "ishallen")["also"] = "Rinken"

    load(profile)

    assert stands() == AS_PEOPLE_MADE_IT
    assert Body.objects.get(key="bra").purpose == "Ny uppgift."
    assert Body.objects.get(key="est").minutes == 90
    assert Seat.objects.get(body__key="bra", key="skolchef").is_ordinary is False
    assert Category.objects.get(key="ovrigt").looks_ahead is True
    assert Place.objects.get(key="ishallen").also == "Rinken"


def test_what_was_taken_away_comes_back_when_the_profile_changes_it(changed, profile, bodies):
    next(item for item in bodies["bra"]["standing"] if item["title"] == "Övriga frågor")["minutes"] = 10

    load(profile)

    item = StandingItem.objects.get(body__key="bra", title="Övriga frågor")
    assert (item.minutes, item.is_last, item.presenter) == (10, True, "Kommundirektör")


def test_a_category_that_is_no_longer_restricted_opens_those_under_it(hedemora, profile):
    next(row for row in profile["categories"] if row["key"] == "hatbrott").pop("restricted")

    load(profile)

    assert not Category.objects.filter(is_restricted=True).exists()


@pytest.mark.parametrize(("own", "since"), [({}, date(2025, 1, 1)), ({"since": date(2027, 3, 1)}, date(2027, 3, 1))])
def test_a_seat_may_have_a_first_day_of_its_own(hedemora, profile, bodies, own, since):
    bodies["bra"]["seats"].append(SEAT | own)

    load(profile)

    assert Seat.objects.get(key="ny").since == since


def test_a_house_that_loaded_an_older_profile_loses_nothing_either(changed, profile, bodies):
    """Seats and standing items were not numbered in what it remembers."""
    loaded = Municipality.objects.get()
    for body in loaded.profile["bodies"]:
        for row in [*body.get("seats", []), *body.get("standing", [])]:
            del row["order"]
    loaded.save()

    load(profile)

    assert stands() == AS_PEOPLE_MADE_IT
