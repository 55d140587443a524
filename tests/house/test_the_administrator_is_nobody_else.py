"""To run the system is not to be the chair, nor to read what a seat reads: what the administration does not change."""

import pytest

from councils.models import Holding, Person, Role, Seat
from office.models import Letter
from tests.factories.councils import BodyFactory, HoldingFactory, SeatFactory

pytestmark = pytest.mark.usefixtures("now")
PASSWORD = "en hastig rävsvans 77"


@pytest.fixture
def browser(signed_in, administrator):
    return signed_in(administrator)


@pytest.fixture
def own_seat(council, administrator):
    seat = Seat.objects.filter(body=council, role="member", holdings=None).first()
    return HoldingFactory(seat=seat, person=administrator).seat


def change(browser, thing, **changed):
    """The form of the administration as it came, with some fields changed, also those that it does not have."""
    address = f"/admin/councils/{thing._meta.model_name}/{thing.pk}/change/"
    form = browser.get(address).context["adminform"].form
    values = {name: form[name].value() for name in form.fields}
    sent = {name: value for name, value in values.items() if value is not None and value is not False}
    answer = browser.post(address, sent | changed)
    assert answer.status_code == 302, answer.context["adminform"].form.errors
    thing.refresh_from_db()
    return thing


@pytest.mark.parametrize("ended", [False, True])
def test_a_seat_that_somebody_has_sat_in_keeps_its_role_and_its_body(ended, own_seat, est, council, browser, now):
    if ended:
        Holding.objects.filter(seat=own_seat).update(since="2026-01-01", until="2026-12-31")
    seat = change(browser, own_seat, role="coordinator", body=est.pk, title="Ny rubrik")

    assert (seat.role, seat.body, seat.title) == (Role.MEMBER, council, "Ny rubrik")


def test_whoever_runs_the_system_and_sits_reads_no_reports_by_changing_the_seat(own_seat, browser, administrator):
    change(browser, own_seat, role="coordinator")

    assert not Person.objects.get(pk=administrator.pk).has_perm("situation.see_untriaged")


def test_an_empty_seat_can_still_become_another(council, browser):
    seat = change(browser, SeatFactory(role="member"), role="chair", body=council.pk)

    assert (seat.role, seat.body) == (Role.CHAIR, council)


def test_a_body_where_somebody_sits_keeps_its_kind(own_seat, council, browser):
    assert change(browser, council, kind="est").kind == "council"


def test_a_body_where_nobody_has_sat_can_become_another(browser):
    assert change(browser, BodyFactory(kind="council"), kind="group").kind == "group"


def test_nobody_s_password_is_set_in_the_administration(browser, chair):
    address = f"/admin/councils/person/{chair.pk}/"
    chair.set_password("nio granar vid hyttan")
    chair.save()
    before = chair.password
    sent = {"password1": PASSWORD, "password2": PASSWORD, "usable_password": "true", "password": PASSWORD}
    browser.post(f"{address}password/", sent)
    browser.post(f"{address}change/", sent | {"email": chair.email, "name": chair.name, "is_active": "on"})
    page = browser.get(f"{address}change/").content.decode()

    assert Person.objects.get(pk=chair.pk).password == before
    assert before not in page
    assert "Var och en väljer sitt lösenord själv" in page


def test_whoever_is_added_chooses_their_own_password(browser):
    sent = {"email": "ny@hedemora.example", "name": "Den nya", "password1": PASSWORD, "password2": PASSWORD}
    assert browser.post("/admin/councils/person/add/", sent).status_code == 302

    assert not Person.objects.get(email="ny@hedemora.example").has_usable_password()


def test_nobody_is_found_by_what_their_password_is_kept_as(browser, chair):
    answer = browser.get("/admin/councils/person/", {"password__startswith": "a"})

    assert (answer.status_code, answer.headers.get("Location", "")) != (200, "")


@pytest.mark.parametrize("page", ["", "done/"])
def test_the_administrator_changes_the_own_password_where_all_do(page, browser, administrator):
    administrator.set_password(PASSWORD)
    administrator.save()
    browser.force_login(administrator)
    sent = {"old_password": PASSWORD, "new_password1": "tolv gula kajor 993", "new_password2": "tolv gula kajor 993"}
    answer = browser.post(f"/admin/password_change/{page}", sent)

    assert answer.headers["Location"] == "/arbete/inloggning/losenord/"
    assert Person.objects.get(pk=administrator.pk).check_password(PASSWORD)


def test_an_address_changed_in_the_administration_is_told_to_the_one_it_was(browser, chair):
    was = chair.email
    change(browser, chair, email="nagon-annan@hedemora.example")

    letter = Letter.objects.of_kinds("sign_in_changed").get()
    assert (letter.recipient, letter.address) == (chair, was)
    assert "ändrad av den som sköter systemet" in letter.body


def test_an_address_taken_away_is_told_and_a_first_one_is_not(browser, chair):
    change(browser, chair, email="")
    assert Letter.objects.of_kinds("sign_in_changed").count() == 1

    change(browser, chair, email="ny@hedemora.example")
    change(browser, chair, title="Ny titel")
    assert Letter.objects.of_kinds("sign_in_changed").count() == 1


def test_an_address_that_was_refused_is_told_nobody(browser, chair, member):
    sent = {"email": member.email, "name": chair.name, "is_active": "on"}
    assert browser.post(f"/admin/councils/person/{chair.pk}/change/", sent).status_code == 200

    assert not Letter.objects.of_kinds("sign_in_changed").exists()
