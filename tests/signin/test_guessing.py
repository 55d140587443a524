"""What a guesser can do to somebody's account, and what they can learn from the door."""

import re

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher

RIGHT = "tre tallar vid Dalälven"
OWNERS, GUESSERS = "198.51.100.9", "203.0.113.5"


@pytest.fixture
def owner(member, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    member.set_password(RIGHT)
    member.save()
    return member


def tried(client, email, password, comes_from):
    return client.post("/logga-in/", {"login": email, "password": password}, headers={"x-forwarded-for": comes_from})


def is_refused(answer):
    return answer.status_code == 429 or "För många försök" in answer.content.decode()


def test_who_guesses_is_stopped_and_the_owner_comes_in_meanwhile(client, owner):
    answers = [tried(client, owner.email, f"fel lösenord {n}", GUESSERS) for n in range(6)]

    assert [is_refused(answer) for answer in answers] == [False] * 5 + [True]
    assert is_refused(tried(client, owner.email, RIGHT, GUESSERS))
    assert tried(client, owner.email, RIGHT, OWNERS).status_code == 302


def test_nobody_can_use_up_the_owners_tries_by_saying_they_come_from_there(client, owner):
    for n in range(6):
        tried(client, owner.email, f"fel lösenord {n}", f"{OWNERS}, {GUESSERS}")

    assert tried(client, owner.email, RIGHT, OWNERS).status_code == 302


def test_another_spelling_of_the_address_gives_no_more_tries(client, owner):
    spellings = [owner.email, owner.email.upper(), owner.email.title(), f" {owner.email} "] * 2
    answers = [tried(client, each, "fel lösenord", GUESSERS) for each in spellings]

    assert sum(not is_refused(answer) for answer in answers) == 5


def test_an_address_of_the_new_kind_is_its_whole_network(client, owner):
    """Whoever has one has as many as there are stars."""
    answers = [tried(client, owner.email, "fel lösenord", f"2001:db8:1:2::{n:x}") for n in range(1, 8)]

    assert sum(not is_refused(answer) for answer in answers) == 5


@pytest.mark.parametrize("has_password", [True, False])
def test_a_known_and_an_unknown_address_get_the_same_page_for_the_same_work(client, owner, has_password, monkeypatch):
    hashed = counted(monkeypatch)
    if not has_password:
        owner.set_unusable_password()
        owner.save()
    work, pages = [], []
    for email in (owner.email, "ingen@hedemora.example"):
        hashed.clear()
        page = tried(client, email, "fel lösenord", GUESSERS)
        work.append(len(hashed))
        pages.append((page.status_code, without_keys(page.content.decode(), email)))

    assert pages[0] == pages[1]
    assert work == [1, 1]


def counted(monkeypatch):
    """A line for each time that something slow is reckoned: a password made, or looked at."""
    lines = []
    for name in ("encode", "verify"):
        own = getattr(Argon2PasswordHasher, name)
        monkeypatch.setattr(Argon2PasswordHasher, name, lambda *args, own=own: lines.append(own) or own(*args))
    return lines


def without_keys(page, email):
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", page).replace(email, "")
