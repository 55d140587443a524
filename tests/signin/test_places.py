"""Where one is signed in: shown to oneself, and ended by oneself."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.test import Client

from office import journal
from signin import sessions
from signin.limits import TRUSTED
from tests.conftest import NOW
from tests.signin.browsers import PLACES, browser, is_in, later


@pytest.fixture(autouse=True)
def morning(now):
    return now


def shown(client):
    return client.get(PLACES).context["places"]


def test_one_sees_where_one_is_signed_in_this_place_first(member):
    here = browser(member)
    with later(timedelta(hours=1)):
        browser(member, "Safari/604.1 (iPhone)")
        places = shown(here)

    assert [(place.device, place.is_this) for place in places] == [
        ("Firefox på Windows", True),
        ("Safari på iPhone", False),
    ]
    assert places[0].begun == NOW
    assert places[1].begun == NOW + timedelta(hours=1)


def test_the_first_page_of_a_stay_shows_it(member):
    client = Client()
    client.force_login(member)

    assert [place.is_this for place in shown(client)] == [True]


def test_a_stay_that_is_over_is_not_shown(coordinator):
    browser(coordinator)
    with later(TRUSTED.idle):
        here = browser(coordinator)
        assert len(shown(here)) == 1


def test_nobody_sees_or_ends_another_persons_stay(member, coordinator):
    mine, theirs = browser(member), browser(coordinator)
    row = UserSession.objects.get(user=coordinator)
    mine.post(f"/arbete/inloggning/enheter/{row.pk}/")

    assert len(shown(mine)) == 1
    assert is_in(theirs)


def test_one_ends_a_stay_elsewhere_and_it_is_written_down(member):
    here, there = browser(member), browser(member)
    [other] = [place for place in shown(here) if not place.is_this]
    here.post(f"/arbete/inloggning/enheter/{other.pk}/")

    assert is_in(here)
    assert not is_in(there)
    assert [entry.what for entry in journal.of(member)] == ["Logga ut en annan enhet"]


def test_to_end_it_twice_is_to_end_it_once(member):
    here, _ = browser(member), browser(member)
    [other] = [place for place in shown(here) if not place.is_this]
    for _ in range(2):
        assert here.post(f"/arbete/inloggning/enheter/{other.pk}/").status_code == 302

    assert len(list(journal.of(member))) == 1


def test_one_ends_all_the_others_at_once(member, coordinator):
    here, others, another = browser(member), [browser(member) for _ in range(3)], browser(coordinator)
    here.post("/arbete/inloggning/enheter/ovriga/")

    assert is_in(here)
    assert not any(is_in(other) for other in others)
    assert is_in(another)


def test_no_key_is_written_in_the_journal_or_on_the_page(member):
    here, there = browser(member), browser(member)
    page = here.get(PLACES).content.decode()
    here.post("/arbete/inloggning/enheter/ovriga/")
    told = " ".join(str(entry.details) for entry in journal.of(member))

    for client in (here, there):
        key = client.cookies[settings.SESSION_COOKIE_NAME].value
        assert key not in page
        assert key not in told


def test_the_list_costs_the_same_for_thirty_as_for_one(member, django_assert_num_queries):
    places = sessions.places(member, "")
    assert places == []
    browser(member)
    for number in (1, 30):
        while UserSession.objects.filter(user=member).count() < number:
            browser(member)
        with django_assert_num_queries(2):
            assert len(sessions.places(member, "")) == number
