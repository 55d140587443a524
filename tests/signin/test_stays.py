"""A stay: how long it lasts and what ends it. Asked of pages, as a browser asks."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.auth import get_user
from django.test import Client

from councils.models import Holding, Person
from signin import sessions
from signin.limits import MEMBERS, TRUSTED
from tests.conftest import NOW
from tests.signin.browsers import MINUTE, MOMENT, PAGE, browser, is_in, later


@pytest.fixture(autouse=True)
def morning(now):
    return now


def use_until(client, end, every):
    """The page is opened again and again, so that nobody can call it idle."""
    passed = every
    while passed < end:
        with later(passed):
            assert is_in(client)
        passed += every


@pytest.mark.parametrize(
    ("role", "limits"), [("member", MEMBERS), ("coordinator", TRUSTED), ("administrator", TRUSTED)]
)
def test_who_does_nothing_is_signed_out_at_the_limit_and_not_before(role, limits, request):
    client = browser(request.getfixturevalue(role))
    with later(limits.idle - MOMENT):
        assert is_in(client)

    client = browser(request.getfixturevalue(role))
    with later(limits.idle):
        assert not is_in(client)


@pytest.mark.parametrize(("role", "limits"), [("member", MEMBERS), ("coordinator", TRUSTED)])
def test_who_never_rests_is_signed_out_when_the_whole_time_is_over(role, limits, request):
    client = browser(request.getfixturevalue(role))
    use_until(client, limits.whole, limits.idle / 2)

    with later(limits.whole - MOMENT):
        assert is_in(client)
    with later(limits.whole):
        assert not is_in(client)


def test_who_is_signed_out_is_told_why_and_comes_back_to_the_page(coordinator):
    client = browser(coordinator)
    with later(TRUSTED.idle):
        page = client.get("/arbete/organ/", follow=True)

    assert page.redirect_chain == [("/logga-in/?next=/arbete/organ/", 302)]
    assert "Du har loggats ut" in page.content.decode()


def test_what_was_written_when_the_time_ran_out_is_given_back(coordinator):
    client = browser(coordinator)
    written = {"title": "Belysningen <b>vid</b> stationen", "password": "x" * 30, "minutes": "10"}
    with later(TRUSTED.idle):
        page = client.post("/arbete/arenden/nytt/bra/", written)

    assert page.status_code == 403
    assert "Belysningen &lt;b&gt;vid&lt;/b&gt; stationen" in page.content.decode()
    assert "x" * 30 not in page.content.decode()
    assert not get_user(client).is_authenticated


def test_a_page_in_quick_succession_writes_nothing(member):
    client = browser(member)
    before = client.session[sessions.STAY]
    with later(MINUTE - MOMENT):
        client.get(PAGE)
        assert client.session[sessions.STAY] == before
    with later(MINUTE):
        client.get(PAGE)
        assert client.session[sessions.STAY] != before


def test_a_new_sign_in_begins_a_new_stay(coordinator):
    client = browser(coordinator)
    with later(TRUSTED.whole - MINUTE):
        client.logout()
        client.force_login(coordinator)
        assert is_in(client)
    with later(TRUSTED.whole):
        assert is_in(client)


# What ends it at once.


def test_a_closed_account_is_out_at_the_next_page_and_stays_out_when_it_is_opened(member):
    client = browser(member)
    Person.objects.filter(pk=member.pk).update(is_active=False)
    assert not is_in(client)
    Person.objects.filter(pk=member.pk).update(is_active=True)
    assert not is_in(client)


def test_a_new_password_ends_every_stay(member):
    here, there = browser(member), browser(member)
    member.set_password("tre små ord i rad")
    member.save()

    assert not is_in(here)
    assert not is_in(there)


def test_the_last_seat_that_ends_closes_the_stay_the_day_after(member, meeting):
    client, page = browser(member), f"/arbete/moten/{meeting.pk}/"
    Holding.objects.filter(person=member).update(until=NOW.date())
    assert client.get(page).status_code == 200
    with later(timedelta(hours=10)):
        client.get(page)
    with later(timedelta(hours=17)):  # past midnight in Sweden
        assert client.get(page).status_code == 302
        assert not get_user(client).is_authenticated


# Fixation.


def test_a_key_from_before_the_sign_in_is_no_key_after_it(member):
    client = Client()
    client.get("/logga-in/")
    session = client.session
    session["planted"] = True
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    client.force_login(member)
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = session.session_key

    assert client.session.session_key != session.session_key
    assert is_in(client)
    assert not is_in(thief)


def test_a_key_that_somebody_made_up_is_not_taken(member):
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = "a" * 32
    client.force_login(member)

    assert client.session.session_key != "a" * 32


def test_who_signs_in_where_another_was_begins_with_nothing_of_theirs(member, coordinator):
    client = browser(member)
    session = client.session
    session["theirs"] = True
    session.save()
    client.force_login(coordinator)

    assert "theirs" not in client.session
