"""Servers of a script's own, on ports of their own: PostgreSQL, Redis and the one that takes mail."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path

import psycopg2
import redis

SERVES = "127.0.0.1"
UNTIL_IT_ANSWERS = 30


class Server:
    """A process that is started, killed with -9 and started again on the same port, with what it had on disk."""

    def __init__(self, folder, environment=None):
        self.folder, self.environment = folder, environment
        self.port, self.process = free_port(), None
        folder.mkdir(parents=True, exist_ok=True)

    def start(self):
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                self.command, stdout=log, stderr=log, env=self.environment, start_new_session=True, **self.as_whom
            )
        wait_until(self.answers, f"{type(self).__name__} answers", UNTIL_IT_ANSWERS)

    def kill(self):
        """All of it at once, with -9: the server and what it has begotten."""
        family = [self.process.pid, *children(self.process.pid)]
        for pid in family:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait()

    def stop(self):
        if self.process and self.process.poll() is None:
            self.kill()

    @property
    def as_whom(self):
        return {}

    def answers(self):
        return answers(self.port)


class Postgres(Server):
    """A cluster as Debian makes it, disk writes and all; owned by `postgres` where root starts it."""

    @staticmethod
    def program(name):
        """On the path, or where Debian puts what is not for everyone."""
        debians = max(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), default=None)
        if not (found := debians or shutil.which(name)):
            raise SystemExit(f"{name} is missing: install PostgreSQL's server, or run with --small.")
        return found

    @property
    def as_whom(self):
        return {"user": "postgres", "group": "postgres"} if os.geteuid() == 0 else {}

    @property
    def data(self):
        return self.folder / "data"

    @property
    def url(self):
        return f"postgres://postgres@{SERVES}:{self.port}/chaos"

    @property
    def command(self):
        return [self.program("postgres"), "-D", self.data, "-p", str(self.port), "-h", SERVES, "-k", ""]

    def make(self):
        """An empty cluster with one empty database."""
        self._owned()
        options = ["-U", "postgres", "-A", "trust", "--encoding=UTF8", "--locale=C.UTF-8"]
        subprocess.run([self.program("initdb"), "-D", self.data, *options], check=True, **QUIET, **self.as_whom)
        self.start()
        with _connected(self.url.replace("/chaos", "/postgres")) as server, server.cursor() as cursor:
            cursor.execute("CREATE DATABASE chaos")

    def make_as(self, prepared):
        """A copy of a cluster that lies still."""
        self._owned()
        shutil.copytree(prepared, self.data, symlinks=True)
        self._owned()
        self.start()

    def rest(self):
        """Stopped in good order, so that its files can be copied."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait()

    def answers(self):
        with suppress(psycopg2.OperationalError), _connected(self.url.replace("/chaos", "/postgres")):
            return True
        return False

    def _owned(self):
        if os.geteuid() == 0:
            subprocess.run(["chown", "-R", "postgres:postgres", self.folder], check=True)


class Redis(Server):
    """As in docker-compose.yml: on disk within a second, and nothing thrown away to make room."""

    @property
    def url(self):
        return f"redis://{SERVES}:{self.port}/0"

    @property
    def command(self):
        kept = ["--appendonly", "yes", "--appendfsync", "everysec", "--save", "", "--maxmemory-policy", "noeviction"]
        return ["redis-server", "--bind", SERVES, "--port", str(self.port), "--dir", self.folder, *kept]

    def flush(self):
        with redis.Redis.from_url(self.url) as server:
            server.flushall()

    def answers(self):
        with suppress(redis.RedisError), redis.Redis.from_url(self.url) as server:
            return server.ping()
        return False


class MailServer(Server):
    """Takes mail in a process of its own and writes down each."""

    @property
    def url(self):
        return f"smtp://{SERVES}:{self.port}"

    @property
    def record(self):
        return self.folder / "taken"

    @property
    def command(self):
        return [sys.executable, "-m", "chaos.sink", str(self.port), self.record]


QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def _connected(url):
    """psycopg2's own `with` would end the transaction and leave the connection open."""
    connection = psycopg2.connect(url, connect_timeout=2)
    connection.autocommit = True
    return closing(connection)


def answers(port):
    with suppress(OSError), socket.create_connection((SERVES, port), timeout=1):
        return True
    return False


def free_port():
    with socket.create_server((SERVES, 0)) as found:
        return found.getsockname()[1]


def children(pid):
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except FileNotFoundError:
        return []


def wait_until(condition, what, seconds):
    """The seconds it took."""
    began = time.monotonic()
    while not condition():
        if time.monotonic() - began > seconds:
            raise SystemExit(f"Within {seconds} s it did not come to pass that {what}.")
        time.sleep(0.05)
    return time.monotonic() - began
