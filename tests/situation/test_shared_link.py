"""A link that many hold: it shows nothing that was told by it, and no one of them closes it for the rest."""

import pytest

from office import journal, links
from office.models import Link
from situation.lifecycle import organisations, rapporteurs, reports
from situation.models import By, Rapporteur
from tests.conftest import NOW
from tests.factories.situation import RapporteurFactory, ReportFactory

CLOSE = "Det här är inte jag – stäng länken"


@pytest.fixture
def contact(hedemora, now):
    """Somebody who reports with an account, and answers for the link of their organisation as well."""
    return RapporteurFactory(person__name="Kontaktpersonen")


@pytest.fixture
def on_the_wall(contact, coordinator):
    organisations["open_link"](contact.organisation, by=coordinator, person=contact.person)
    return address_of(Rapporteur.objects.by_link().get())


@pytest.fixture
def personal(contact):
    links.address(contact.person, journal.matter_of(contact), NOW.replace(year=2028))
    return address_of(contact)


def address_of(rapporteur):
    link = Link.objects.get(person=rapporteur.person, matter=journal.matter_of(rapporteur))
    return f"/lank/{links.token(link)}/"


def asked(contact, coordinator, why, **facts):
    report = ReportFactory(
        state="new",
        organisation=contact.organisation,
        reporter=contact.person,
        reporter__may_be_contacted=True,
        **facts,
    )
    reports["ask_back"](report, by=coordinator, over=1, why=why)
    return report


def questions_of(contact):
    link = Link.objects.get(person=contact.person, matter=journal.matter_of(contact.organisation))
    return f"/lank/{links.token(link)}/"


def test_it_shows_no_report_whichever_way_it_came(on_the_wall, contact, coordinator, client):
    """Nobody knows who looks, and what nobody has judged is for the coordinator alone."""
    found = [asked(contact, coordinator, "Vilken lampa?", channel=channel) for channel in ("link", "form")]

    assert "Vilken lampa?" not in client.get(on_the_wall).content.decode()
    for report in found:
        assert client.get(f"{on_the_wall}rapporter/{report.pk}/").status_code == 404
        assert client.post(f"{on_the_wall}rapporter/{report.pk}/", {"text": "Alla."}).status_code == 404


def test_the_questions_about_it_have_a_link_of_the_contacts_own(on_the_wall, contact, coordinator, client):
    by_link = asked(contact, coordinator, "Vilken lampa?", channel="link")
    by_account = asked(contact, coordinator, "Vilken trappa?", channel="form")
    own = questions_of(contact)
    page = client.get(own).content.decode()

    assert ["Vilken lampa?" in page, "Vilken trappa?" in page, CLOSE in page] == [True, False, True]
    assert client.get(f"{own}rapporter/{by_account.pk}/").status_code == 404
    assert client.get(f"{own}rapporter/{by_link.pk}/").status_code == 200
    client.post(f"{own}stang/")
    assert (client.get(own).status_code, client.get(on_the_wall).status_code) == (404, 200)


def test_they_are_shut_with_the_link_on_the_wall(on_the_wall, contact, coordinator, client):
    asked(contact, coordinator, "Vilken lampa?", channel="link")
    own = questions_of(contact)
    rapporteurs["close_link"](Rapporteur.objects.by_link().get(), by=coordinator)

    assert client.get(own).status_code == 404


def test_nobody_but_the_one_who_answers_for_it_today_opens_them(on_the_wall, contact, coordinator, client):
    asked(contact, coordinator, "Vilken lampa?", channel="link")
    own = questions_of(contact)
    Rapporteur.objects.by_link().update(person=RapporteurFactory().person)

    assert client.get(own).status_code == 404


def test_it_has_no_button_that_closes_it(on_the_wall, client):
    page = client.get(on_the_wall).content.decode()

    assert CLOSE not in page
    assert "/stang/" not in page


def test_nobody_who_holds_it_closes_it(on_the_wall, client):
    answer = client.post(f"{on_the_wall}stang/")

    assert answer.status_code == 404
    assert client.get(on_the_wall).status_code == 200
    assert Rapporteur.objects.by_link().get().until is None


def test_the_coordinator_closes_it(on_the_wall, coordinator, client):
    rapporteurs["close_link"](Rapporteur.objects.by_link().get(), by=coordinator)

    assert client.get(on_the_wall).status_code == 404


def test_a_personal_link_is_closed_by_whoever_holds_it(personal, contact, client):
    assert contact.by == By.ACCOUNT
    assert CLOSE in client.get(personal).content.decode()
    answer = client.post(f"{personal}stang/")

    assert answer.status_code == 200
    assert client.get(personal).status_code == 404
