"""The parts that a letter passes on its way, for tests that want them all to be real: queue, workers, mail server.

A worker is a process of its own: it must find the test's database as a file or a server, and be told what time it is.
"""

import os
import signal
import socket
import subprocess
import sys
import time
import uuid
from contextlib import contextmanager, suppress
from email import message_from_bytes
from email.policy import default
from urllib.parse import quote

import pytest
import time_machine
from django.conf import settings
from django.db import connection

from hedemora_bra import celery_app
from office import clock
from tests.mail_server import Controller


class Mailbox:
    """What has come to the mail server. `before` and `after` are called round the moment when a mail is taken in."""

    def __init__(self):
        self.mails = []
        self.before = self.after = lambda mails: None

    async def handle_DATA(self, server, session, envelope):  # noqa: N802  the hook's own name
        self.before(self.mails)
        mail = message_from_bytes(envelope.content, policy=default)
        self.mails.append((envelope.rcpt_tos[0], mail))
        self.after(self.mails)
        return "250 OK"

    @property
    def receivers(self):
        return sorted(receiver for receiver, _ in self.mails)

    @property
    def ids(self):
        return [mail["Message-ID"] for _, mail in self.mails]

    def to(self, receiver):
        return [mail for name, mail in self.mails if name == receiver]


class Workers:
    """Workers as in earnest, begun with `start()`; their clocks go as the test's own."""

    def __init__(self, environment, queue, folder):
        self.environment, self.queue, self.folder = environment, queue, folder
        self.started = []

    def start(self):
        ahead = clock.now().timestamp() - time_machine.escape_hatch.time.time()
        log = self.folder / f"worker-{len(self.started)}.log"
        command = [sys.executable, "-m", "tests.worker", str(ahead), self.queue]
        with log.open("wb") as out:
            process = subprocess.Popen(command, env=self.environment, stdout=out, stderr=out, cwd=settings.BASE_DIR)
        self.started.append(process)
        return process

    def stop(self):
        for process in self.started:
            with suppress(ProcessLookupError):
                process.send_signal(signal.SIGKILL)
            process.wait()

    def logs(self):
        return "\n".join(log.read_text() for log in sorted(self.folder.glob("worker-*.log")))


@pytest.fixture
def mailbox():
    return Mailbox()


@pytest.fixture
def mail_server(mailbox):
    server = Controller(mailbox, hostname="127.0.0.1", port=free_port())
    server.start()
    yield server
    server.stop()


@contextmanager
def celery_with(**settings):
    """Celery with other settings; what it had worked out from the old ones is worked out again."""
    before = {name: celery_app.conf[name] for name in settings}
    _tell_celery(settings)
    yield
    _tell_celery(before)


def _tell_celery(settings):
    celery_app.conf.update(settings)
    vars(celery_app).pop("amqp", None)


@pytest.fixture
def queue():
    """A queue of the test's own, so that no other test's worker takes its tasks."""
    name = f"test{uuid.uuid4().hex}"
    with celery_with(task_default_queue=name):
        yield name


@pytest.fixture
def workers(transactional_db, mail_server, queue, tmp_path):
    environment = os.environ | {
        "DATABASE_URL": database_url(),
        "REDIS_URL": settings.REDIS_URL,
        "VAR_DIR": str(settings.VAR_DIR),
        "EMAIL_URL": f"smtp://127.0.0.1:{mail_server.port}",
    }
    house = Workers(environment, queue, tmp_path)
    yield house
    house.stop()


def database_url():
    """The test's own database, as another process is told of it."""
    of = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{of['NAME']}"
    who = quote(of["USER"]) + (f":{quote(of['PASSWORD'])}" if of["PASSWORD"] else "")
    return f"postgres://{who}@{of['HOST']}:{of['PORT'] or 5432}/{of['NAME']}"


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def wait_for(condition, workers, seconds=120):
    """Wait until it is so; what the workers said is told when it never becomes so."""
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, workers.logs()
        time.sleep(0.05)
