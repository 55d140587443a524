"""What a map stands on is for those who read reports and for those who report, and says nothing of reports."""

import pytest

from office import links
from office.models import Link
from situation.lifecycle import organisations, rapporteurs
from situation.models import Outline, Place, Rapporteur
from tests.factories.councils import PersonFactory
from tests.factories.situation import RapporteurFactory, ReportFactory

GROUND = "/arbete/est/rapportera/grund/"


@pytest.fixture
def rapporteur(hedemora, now):
    return RapporteurFactory()


@pytest.fixture
def by_link(rapporteur, coordinator):
    person = PersonFactory(organisation=rapporteur.organisation)
    organisations["open_link"](rapporteur.organisation, by=coordinator, person=person)
    return f"/lank/{links.token(Link.objects.get(person=person))}/rapportera/grund/"


def test_whoever_reports_gets_borders_places_and_where_they_lie(rapporteur, signed_in):
    torget = Place.objects.get(key="stora-torget")
    Outline.objects.create(
        area=torget.area, shape={"type": "Polygon", "coordinates": []}, loaded_at="2027-02-03T07:00Z"
    )
    ReportFactory(place=torget)
    told = signed_in(rapporteur.person).get(GROUND).json()

    assert told.keys() == {"areas", "places", "bounds"}
    assert told["areas"] == [{"name": torget.area.name, "shape": {"type": "Polygon", "coordinates": []}}]
    assert {"name": "Stora torget", "point": list(torget.point)} in told["places"]
    assert told["bounds"] == list(Place.objects.bounds())


def test_the_same_is_had_by_the_link_until_it_is_closed(by_link, client, coordinator):
    assert client.get(by_link).json()["bounds"] == list(Place.objects.bounds())

    rapporteurs["close_link"](Rapporteur.objects.by_link().get(), by=coordinator)
    assert client.get(by_link).status_code == 404


@pytest.mark.parametrize("who", ["chair", "member", "administrator"])
def test_it_is_for_nobody_else(who, request, signed_in, now):
    assert signed_in(request.getfixturevalue(who)).get(GROUND).status_code == 404


def test_the_form_says_where_its_ground_is_and_shows_no_map_by_itself(rapporteur, signed_in):
    page = signed_in(rapporteur.person).get("/arbete/est/rapportera/").content.decode()

    assert f'data-pin data-ground="{GROUND}"' in page
    assert 'src="/static/vendor/leaflet' not in page
    assert 'data-tiles=""' in page


def test_the_phone_keeps_what_the_map_is_made_of(rapporteur, signed_in):
    script = signed_in(rapporteur.person).get("/arbete/est/rapportera/arbetare.js").content.decode()

    assert f'const GROUND = "{GROUND}";' in script
    for file in ("js/pin", "css/map", "vendor/leaflet/leaflet"):
        assert f'"/static/{file}.' in script
