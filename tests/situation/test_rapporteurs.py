"""Who reports: begins, ends, is seen by the coordinator alone, and where nothing is heard from."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from councils.models import Organisation, Person
from office import links
from office.lifecycle import StepRefused
from office.models import Letter, Link
from situation.lifecycle import organisations, rapporteurs
from situation.models import Rapporteur, Report
from tests.factories.councils import OrganisationFactory, PersonFactory
from tests.factories.situation import RapporteurFactory, ReportFactory

PAGE = "/arbete/est/rapportorer/"
TODAY, DAY, WEEK = date(2027, 2, 3), timedelta(days=1), timedelta(weeks=1)


@pytest.fixture
def school(hedemora):
    return OrganisationFactory(name="Skolan")


@pytest.fixture
def browser(signed_in, coordinator, now):
    return signed_in(coordinator)


def add(school, by, **told):
    return organisations["appoint_rapporteur"](school, by=by, **{"since": TODAY} | told)


def test_somebody_known_here_becomes_a_rapporteur_and_gets_a_letter(school, coordinator, now):
    person = PersonFactory(organisation=school)
    made = add(school, coordinator, person=person)

    letter = Letter.objects.get(kind="welcome")
    assert (made.person, made.organisation, made.since, made.until) == (person, school, TODAY, None)
    assert letter.recipient == person
    assert "Skolan" in letter.subject
    assert "/lank/" in letter.body


def test_somebody_new_is_known_by_their_address_from_then_on(school, coordinator, now):
    add(school, coordinator, email="Vaktmastaren@Hedemora.example", name="Vaktmästaren")

    person = Person.objects.get(name="Vaktmästaren")
    assert (person.email, person.organisation, person.has_usable_password()) == (
        "vaktmastaren@hedemora.example", school, False,
    )  # fmt: skip


def test_the_link_of_the_letter_opens_the_form(school, coordinator, now, client):
    made = add(school, coordinator, person=PersonFactory(organisation=school))
    link = Link.objects.get(person=made.person)

    assert client.get(f"/lank/{links.token(link)}/").status_code == 200


def test_nobody_need_be_told(school, coordinator, now):
    add(school, coordinator, person=PersonFactory(organisation=school), tell_nobody=True)

    assert not Letter.objects.exists()


def test_nobody_reports_for_somebody_elses_organisation(school, coordinator, now):
    with pytest.raises(StepRefused, match="hör inte till Skolan"):
        add(school, coordinator, person=PersonFactory())


def test_the_same_press_twice_makes_one_rapporteur_and_one_letter(school, coordinator, now):
    person = PersonFactory(organisation=school)

    assert add(school, coordinator, person=person) == add(school, coordinator, person=person)
    assert Letter.objects.count() == 1


@pytest.mark.parametrize("who", ["chair", "member", "stranger", "administrator"])
def test_nobody_but_the_coordinator_adds_or_ends(who, request, school, now):
    person, rapporteur = request.getfixturevalue(who), RapporteurFactory()

    with pytest.raises(PermissionDenied):
        add(school, person, person=PersonFactory(organisation=school))
    with pytest.raises(PermissionDenied):
        rapporteurs["end_rapporteur"](rapporteur, by=person, until=TODAY)


@pytest.mark.parametrize(("day", "reports"), [(-1, True), (0, True), (1, False)])
def test_one_who_ends_reports_until_the_last_day(day, reports, coordinator, now):
    rapporteur = RapporteurFactory()
    rapporteurs["end_rapporteur"](rapporteur, by=coordinator, until=TODAY)

    assert Rapporteur.objects.on(TODAY + day * DAY).filter(pk=rapporteur.pk).exists() == reports


def test_nobody_ends_before_they_began(coordinator, now):
    with pytest.raises(StepRefused, match=r"Uppdraget började \w+dag \d+ \w+ \d{4}\."):
        rapporteurs["end_rapporteur"](RapporteurFactory(since=TODAY), by=coordinator, until=TODAY - DAY)


def test_whoever_ended_yesterday_has_no_open_link(school, coordinator, now):
    made = add(school, coordinator, person=PersonFactory(organisation=school), since=TODAY - WEEK)
    rapporteurs["end_rapporteur"](made, by=coordinator, until=TODAY - DAY)

    assert not Link.objects.open_at(now).filter(person=made.person).exists()


def test_a_link_is_closed_and_not_ended(school, coordinator, now):
    link = organisations["open_link"](school, by=coordinator, person=PersonFactory(organisation=school))

    with pytest.raises(StepRefused, match="Stäng länken"):
        rapporteurs["end_rapporteur"](link, by=coordinator, until=TODAY)


def test_the_page_adds_ends_opens_and_closes(browser, school):
    person = PersonFactory(organisation=school, name="Rektorn")
    of_school = f"{PAGE}organisationer/{school.pk}/steg/"

    assert (
        browser.post(f"{of_school}appoint_rapporteur/", {"person": person.pk, "since": "2027-02-03"}).status_code == 302
    )
    made = Rapporteur.objects.get()
    assert "Rektorn" in browser.get(PAGE).content.decode()
    browser.post(f"{PAGE}{made.pk}/steg/end_rapporteur/", {"until": "2027-02-03"})
    sheet = browser.post(f"{of_school}open_link/", {"person": person.pk})
    link = Rapporteur.objects.by_link().get()
    assert sheet.url == f"{PAGE}{link.pk}/lank/"
    browser.post(f"{PAGE}{link.pk}/steg/close_link/")
    assert browser.get(sheet.url).status_code == 404


@pytest.mark.parametrize(
    ("told", "field"),
    [({}, "email"), ({"email": "ny@hedemora.example"}, "name"), ({"email": "ny", "name": "Ny"}, "email")],
)
def test_what_is_missing_is_said_beside_the_field_and_the_rest_is_kept(told, field, browser, school):
    told |= {"title": "Vaktmästare", "since": "2027-02-03"}
    answer = browser.post(f"{PAGE}organisationer/{school.pk}/steg/appoint_rapporteur/", told)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert "Vaktmästare" in answer.content.decode()


def test_the_sheet_has_the_signed_link_as_words_and_as_a_square(browser, school, coordinator):
    made = organisations["open_link"](school, by=coordinator, person=PersonFactory(organisation=school))
    page = browser.get(f"{PAGE}{made.pk}/lank/")

    token = links.token(Link.objects.get(person=made.person))
    assert f"/lank/{token}/" in page.content.decode()
    assert page.context["code"].path.startswith("M4 4h7v1h-7z")  # the corner that every such square has


def test_a_rapporteur_who_signs_in_has_no_sheet(browser):
    assert browser.get(f"{PAGE}{RapporteurFactory().pk}/lank/").status_code == 404


@pytest.mark.parametrize("who", ["chair", "stranger", "administrator"])
def test_who_reports_is_told_to_the_coordinator_alone(who, request, signed_in, now):
    browser = signed_in(request.getfixturevalue(who))

    assert browser.get(PAGE).status_code == browser.get(f"{PAGE}vita-flackar/").status_code == 404


def test_one_who_reports_reads_what_became_of_each_report(signed_in, now, hedemora):
    rapporteur = RapporteurFactory()
    for state in ("approved", "rejected"):
        ReportFactory(state=state, organisation=rapporteur.organisation, reporter=rapporteur.person)
    into = Report.objects.get(state="approved")
    ReportFactory(state="merged", merged_into=into, reporter=rapporteur.person)
    page = signed_in(rapporteur.person).get("/arbete/est/rapportera/mina/").content.decode()

    for words in ("räknas i EST-gruppens läge", "Den räknas inte", "Rapporterna räknas som en"):
        assert words in page


def test_an_organisation_of_the_profile_can_get_its_first_rapporteur(browser):
    company = Organisation.objects.get(key="hedemorabostader")

    page = browser.get(f"{PAGE}organisationer/{company.pk}/steg/appoint_rapporteur/")

    assert page.status_code == 200
    assert "rapporterar platser och händelser" in page.content.decode()
