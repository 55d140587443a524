"""The short form of each script of `make chaos`, in a house of its own: the shape of the suite's own database."""

import fcntl
import os
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from django.conf import settings

from chaos import prepare

pytestmark = pytest.mark.chaos

SMALL = "sqlite3" in settings.DATABASES["default"]["ENGINE"]
EITHER = ["killed_workers", "two_beats", "broker_down", "hostile_smtp", "asleep"]
EITHER += ["wrong_passwords", "known_and_unknown", "one_code", "hostile_files"]
LARGE = ["killed_postgres", "killed_redis"]
ENOUGH = 600  # seconds on a machine that has much else to do; by itself it takes ten to twenty


@pytest.fixture(scope="session")
def servers():
    """A large house has a database and a queue of its own."""
    missing = [] if SMALL else [name for name in ("initdb", "redis-server") if not _is_installed(name)]
    if missing and not os.environ.get("CI"):
        pytest.skip(f"not installed: {', '.join(missing)}")


@pytest.fixture(scope="session")
def prepared(servers, tmp_path_factory):
    """A house to copy, made by whichever of pytest's workers comes first."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "chaos"
    folder.mkdir(exist_ok=True)
    with (folder / "being-made").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "made").exists():
            prepare.prepare(folder, small=SMALL)
            (folder / "made").touch()
    return folder


def _is_installed(program):
    return shutil.which(program) or any(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"))


@contextmanager
def alone(folder):
    """One house at a time: two would wait for each other's processors, and break bounds that neither breaks alone."""
    with (folder / "in-use").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def begun(command):
    """A script that does not come to its end is asked to end its house, and then ended with all of its group."""
    told = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True, "cwd": settings.BASE_DIR}
    script = subprocess.Popen(command, start_new_session=True, **told)
    try:
        yield script
    finally:
        with suppress(subprocess.TimeoutExpired):
            script.terminate()
            script.wait(timeout=60)
        with suppress(ProcessLookupError):
            os.killpg(script.pid, signal.SIGKILL)
        script.communicate()


@pytest.mark.parametrize("name", EITHER if SMALL else [*EITHER, *LARGE])
def test_every_bound_of_the_short_form_holds(name, prepared):
    shape = ["--small"] if SMALL else []
    command = [sys.executable, "-m", "chaos", "--short", *shape, "--prepared", prepared, name]

    with alone(prepared), begun(command) as script:
        said, _ = script.communicate(timeout=ENOUGH)

    assert script.returncode == 0, said
