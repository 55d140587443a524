"""What a phone keeps is somebody's own: the page of a link that many hold says that it is nobody's."""

import pytest

from office import clock, journal, links
from office.models import Link
from situation.lifecycle import organisations
from tests.conftest import NOW
from tests.factories.situation import RapporteurFactory

MARK = "data-held-by-many"


@pytest.fixture
def rapporteur(hedemora, now):
    return RapporteurFactory()


def page_of(rapporteur, client):
    links.address(rapporteur.person, journal.matter_of(rapporteur), NOW.replace(year=2028))
    link = Link.objects.of(rapporteur.person, journal.matter_of(rapporteur)).open_at(clock.now()).get()
    return client.get(f"/lank/{links.token(link)}/").content.decode()


def test_the_link_of_an_organisation_is_held_by_many(rapporteur, coordinator, client):
    opened = organisations["open_link"](rapporteur.organisation, by=coordinator, person=rapporteur.person)

    assert MARK in page_of(opened, client)


def test_ones_own_link_and_ones_own_page_are_not(rapporteur, client, signed_in):
    assert MARK not in page_of(rapporteur, client)
    for address in ("/arbete/est/rapportera/", "/arbete/est/rapportera/mina/"):
        assert MARK not in signed_in(rapporteur.person).get(address).content.decode()
