"""Two real beats: each tick is sent once, and when the one that sends is stopped the other goes on."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress

import pytest
from amqp.exceptions import ChannelError
from django.conf import settings

from hedemora_bra import celery_app
from office.models import Job, Lease
from tests.real_parts import database_url, queue

__all__ = ["queue"]

pytestmark = [pytest.mark.chaos, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def beats(queue, tmp_path):
    environment = os.environ | {
        "DATABASE_URL": database_url(), "REDIS_URL": settings.REDIS_URL, "VAR_DIR": str(settings.VAR_DIR),
    }  # fmt: skip
    log = (tmp_path / "beats.log").open("wb")
    command = [sys.executable, "-m", "tests.beat", queue]
    told = {"env": environment, "cwd": settings.BASE_DIR, "stdout": log, "stderr": log}
    started = {process.pid: process for process in (subprocess.Popen(command, **told) for _ in range(2))}
    yield started
    for process in started.values():
        process.kill()
        process.wait()
    log.close()


def wait_for(condition, seconds=120):
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.05)


def holder():
    lease = Lease.objects.filter(name="beat").first()
    return int(lease.holder.rpartition("/")[2]) if lease else None


def waiting(queue):
    """How many messages lie in the queue."""
    with celery_app.connection_for_read() as link, link.SimpleQueue(queue) as simple, suppress(ChannelError):
        return simple.qsize()
    return 0  # Redis knows no queue that is empty


def test_each_tick_is_sent_once_and_the_other_goes_on_when_the_first_is_stopped(beats, queue):
    wait_for(lambda: holder() in beats)
    first = holder()
    began, at_first = time.monotonic(), waiting(queue)
    wait_for(lambda: waiting(queue) >= at_first + 4)
    assert waiting(queue) - at_first <= time.monotonic() - began + 2

    beats[first].send_signal(signal.SIGTERM)
    wait_for(lambda: holder() not in (None, first))
    assert beats[first].wait(timeout=120) == 0
    before = waiting(queue)
    wait_for(lambda: waiting(queue) > before)
    assert Job.objects.get(name="heartbeat").sent_at is not None
