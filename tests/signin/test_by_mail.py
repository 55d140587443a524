"""Coming in by a letter: asked for by anybody, answered to those we know, and good for one time."""

import re
from datetime import timedelta

import pytest

from office import clock, links
from office.letters import message
from office.models import Letter, Link
from signin.models import Asked
from signin.tasks import send_ways_in
from tests.conftest import NOW

pytestmark = pytest.mark.usefixtures("now")
NEW = "fyra ekar i Garpenberg"


def ask(client, address, page="lank"):
    return client.post(f"/logga-in/{page}/", {"email": address})


def link_in_the_mail(person):
    """Its path, as it is written in the mail that leaves the house."""
    letter = Letter.objects.filter(recipient=person).latest("pk")
    text = message(letter).message().get_payload(0).get_payload(decode=True).decode()
    return re.search(r"/lank/\S+/", text)[0]


@pytest.fixture
def link(client, member):
    ask(client, member.email)
    send_ways_in()
    return link_in_the_mail(member)


def is_in(client):
    return client.get("/arbete/").status_code == 200


def test_a_link_signs_in_with_one_press(client, member, link):
    page = client.get(link)
    assert f"Logga in som {member.name}" in page.content.decode()

    assert client.post(f"{link}in/").headers["Location"] == "/arbete/"
    assert is_in(client)


def test_to_look_at_the_link_signs_nobody_in(client, link):
    """Mail programs open links before people do."""
    client.get(link)
    client.get(link)

    assert not is_in(client)
    assert client.get(f"{link}in/").status_code == 405


def test_a_link_works_once(client, link):
    client.post(f"{link}in/")
    client.post("/logga-ut/")

    assert client.post(f"{link}in/").status_code == 404
    assert client.get(link).status_code == 404
    assert not is_in(client)


def test_of_two_who_press_at_once_one_comes_in(member, link):
    row = Link.objects.get(person=member)

    assert [links.spend(row), links.spend(row)] == [True, False]


@pytest.mark.parametrize(("minutes", "status"), [(29, 302), (30, 404)])
def test_a_link_lasts_half_an_hour(client, link, minutes, status):
    with clock.pretending(NOW + timedelta(minutes=minutes)):
        assert client.post(f"{link}in/").status_code == status


def test_the_outbox_holds_no_link_that_opens(client, member, link):
    letter = Letter.objects.get(recipient=member)
    unsigned = re.search(r"/lank/\S+/", letter.body)[0]

    assert client.get(unsigned).status_code == 404


def test_a_known_and_an_unknown_address_are_answered_alike(client, member):
    known, unknown = ask(client, member.email), ask(client, "ingen@hedemora.example")

    assert known.headers["Location"] == unknown.headers["Location"] == "/logga-in/skickat/"
    assert Asked.objects.count() == 2


def test_only_the_known_get_a_letter_and_what_was_asked_is_forgotten(client, member):
    ask(client, member.email)
    ask(client, "ingen@hedemora.example")
    send_ways_in()

    assert list(Letter.objects.values_list("recipient", flat=True)) == [member.pk]
    assert not Asked.objects.exists()


def test_asked_again_the_same_link_comes_once_more(client, member, link):
    """Whoever waits asks twice, and then opens whichever letter came first."""
    ask(client, member.email)
    send_ways_in()

    assert link_in_the_mail(member) == link
    assert Letter.objects.filter(recipient=member).count() == 2


def test_a_letter_with_a_link_goes_at_once_however_seldom_others_are_wanted(member, client):
    member.absences.create(since=NOW.date(), until=NOW.date() + timedelta(days=30))
    ask(client, member.email)
    send_ways_in()

    assert Letter.objects.due(NOW).get().recipient == member


def test_the_fourth_letter_in_a_quarter_has_to_wait_whoever_it_is_for(client, member):
    for address in (member.email, "ingen@hedemora.example"):
        assert [ask(client, address).status_code for _ in range(4)] == [302, 302, 302, 429]


def test_a_new_password_is_chosen_by_a_link_and_told_of(client, member):
    ask(client, member.email, "glomt-losenord")
    send_ways_in()
    link = link_in_the_mail(member)

    assert client.post(f"{link}losenord/", {"password1": NEW, "password2": NEW}).status_code == 302
    assert is_in(client)
    member.refresh_from_db()
    assert member.check_password(NEW)
    assert Letter.objects.latest("pk").kind == "sign_in_changed"


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("kort", "kort", "minst 12 tecken"),
        ("passwordpassword", "passwordpassword", "vanligt"),
        ("hedemora-2027!", "hedemora-2027!", "lätt att gissa"),
        (NEW, NEW + "x", "samma lösenord"),
    ],
)
def test_a_password_that_is_easily_guessed_is_refused_and_the_link_still_holds(client, member, first, second, said):
    ask(client, member.email, "glomt-losenord")
    send_ways_in()
    link = link_in_the_mail(member)

    answer = client.post(f"{link}losenord/", {"password1": first, "password2": second})

    assert answer.status_code == 422
    assert said.casefold() in answer.content.decode().casefold()
    assert client.get(link).status_code == 200


def test_a_link_to_choose_a_password_signs_nobody_in(client, member):
    ask(client, member.email, "glomt-losenord")
    send_ways_in()

    assert client.post(f"{link_in_the_mail(member)}in/").status_code == 404


def test_whoever_sits_at_anothers_screen_becomes_nobody_twice(signed_in, chair, member, client, link):
    signed_in(chair)

    client.post(f"{link}in/")

    assert client.get("/arbete/").context["user"] == member
