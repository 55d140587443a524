"""With a seat comes a letter, and with the letter a way in; with the last seat the way in goes."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client

from councils.lifecycle import seats
from councils.models import Person, Role, Seat
from office import clock
from office.letters import message
from office.models import Letter
from office.outbox import outbox
from tests.conftest import NOW
from tests.factories.councils import CooptionFactory, PersonFactory
from tests.factories.meetings import MeetingFactory

pytestmark = pytest.mark.usefixtures("now")
TODAY = NOW.date()


@pytest.fixture
def seat(council):
    return Seat.objects.filter(body=council, role=Role.MEMBER, holdings=None).order_by("order").first()


@pytest.fixture
def newcomer(seat):
    return PersonFactory(name="Den nya skolchefen", organisation=seat.organisation)


def invitations(person):
    return Letter.objects.filter(recipient=person, kind="invitation")


def link_in_the_mail(person):
    text = message(invitations(person).latest("pk")).message().get_payload(0)
    return re.search(r"/lank/\S+/", text.get_payload(decode=True).decode())[0]


@pytest.fixture
def link(seat, newcomer, coordinator):
    seats["fill_seat"](seat, by=coordinator, person=newcomer, since=TODAY - timedelta(days=7))
    return link_in_the_mail(newcomer)


def accept(client, link, **chosen):
    return client.post(f"{link}valkommen/", chosen)


def is_in(client):
    return client.get("/arbete/").status_code == 200


def test_the_page_says_who_where_and_as_what(client, link, seat, newcomer):
    page = client.get(link).content.decode()

    for words in (newcomer.name, seat.body.name, seat.title, "Ledamot", "Ser organets möten och handlingar"):
        assert words in page


def test_to_look_signs_nobody_in(client, link):
    client.get(link)

    assert not is_in(client)


def test_with_one_press_one_is_at_ones_own_next_meeting(client, link, council, meeting):
    MeetingFactory(body=council, day=date(2027, 3, 11))

    assert accept(client, link, way="link").headers["Location"] == f"/arbete/moten/{meeting.pk}/"
    assert client.get(f"/arbete/moten/{meeting.pk}/").status_code == 200


def test_without_a_meeting_one_is_at_the_start_page(client, link):
    assert accept(client, link, way="link").headers["Location"] == "/arbete/"


def test_a_password_can_be_chosen(client, link, newcomer):
    assert accept(client, link, way="password", password1="fyra ekar i Garpenberg").status_code == 302
    assert Person.objects.get(pk=newcomer.pk).check_password("fyra ekar i Garpenberg")
    assert is_in(client)


def test_a_password_that_does_not_do_leaves_the_invitation_open(client, link):
    answer = accept(client, link, way="password", password1="kort")

    assert answer.status_code == 422
    assert "minst 12 tecken" in answer.content.decode()
    assert accept(client, link, way="link").status_code == 302


def test_a_key_is_made_on_the_next_page_and_then_comes_the_meeting(client, link, meeting):
    where = accept(client, link, way="key").headers["Location"]

    assert where == f"/arbete/inloggning/nycklar/ny/?next=%2Farbete%2Fmoten%2F{meeting.pk}%2F"
    assert "Skapa nyckeln" in client.get(where).content.decode()


def test_an_invitation_opens_one_account_once(client, link):
    accept(client, link, way="link")
    client.post("/logga-ut/")

    assert client.get(link).status_code == 404
    assert accept(client, link, way="link").status_code == 404


@pytest.mark.parametrize(("days", "status"), [(13, 302), (14, 404)])
def test_an_invitation_lasts_a_fortnight(client, link, days, status):
    with clock.pretending(NOW + timedelta(days=days)):
        assert accept(client, link, way="link").status_code == status


def test_whoever_has_come_in_before_gets_no_link(seat, coordinator, newcomer):
    Person.objects.filter(pk=newcomer.pk).update(last_login=NOW)
    newcomer.refresh_from_db()

    seats["fill_seat"](seat, by=coordinator, person=newcomer, since=TODAY)

    assert "/lank/" not in Letter.objects.get().body
    assert "som vanligt" in Letter.objects.get().body


def test_an_old_invitation_is_no_way_in_to_an_account_that_is_open(client, link, newcomer):
    Person.objects.filter(pk=newcomer.pk).update(last_login=NOW)

    assert "Du har redan en inloggning" in client.get(link).content.decode()
    assert accept(client, link, way="link").status_code == 404


def test_whoever_has_no_mailbox_gets_paper_without_a_link(seat, coordinator):
    person = PersonFactory(email=None, organisation=seat.organisation)

    seats["fill_seat"](seat, by=coordinator, person=person, since=TODAY)

    assert "/lank/" not in Letter.objects.get().body


def test_nobody_is_told_when_that_was_chosen(seat, coordinator, newcomer):
    seats["fill_seat"](seat, by=coordinator, person=newcomer, since=TODAY, tell_nobody=True)

    assert not Letter.objects.exists()


def test_the_coordinator_can_send_the_invitation_again(client, link, seat, coordinator, newcomer):
    with clock.pretending(NOW + timedelta(minutes=1)):
        seats["invite"](seat, by=coordinator)

    assert Letter.objects.filter(recipient=newcomer, kind="invitation").count() == 2


@pytest.fixture
def corrected(link, newcomer, administrator):
    """The first invitation went to somebody else, by a slip of the pen."""
    browser = Client()
    browser.force_login(administrator)
    told = {"email": "ratt@hedemora.example", "name": newcomer.name, "organisation": newcomer.organisation_id}
    assert browser.post(f"/admin/councils/person/{newcomer.pk}/change/", told | {"is_active": "on"}).status_code == 302


def test_when_the_address_is_corrected_what_went_to_the_wrong_one_opens_nothing(client, link, corrected):
    assert client.get(link).status_code == 404
    assert accept(client, link, way="link").status_code == 404


def test_the_invitation_that_goes_to_the_right_address_opens(client, corrected, seat, coordinator, newcomer):
    with clock.pretending(NOW + timedelta(minutes=1)):
        seats["invite"](seat, by=coordinator)

    assert accept(client, link_in_the_mail(newcomer), way="link").status_code == 302


def test_the_same_letter_sent_again_opens_too(client, corrected, coordinator, newcomer):
    invitations(newcomer).update(state="sent", sent_at=NOW)
    outbox["resend"](invitations(newcomer).get(), by=coordinator)

    assert accept(client, link_in_the_mail(newcomer), way="link").status_code == 302


def test_before_the_first_day_one_can_prepare(client, seat, coordinator, newcomer):
    seats["fill_seat"](seat, by=coordinator, person=newcomer, since=TODAY + timedelta(days=30))

    assert accept(client, link_in_the_mail(newcomer), way="link").status_code == 302
    assert is_in(client)


@pytest.mark.parametrize(("days", "still"), [(-1, True), (0, True), (1, False)])
def test_the_account_closes_the_day_after_the_last_day(client, link, seat, coordinator, days, still):
    """With whatever was open: nobody has to sign out."""
    accept(client, link, way="link")
    last = TODAY + timedelta(days=7)
    seats["vacate_seat"](seat, by=coordinator, until=last)

    with clock.pretending(NOW + timedelta(days=7 + days)):
        assert is_in(client) == still


def test_a_closed_account_says_so_to_whoever_knows_its_password(client, link, seat, coordinator, newcomer):
    accept(client, link, way="password", password1="fyra ekar i Garpenberg")
    seats["vacate_seat"](seat, by=coordinator, until=TODAY - timedelta(days=1))
    client.post("/logga-ut/")

    answer = client.post("/logga-in/", {"login": newcomer.email, "password": "fyra ekar i Garpenberg"}, follow=True)

    assert "Kontot är stängt" in answer.content.decode()
    assert not is_in(client)


def test_a_new_seat_opens_it_again(client, link, seat, coordinator, newcomer):
    accept(client, link, way="password", password1="fyra ekar i Garpenberg")
    client.post("/logga-ut/")
    seats["vacate_seat"](seat, by=coordinator, until=TODAY - timedelta(days=1))
    CooptionFactory(body=seat.body, person=newcomer)

    assert client.post("/logga-in/", {"login": newcomer.email, "password": "fyra ekar i Garpenberg"}).status_code == 302
    assert is_in(client)
