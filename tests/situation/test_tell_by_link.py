"""By the link of an organisation, and the questions that are answered where they were asked."""

from datetime import timedelta

import pytest
from django.conf import settings

from office import clock, links
from office.models import Letter, Link
from situation.lifecycle import organisations, rapporteurs, reports
from situation.models import Origin, Rapporteur, Report
from tests.conftest import NOW
from tests.factories.councils import PersonFactory
from tests.factories.situation import RapporteurFactory, ReportFactory
from tests.situation.telling import sent

PAGE = "/arbete/est/rapportera/"


@pytest.fixture
def rapporteur(hedemora, now):
    return RapporteurFactory(person__name="Rapportören")


@pytest.fixture
def browser(signed_in, rapporteur):
    return signed_in(rapporteur.person)


@pytest.fixture
def link(rapporteur, coordinator, client):
    """The address of the organisation's link, held by somebody who is signed in nowhere."""
    person = PersonFactory(organisation=rapporteur.organisation, name="Kontaktpersonen")
    organisations["open_link"](rapporteur.organisation, by=coordinator, person=person)
    return f"/lank/{links.token(Link.objects.get(person=person))}/"


def test_whoever_holds_the_link_reports_and_is_nobody(link, client):
    assert "Det här är ingen polisanmälan." in client.get(link).content.decode()
    answer = client.post(f"{link}rapportera/", sent(), follow=True)

    assert "Tack!" in answer.content.decode()
    report = Report.objects.get()
    assert (report.channel, report.origin.reporter) == ("link", None)


def test_a_link_that_was_closed_opens_nothing(link, client, coordinator):
    rapporteurs["close_link"](Rapporteur.objects.by_link().get(), by=coordinator)

    assert client.get(link).status_code == 404
    assert client.post(f"{link}rapportera/", sent()).status_code == 404


@pytest.mark.parametrize(("days", "status"), [(365, 200), (366, 404)])
def test_a_link_lasts_a_year(days, status, link, client):
    with clock.pretending(NOW + timedelta(days=days)):
        assert client.get(link).status_code == status


def test_a_question_is_answered_where_it_was_asked(browser, coordinator, rapporteur):
    browser.post(PAGE, sent())
    report = Report.objects.get()
    reports["ask_back"](report, by=coordinator, over=report.version, why="Vilken sida av torget?")
    page = browser.get(f"{PAGE}mina/").content.decode()
    assert "Vilken sida av torget?" in page

    browser.post(f"{PAGE}mina/{report.pk}/", {"text": "Tre lampor vid kiosken är trasiga."})
    report.refresh_from_db()
    assert (report.state, report.text) == ("new", "Tre lampor vid kiosken är trasiga.")
    assert Origin.objects.get().text == report.text
    assert [str(line) for line in report.handlings.in_order()] == ["Fråga ställd", "Kompletterad"]
    assert report.handlings.last().by is None


def test_what_came_by_a_link_is_asked_about_by_a_link_of_the_contacts_own(link, client, coordinator):
    client.post(f"{link}rapportera/", sent())
    report = Report.objects.get()
    reports["ask_back"](report, by=coordinator, over=report.version, why="Vilken sida?")
    letter = Letter.objects.get(kind="question")
    own = links.signed(letter.body, letter.recipient_id).partition(f"→ Svara: {settings.SITE_URL}")[2].split()[0]
    assert (letter.recipient.name, own == link) == ("Kontaktpersonen", False)
    assert "logga in" not in letter.body  # who answers for a link need have no account
    assert "Vilken sida?" in client.get(own).content.decode()

    client.post(f"{own}rapporter/{report.pk}/", {"text": "Norra sidan."})
    report.refresh_from_db()
    assert (report.state, report.text) == ("new", "Norra sidan.")
    assert "Inga frågor väntar på svar." in client.get(own).content.decode()


def test_nobody_answers_a_question_put_to_another(browser, coordinator, now):
    other = RapporteurFactory()
    report = ReportFactory(state="asked", reporter=other.person, organisation=other.organisation)

    assert browser.get(f"{PAGE}mina/{report.pk}/").status_code == 404
    assert browser.post(f"{PAGE}mina/{report.pk}/", {"text": "x"}).status_code == 404
