"""What every test may lean on: Hedemora loaded, people in their seats, the house's triggers out of a flush's way."""

import fcntl
import math
import os
import shutil
from datetime import UTC, datetime

import hypothesis
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client, TransactionTestCase
from playwright.sync_api import sync_playwright

from councils.models import Body, Organisation, Role, Seat
from guideline.models import Municipality, ProvisionVersion
from meetings.models import StandingItem
from office import clock, pulse
from signin import factors
from situation.models import Area, Category, Place
from tests.factories.councils import HoldingFactory, PersonFactory
from tests.factories.meetings import MeetingFactory

# Playwright runs an event loop of its own in the test's thread; the database is asked from nowhere else.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# How long an example takes is the machine's affair. The same are tried each time, but with FUZZ in the environment.
hypothesis.settings.register_profile(
    "suite",
    deadline=None,
    derandomize="FUZZ" not in os.environ,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("suite")

# A Wednesday morning in February; 8.00 in Sweden.
NOW = datetime(2027, 2, 3, 7, 0, tzinfo=UTC)

# What a profile is made of, each after what it stands on.
LOADED = (Municipality, ProvisionVersion, Organisation, Body, Seat, StandingItem, Area, Place, Category)
_profile = []

_flush = TransactionTestCase._fixture_teardown


def _flush_past_the_triggers(case):
    """SQLite empties tables row by row, which the triggers of what is kept refuse; they are lifted meanwhile."""
    if connection.vendor != "sqlite":
        _flush(case)
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
        for name, _ in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
    _flush(case)
    with connection.cursor() as cursor:
        for _, sql in triggers:
            cursor.execute(sql)


TransactionTestCase._fixture_teardown = _flush_past_the_triggers


_force_login = Client.force_login


def _let_in(client, person, backend=None):
    """Past the door, with everything shown that could be asked for; the house has one backend, whichever is named."""
    _force_login(client, person)
    session = client.session
    factors.vouch(session, person, by="a test")
    session.save()


Client.force_login = _let_in


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """A server may still hold what a worker that was killed had open; the database could not be taken down for it."""
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture(autouse=True)
def nothing_heard(monkeypatch):
    """What a process remembers of beat and workers is of the test before; within a test it is asked for once, however
    long that takes, so that questions can be counted."""
    pulse.forget()
    monkeypatch.setattr(pulse, "FRESH", math.inf)


@pytest.fixture
def now():
    """It is Wednesday 3 February 2027, 8.00 in Sweden."""
    with clock.pretending(NOW):
        yield NOW


@pytest.fixture
def hedemora(db):
    """The municipality's profile, loaded; every seat empty. Read once, then the same rows are written for each test."""
    if not _profile:
        call_command("load_guideline", verbosity=0)
        _profile.extend((model, list(model._base_manager.order_by("pk"))) for model in LOADED)
    elif not Municipality.objects.exists():
        for model, rows in _profile:
            model._base_manager.bulk_create(rows)


@pytest.fixture
def council(hedemora):
    return Body.objects.get(key="bra")


@pytest.fixture
def steering_group(hedemora):
    return Body.objects.get(key="styrgruppen")


@pytest.fixture
def est(hedemora):
    return Body.objects.get(key="est")


def sit(body, role, **person):
    """A new person in the body's first empty seat of the role."""
    seat = Seat.objects.filter(body=body, role=role, holdings=None).order_by("order").first()
    holder = PersonFactory(organisation=seat.organisation, title=seat.title, **person)
    HoldingFactory(seat=seat, person=holder)
    return holder


@pytest.fixture
def coordinator(council):
    return sit(council, Role.COORDINATOR, name="Samordnaren")


@pytest.fixture
def chair(council):
    return sit(council, Role.CHAIR, name="Kommundirektören")


@pytest.fixture
def member(council):
    return sit(council, Role.MEMBER, name="Skolchefen")


@pytest.fixture
def stranger(est):
    """Signed in, and seated in another body than the council."""
    return sit(est, Role.MEMBER, name="Utomstående")


@pytest.fixture
def administrator(db):
    return PersonFactory(name="Administratören", organisation=None, is_staff=True, is_superuser=True)


@pytest.fixture(scope="session")
def browser():
    """One for all: its loop runs on in this process, and suffers no other beside it."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium and not os.environ.get("CI"):
        pytest.skip("No chromium on this machine.")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium)
        yield found
        found.close()


@pytest.fixture
def meeting(council, coordinator, chair, member, now):
    """A council meeting on Thursday 18 February 2027 at 13.00, planned, with one item on its agenda."""
    return MeetingFactory(body=council, items=["Öppnande"])


@pytest.fixture
def signed_in(client):
    """signed_in(person) is a browser with that person in it."""

    def sign_in(person):
        client.force_login(person)
        return client

    return sign_in


@pytest.fixture(scope="session", autouse=True)
def collected_files():
    """Pages name their files as in earnest, with checksums; collected once, whichever worker comes first."""
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    with (settings.STATIC_ROOT / "being-collected").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if _is_older(settings.STATIC_ROOT / "staticfiles.json"):
            call_command("collectstatic", interactive=False, verbosity=0)


def _is_older(manifest):
    """Than any file of our own, or not there at all."""
    own = max(file.stat().st_mtime for file in (settings.BASE_DIR / "static").rglob("*"))
    return not manifest.exists() or manifest.stat().st_mtime < own


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request):
    """SQLite's test database is a file: workers in processes of their own, and several at once, must reach it.

    It lets whoever asks again first write first, so on a machine with much else to do somebody may wait for long.
    """
    databases = settings.DATABASES["default"]
    if "sqlite3" in databases["ENGINE"]:
        databases["TEST"]["NAME"] = str(settings.VAR_DIR / "test.sqlite3")
        databases["OPTIONS"]["timeout"] = 120
    request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")
