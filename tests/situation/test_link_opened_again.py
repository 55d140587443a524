"""The link of an organisation is closed and replaced the same day, by the same person or by another."""

from datetime import timedelta

import pytest

from office import clock
from office.journal import matter_of
from office.lifecycle import StepRefused
from office.links import token
from office.models import Letter, Link
from situation.lifecycle import organisations, rapporteurs, reports
from situation.models import Rapporteur
from tests.conftest import NOW
from tests.factories.councils import OrganisationFactory, PersonFactory
from tests.factories.situation import ReportFactory

PAGE = "/arbete/est/rapportorer/"


@pytest.fixture
def school(hedemora, now):
    return OrganisationFactory(name="Skolan")


@pytest.fixture
def open_for(school, coordinator):
    def step(person=None):
        person = person or PersonFactory(organisation=school)
        return organisations["open_link"](school, by=coordinator, person=person)

    return step


@pytest.fixture
def closed(open_for, coordinator):
    rapporteur = open_for()
    rapporteurs["close_link"](rapporteur, by=coordinator)
    rapporteur.refresh_from_db()
    return rapporteur


def status(client, rapporteur):
    link = Link.objects.of(rapporteur.person, matter_of(rapporteur)).open_at(clock.now()).get()
    return client.get(f"/lank/{token(link)}/").status_code


def test_somebody_else_answers_for_a_new_one_at_once(closed, open_for, client):
    assert status(client, open_for()) == 200


@pytest.mark.parametrize("days", [0, 1, 300])
def test_the_same_person_does_and_it_lasts_a_year(days, closed, open_for, client):
    opened = open_for(closed.person)

    assert (opened.pk, opened.until) == (closed.pk, None)
    with clock.pretending(NOW + timedelta(days=days)):
        assert status(client, opened) == 200


def test_one_that_is_open_is_still_in_the_way_of_another(open_for):
    open_for()

    with pytest.raises(StepRefused, match="redan en länk"):
        open_for()


def test_the_page_offers_to_open_one_and_no_sheet_that_leads_nowhere(closed, school, signed_in, coordinator):
    page = signed_in(coordinator).get(f"{PAGE}").content.decode()

    assert f"{PAGE}organisationer/{school.pk}/steg/open_link/" in page
    assert f"{PAGE}{closed.pk}/lank/" not in page
    assert "Svarar för länken" not in page
    assert "Länken är stängd" in page


def test_what_came_by_it_is_asked_of_the_one_who_answers_for_it_now(closed, open_for, coordinator):
    opened = open_for()
    told = {"organisation": closed.organisation, "channel": "link", "reporter": closed.person}
    report = ReportFactory(state="new", reporter__may_be_contacted=True, **told)
    reports["ask_back"](report, by=coordinator, over=1, why="Vilken lampa?")

    assert Letter.objects.get(kind="question").recipient == opened.person
    assert Rapporteur.objects.by_link().count() == 2
