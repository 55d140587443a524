"""Who came in, who tried and who went is in the journal, and nothing of what was typed."""

import logging

import pytest
from django.core.cache import cache

from councils.models import Role
from office.models import Entry
from tests.conftest import sit

PASSWORD = "Gnistregn-över-ån-1"
WRONG = "Gnistregn-över-ån-2"
DOOR = "/logga-in/"


@pytest.fixture
def person(council):
    cache.clear()
    person = sit(council, Role.MEMBER, name="Skolchefen", email="skolchefen@hedemora.example")
    person.set_password(PASSWORD)
    person.save(update_fields=["password"])
    return person


def lines():
    return [(line.what, line.by and line.by.name, line.matter) for line in Entry.objects.filter(kind="sign_in")]


def knock(client, email, password):
    return client.post(DOOR, {"login": email, "password": password})


def test_whoever_comes_in_and_goes_is_in_the_journal(person, client):
    assert knock(client, person.email, PASSWORD).status_code == 302
    client.post("/logga-ut/")

    matter = f"councils.person/{person.pk}"
    assert lines() == [("Loggade in", "Skolchefen", matter), ("Loggade ut", "Skolchefen", matter)]
    assert Entry.objects.filter(kind="sign_in").first().details == {"how": ["password"]}


def test_whoever_tries_as_somebody_is_a_line_of_that_person_and_by_nobody_once_an_hour(person, client):
    for _ in range(3):
        knock(client, person.email.upper(), WRONG)

    assert lines() == [
        ("Försökte logga in och släpptes inte in", None, f"councils.person/{person.pk}"),
    ]
    assert WRONG not in str(list(Entry.objects.values()))


def test_an_address_that_nobody_has_is_in_no_journal_and_not_to_be_read_in_the_log(person, client, caplog):
    with caplog.at_level(logging.WARNING, logger="hedemora_bra.security"):
        knock(client, "ingen@hedemora.example", WRONG)

    assert lines() == []
    told = [each.getMessage() for each in caplog.records if each.name == "hedemora_bra.security"]
    assert len(told) == 1
    assert told[0].startswith("sign-in failed for an unknown address ")
    assert "ingen" not in told[0]
    assert WRONG not in caplog.text
