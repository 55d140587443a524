"""A site as `make run` makes it, with a demonstration year, and a real browser to see it in."""

import os
import subprocess
import sys
import time
import uuid
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
from django.conf import settings

from hedemora_bra.demo import SIGN_INS
from office import clock
from tests.browser import pretended
from tests.browser.visitors import Site
from tests.real_parts import free_port

NAMES = ("coordinator", "chair", "member", "rapporteur", "administrator", "politician", "auditor")
# The demonstration prints no sign-in of the EST group's own; its password is the same for all.
ROLES = dict(zip(NAMES, SIGN_INS, strict=True)) | {"est": ("Ledamot i EST", "kommunpolis@hedemora.example")}
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items):
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def the_time():
    """How the processes of the site are told what time it is."""
    return pretended.begin()


@pytest.fixture(scope="module", autouse=True)
def our_clock(the_time):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "machine_time", pretended.at(the_time))
        yield


@pytest.fixture(scope="session")
def site(browser, tmp_path_factory, the_time):
    """The whole house in processes and a database of its own: what the tests in a browser do touches no other test."""
    folder, port = tmp_path_factory.mktemp("site"), free_port()
    address = f"http://127.0.0.1:{port}"
    with own_database(folder) as database, running(folder, address, port, database, the_time):
        site = Site(browser, address, (folder / "demo-password").read_text(), ROLES, pretended.at(the_time))
        site.mail = folder / "mail"
        yield site


@contextmanager
def running(folder, address, port, database, the_time):
    """What `make run` starts, until it is no longer needed."""
    environment = (
        os.environ
        | the_time
        | {
            "PYTHONPATH": f"{HERE / 'at_start'}:{settings.BASE_DIR}",
            "DATABASE_URL": database,
            "REDIS_URL": "",
            "VAR_DIR": str(folder),
            "SITE_URL": address,
            "PORT": str(port),
            "EMAIL_URL": "filemail://",
        }
    )
    command = [sys.executable, "manage.py", "run"]
    with (folder / "log").open("wb") as log:
        house = subprocess.Popen(command, env=environment, stdout=log, stderr=log, cwd=settings.BASE_DIR)
    try:
        wait_until_it_answers(house, address, folder / "log")
        yield
    finally:
        house.terminate()
        house.wait()


@contextmanager
def own_database(folder):
    """On the same kind of server as the other tests have, in a database that is made for this and goes with it."""
    of = settings.DATABASES["default"]
    if "sqlite3" in of["ENGINE"]:
        yield f"sqlite:///{folder / 'db.sqlite3'}"
        return
    import psycopg2  # noqa: PLC0415  not there on a machine that has SQLite only

    name, port = f"browser_{uuid.uuid4().hex}", of["PORT"] or 5432
    server = psycopg2.connect(host=of["HOST"], port=port, user=of["USER"], password=of["PASSWORD"], dbname="postgres")
    server.autocommit = True
    with closing(server), server.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
        yield f"postgres://{of['USER']}:{of['PASSWORD']}@{of['HOST']}:{port}/{name}"
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


def wait_until_it_answers(house, address, log):
    until = time.monotonic() + 300
    while house.poll() is None and time.monotonic() < until:
        try:
            return urlopen(f"{address}/halsa/redo/", timeout=5).close()
        except OSError:
            time.sleep(0.3)
    raise AssertionError(log.read_text())
