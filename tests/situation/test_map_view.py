"""The map: what it draws is what its table says, for each reader; its ground is our own, or as the setting says."""

import json
import random
from collections import Counter
from datetime import date, timedelta

import pytest
from django.conf import settings as house_settings
from django.core.exceptions import ImproperlyConfigured

from hedemora_bra import tiles
from office.headers import ClosedHouseMiddleware
from situation import grid
from situation.models import Area, Category, Outline, Place, Report
from situation.periods import Period
from situation.statistics import Placed, maps
from tests.factories.situation import CategoryFactory, PlaceFactory, ReportFactory
from tests.situation.test_picture import Dice

FIRST = date(2027, 1, 18)
PERIOD = Period(FIRST, FIRST + timedelta(days=13))
PAGE, DATA, GROUND = "/arbete/est/karta/", f"/arbete/est/karta/period/?fran={FIRST}", "/arbete/est/karta/grund/"
SQUARE = "26780-3551"


@pytest.fixture
def torget(hedemora):
    return Place.objects.get(key="stora-torget")


@pytest.fixture
def klotter(hedemora):
    return Category.objects.get(key="klotter")


@pytest.fixture
def counts(hedemora, torget):
    categories = [*Category.objects.exclude(parent=None)[:9], *Category.objects.restricted()[:1]]
    organisation = ReportFactory().organisation
    dice = Dice(random.Random(3), categories, [torget, PlaceFactory(), PlaceFactory(area=None)], [organisation])
    dice.fill(date(2027, 1, 1), date(2027, 2, 20), 300)
    every = Report.objects.select_related("category__parent", "place").between(PERIOD.first, PERIOD.last)
    return [each for each in every if each.state == "approved" and not each.category.is_restricted]


def in_square(**more):
    return ReportFactory(precision="grid", place=None, cell=SQUARE, on=FIRST, **more)


def test_every_spot_is_as_a_reckoning_of_its_own(counts, coordinator):
    found = Placed(coordinator, PERIOD)

    assert len(counts) > 30
    assert {(spot.place, spot.cell): spot.number for spot in found.spots} == Counter(
        (each.place, each.cell) for each in counts
    )
    assert (found.total, found.elsewhere.total(), found.left_out) == (len(counts), 0, 0)
    for spot in found.spots:
        theirs = [each for each in counts if (each.place, each.cell) == (spot.place, spot.cell)]
        assert spot.counts == Counter(each.category.top_id for each in theirs)


def test_a_category_is_shown_by_itself_and_an_unknown_one_is_as_all(counts, coordinator):
    alone = [each for each in counts if each.category.top_id == Category.objects.get(key="skadegorelse").pk]

    assert Placed(coordinator, PERIOD, "skadegorelse").total == len(alone) > 0
    assert Placed(coordinator, PERIOD, "finns-inte").total == len(counts)


def test_the_page_and_what_its_script_asks_for_say_the_same(counts, signed_in, stranger):
    browser = signed_in(stranger)
    rows = browser.get(f"{PAGE}?fran={FIRST}").context["rows"]
    data = browser.get(DATA).json()

    told = {spot["name"]: sum(spot["counts"].values()) for spot in data["spots"]}
    assert told == {spot.name: spot.number for spot, _ in rows}
    assert sum(told.values()) == len(counts)


@pytest.mark.parametrize("who", ["coordinator", "stranger"])
@pytest.mark.parametrize(
    "hidden", [{"state": "new"}, {"state": "asked"}, {"state": "rejected"}, {"category": "secret"}]
)
def test_what_is_in_no_picture_is_on_no_map(hidden, who, request, signed_in, torget, klotter):
    if "category" in hidden:
        hidden = {"category": CategoryFactory(is_restricted=True)}
    ReportFactory(**{"place": torget, "category": klotter, "on": FIRST} | hidden)

    data = signed_in(request.getfixturevalue(who)).get(DATA).json()
    assert (data["spots"], data["elsewhere"]) == ([], {})


def test_a_square_is_told_by_its_corners_and_says_nothing_finer(klotter, signed_in, stranger):
    in_square(category=klotter)
    (spot,) = signed_in(stranger).get(DATA).json()["spots"]

    south, west, north, east = spot["corners"]
    assert (spot["name"], spot["url"]) == (f"Ruta {SQUARE}", "")
    assert spot["point"] == list(grid.centre_of(SQUARE))
    assert south < spot["point"][0] < north
    assert west < spot["point"][1] < east


def test_where_only_the_area_is_known_is_told_beside_the_map(klotter, signed_in, stranger, torget):
    ReportFactory(precision="area", place=None, area=torget.area, category=klotter, on=FIRST)
    browser = signed_in(stranger)

    assert browser.get(DATA).json()["elsewhere"] == {"klotter": 1}
    assert browser.get(f"{PAGE}?fran={FIRST}").context["placed"].elsewhere.total() == 1


def test_a_place_that_nobody_has_put_on_the_map_stands_in_the_table(klotter, signed_in, stranger):
    ReportFactory(place=PlaceFactory(name="Någonstans"), category=klotter, on=FIRST)

    assert "(inte på kartan)" in signed_in(stranger).get(f"{PAGE}?fran={FIRST}").content.decode()


def test_of_very_many_spots_the_least_are_left_out_and_counted(klotter, coordinator, torget, monkeypatch):
    monkeypatch.setattr(maps, "MOST", 1)
    in_square(category=klotter)
    for _ in range(2):
        ReportFactory(place=torget, category=klotter, on=FIRST)

    found = Placed(coordinator, PERIOD)
    assert ([spot.name for spot in found.spots], found.left_out, found.total) == (["Stora torget"], 1, 3)


@pytest.mark.parametrize(
    ("first", "here"),
    # It is 3 February: the coming period begins on 18 January. In step with it and within the year the slider stays.
    [
        ("2027-01-18", 25),
        ("2027-01-04", 24),
        ("2026-02-02", 0),
        ("2026-01-19", 25),
        ("2027-01-11", 25),
        ("2027-02-01", 25),
    ],
)
def test_time_goes_a_year_back_from_the_coming_period(first, here, signed_in, stranger, now):
    page = signed_in(stranger).get(f"{PAGE}?fran={first}")

    assert page.context["here"] == here
    assert len(page.context["around"]) == 26
    assert str(page.context["around"][here][0]) == first


def test_the_map_stands_on_our_own_ground(signed_in, stranger, hedemora):
    page = signed_in(stranger).get(PAGE)

    assert 'data-tiles=""' in page.content.decode()
    assert "img-src 'self' data:;" in page.headers["Content-Security-Policy"]
    assert house_settings.MAP_TILES == ""


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("", []),
        ("https://kartor.example.se/{z}/{x}/{y}.png", ["https://kartor.example.se"]),
        ("https://kartor.example.se:8443/v1/{z}/{y}/{x}", ["https://kartor.example.se:8443"]),
    ],
)
def test_the_policy_opens_for_the_one_place_of_the_setting(address, place, settings):
    settings.SECURE_CSP = settings.SECURE_CSP | {"img-src": ["'self'", "data:", *tiles.origin(address)]}

    said = ClosedHouseMiddleware(None).said["Content-Security-Policy"]
    assert tiles.origin(address) == place
    assert f"img-src {' '.join([chr(39) + 'self' + chr(39), 'data:', *place])};" in said


@pytest.mark.parametrize(
    "address",
    [
        "http://kartor.example.se/{z}/{x}/{y}.png",
        "https://{s}.kartor.example.se/{z}/{x}/{y}.png",
        "https://kartor.example.se/karta.png",
        "//kartor.example.se/{z}/{x}/{y}.png",
        "https:///{z}/{x}/{y}.png",
    ],
)
def test_another_sort_of_address_is_refused_at_the_start(address):
    with pytest.raises(ImproperlyConfigured, match="MAP_TILES"):
        tiles.origin(address)


def test_the_ground_has_borders_where_they_are_loaded_and_places_in_use(signed_in, stranger, torget, now):
    shape = {"type": "MultiPolygon", "coordinates": []}
    Outline.objects.create(area=torget.area, shape=shape, loaded_at=now)
    Place.objects.filter(key="ishallen").update(closed_on=FIRST)
    browser = signed_in(stranger)
    told = browser.get(GROUND).json()

    assert told["areas"] == [{"name": torget.area.name, "shape": shape}]
    assert {"name": "Stora torget", "point": [torget.latitude, torget.longitude]} in told["places"]
    assert "Ishallen" not in {each["name"] for each in told["places"]}
    assert "gränser är inte inlästa" not in browser.get(PAGE).content.decode()


def test_without_borders_the_page_says_so_and_begins_where_the_places_are(signed_in, stranger, hedemora):
    page = signed_in(stranger).get(PAGE)
    south, west, north, east = json.loads(page.context["bounds"])

    assert "gränser är inte inlästa" in page.content.decode()
    assert all(south <= place.latitude <= north and west <= place.longitude <= east
               for place in Place.objects.on_the_map())  # fmt: skip
    assert Area.objects.exists()


def test_without_any_place_there_is_a_page(signed_in, stranger, hedemora):
    Place.objects.all().delete()

    assert signed_in(stranger).get(PAGE).context["bounds"] == "null"
