"""What the machines that watch are told: 503 when no page can be served, and words for all else."""

import socket
import time
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from office import clock, health, journal, operations, pulse
from office.models import Letter
from tests.factories.councils import PersonFactory
from tests.real_parts import free_port

NOW = datetime(2027, 2, 3, 7, 0, tzinfo=UTC)
ALL = ["läge", "databas", "cache", "kö", "brev", "samlade brev", "påminnelser", "tidtabell", "arbetsprocesser"]


@pytest.fixture
def alive(db, settings):
    """Beat and a worker have just been heard of, and the queue answers."""
    if not settings.REDIS_URL:
        (settings.VAR_DIR / "broker" / "queue").mkdir(parents=True, exist_ok=True)
    with clock.pretending(NOW):
        operations.hold(operations.BEAT, "beat", timedelta(minutes=1))
        operations.began("heartbeat")
        operations.succeeded("heartbeat", None)


def asked(client, path="/halsa/redo/", after=timedelta()):
    with clock.pretending(NOW + after):
        return client.get(path)


@pytest.fixture
def mute():
    """A port that takes calls and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.fixture
def without_database(db):
    """As when its server is gone: each new connection is refused."""
    connection.close()
    before = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = "/nowhere/at all"
    yield
    connection.settings_dict["NAME"] = before


def letter_waits(since):
    person = PersonFactory()
    Letter.objects.create(key="x", recipient=person, address=person.email, posted_at=since, due_at=since)


def test_that_the_web_lives_is_told_without_asking_anything(client, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = client.get("/halsa/lever/")

    assert (answer.status_code, answer.content) == (200, b"lever")
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("path", ["/halsa/", "/halsa/redo/"])
def test_a_house_that_is_well_says_so_part_by_part(path, client, alive):
    answer = asked(client, path)

    assert answer.status_code == 200
    assert answer.json() == {
        "läge": "väl", "databas": "svarar", "cache": "svarar", "kö": "svarar", "brev": "inget väntar",
        "samlade brev": "inget väntar", "påminnelser": "inget väntar",
        "tidtabell": "hördes av för 0 sekunder sedan", "arbetsprocesser": "hördes av för 0 sekunder sedan",
    }  # fmt: skip
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize(
    ("ago", "state", "words"),
    [
        (pulse.SILENCE - timedelta(seconds=1), "väl", "det äldsta har väntat i 9 minuter"),
        (pulse.SILENCE, "försvagat", "det äldsta har väntat i 10 minuter"),
    ],
)
def test_a_letter_that_has_waited_ten_minutes_weakens_the_house(ago, state, words, client, alive):
    letter_waits(NOW - ago)
    told = asked(client)

    assert (told.status_code, told.json()["läge"], told.json()["brev"]) == (200, state, words)


@pytest.mark.parametrize(
    ("after", "state"), [(pulse.SILENCE - timedelta(seconds=1), "väl"), (pulse.SILENCE, "försvagat")]
)
def test_ten_minutes_silence_weakens_the_house_but_pages_are_served(after, state, client, alive):
    told = asked(client, after=after)

    assert (told.status_code, told.json()["läge"]) == (200, state)


@pytest.mark.parametrize(
    ("ago", "state"), [(health.UNSEALED - timedelta(seconds=1), "väl"), (health.UNSEALED, "försvagat")]
)
def test_a_journal_that_nobody_seals_weakens_the_house(ago, state, client, alive):
    person = PersonFactory()
    with clock.pretending(NOW - ago):
        journal.note(person, "Prövade", by=person)
    assert asked(client).json()["läge"] == state

    journal.seal()
    assert asked(client).json()["läge"] == "väl"


def test_parts_never_heard_of_are_told_as_that(client, db):
    told = asked(client).json()

    assert (told["läge"], told["tidtabell"], told["arbetsprocesser"]) == ("försvagat", *["har aldrig hörts av"] * 2)


def test_without_redis_pages_are_served_and_it_is_told_of_queue_and_cache(client, alive, settings):
    settings.REDIS_URL = f"redis://127.0.0.1:{free_port()}/0"
    told = asked(client)

    assert told.status_code == 200
    assert [told.json()[part] for part in ("läge", "cache", "kö")] == ["försvagat", "svarar inte", "svarar inte"]


def test_a_redis_that_takes_calls_and_never_answers_is_waited_for_once_and_shortly(client, alive, settings, mute):
    """Half a second by our own count; the bound is wide for a machine with much else to do."""
    settings.REDIS_URL = f"redis://127.0.0.1:{mute}/0"
    began = time.monotonic()
    told = asked(client)

    assert time.monotonic() - began < 15
    assert [told.json()[part] for part in ("cache", "kö")] == ["svarar inte", "svarar inte"]
    assert sum(health.AT_ONCE[name] for name in ("socket_connect_timeout", "socket_timeout")) <= 1


def test_without_the_table_of_the_cache_pages_are_served(client, alive, settings):
    settings.CACHES = settings.CACHES | {"default": settings.CACHES["default"] | {"LOCATION": "borta"}}
    told = asked(client)

    assert (told.status_code, told.json()["läge"], told.json()["cache"]) == (200, "försvagat", "svarar inte")


@pytest.mark.django_db(transaction=True)
def test_without_a_database_no_page_can_be_served(client, without_database):
    told = asked(client)

    assert told.status_code == 503
    assert told.json() == {"läge": "nere", "databas": "svarar inte"}


@pytest.mark.django_db(transaction=True)
def test_without_a_database_the_web_lives_all_the_same(client, without_database):
    assert client.get("/halsa/lever/").status_code == 200


def test_what_anybody_may_ask_tells_no_more_than_this(client, alive):
    letter_waits(NOW - timedelta(hours=1))

    assert list(asked(client).json()) == ALL
