"""Ten thousand mails with calendar attachments: our worker beside a bare loop over smtplib, to the same server.

Each runs in a process of its own and begins when told, so that nobody's start is measured. They take turns.
"""

import os
import smtplib
import socket
import statistics
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

MAILS = 10_000
QUEUES = 3  # milliseconds: what a server that lays its queue on disk takes for each letter
WAYS = (("bare", 1), ("bytes", 1), ("ours", 1), ("ours", 2))


@dataclass(frozen=True)
class Sending:
    """Mails a second: of the bare loop, of the same with mails made beforehand, and of one worker and two.

    `busy` is the part of all the machine's processors that one worker keeps busy, with its database and the server:
    where that is more than half, two cannot send twice as much.
    """

    database: str
    pause: int
    bare: float
    ready_made: float
    one: float
    two: float
    busy: float
    busy_with_two: float

    @property
    def server(self):
        return f"a server that answers after {self.pause} ms" if self.pause else "a server that answers at once"

    @property
    def ratio(self):
        return self.one / self.bare

    @property
    def gain(self):
        return self.two / self.one


def measure(rounds, mails=MAILS):
    sqlite = f"sqlite:///{Path(settings.VAR_DIR, 'mails.sqlite3')}"
    places = (("PostgreSQL", os.environ["DATABASE_URL"]), ("SQLite", sqlite))
    return [_measured(name, url, pause, rounds, mails) for name, url in places for pause in (0, QUEUES)]


def _measured(name, url, pause, rounds, mails):
    with _sink(pause) as port:
        found = [[_rate(who, hands, url, port, mails) for who, hands in WAYS] for _ in range(rounds)]
    rates, busy = zip(*map(_medians, zip(*found, strict=True)), strict=True)
    return Sending(name, pause, *rates, *busy[-2:])


def _medians(rounds):
    return [statistics.median(column) for column in zip(*rounds, strict=True)]


def _rate(who, hands, url, port, mails):
    """Mails a second, and how busy the processors were meanwhile."""
    environment = {**os.environ, "DATABASE_URL": url, "EMAIL_URL": f"smtp://127.0.0.1:{port}"}
    _sender("lay", environment, port, mails).wait()
    before = _taken(port)
    senders = [_sender(who, environment, port, mails) for _ in range(hands)]
    for sender in senders:
        sender.stdout.readline()
    begun, worked = time.perf_counter(), _processors()
    for sender in senders:
        sender.stdin.close()
    failed = [sender.wait() for sender in senders]
    took, busy, came = time.perf_counter() - begun, _busy(worked, _processors()), _taken(port) - before
    if any(failed) or came != mails:
        raise SystemExit(f"{who} sent {came} of {mails} mails: nothing was measured.")
    return mails / took, busy


def _processors():
    """What all processors have done since the machine began, idling and in all (proc(5), /proc/stat)."""
    counts = list(map(int, Path("/proc/stat").read_text().splitlines()[0].split()[1:9]))
    return sum(counts[3:5]), sum(counts)


def _busy(before, after):
    idle, whole = (now - then for then, now in zip(before, after, strict=True))
    return 1 - idle / whole


def _sender(who, environment, port, mails):
    command = [sys.executable, "-m", "bench.mailer", who, str(port), str(mails)]
    return subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


@contextmanager
def _sink(pause):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-m", "bench.sink", str(port), str(pause)])
    try:
        _wait_for(port)
        yield port
    finally:
        process.kill()
        process.wait()


def _wait_for(port):
    for _ in range(100):
        try:
            return _taken(port)
        except OSError:
            time.sleep(0.1)
    raise SystemExit("The sink did not begin to answer.")


def _taken(port):
    """How many letters the sink has; it tells whoever knocks."""
    with smtplib.SMTP("127.0.0.1", port) as server:
        return int(server.noop()[1])
