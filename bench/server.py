"""The bench's own database, its files and its gunicorn."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import psycopg2
import redis
from django.conf import settings
from django.core.management import call_command
from psycopg2 import sql

WORKERS = 2


def make_anew():
    """Drop the database and make it again, and empty the Redis database: both are the bench's own."""
    wanted = settings.DATABASES["default"]
    if not wanted["NAME"].endswith("_bench"):
        raise SystemExit(f"{wanted['NAME']} is not dropped: a database for the bench has a name that ends in _bench.")
    server = psycopg2.connect(
        dbname="postgres",
        user=wanted["USER"],
        password=wanted["PASSWORD"],
        host=wanted["HOST"],
        port=wanted["PORT"] or None,
    )
    server.autocommit = True
    name = sql.Identifier(wanted["NAME"])
    with server.cursor() as cursor:
        cursor.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))
        cursor.execute(sql.SQL("CREATE DATABASE {}").format(name))
    server.close()
    redis.Redis.from_url(settings.REDIS_URL).flushdb()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


@contextmanager
def gunicorn():
    """Two sync workers, as in production; gives the address and the process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["-b", f"127.0.0.1:{port}", "-w", str(WORKERS), "--no-control-socket", "--log-level", "warning"]
    process = subprocess.Popen([Path(sys.executable).parent / "gunicorn", "bench.wsgi", *options])
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(f"{address}/halsa/redo/")
        yield address, process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


def memory(pid):
    """Megabytes that the web workers under gunicorn hold, together."""
    pages = sum(int(_of(child, "statm").split()[1]) for child in _children(pid))
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000


def processor_time(pid):
    """Seconds that the web workers under gunicorn have used of the processors, together."""
    after_name = [_of(child, "stat").rpartition(")")[2].split() for child in _children(pid)]
    return sum(int(fields[11]) + int(fields[12]) for fields in after_name) / os.sysconf("SC_CLK_TCK")


def _children(pid):
    return _of(pid, f"task/{pid}/children").split()


def _of(pid, fact):
    return Path(f"/proc/{pid}/{fact}").read_text()


def _wait_for(url):
    for _ in range(100):
        try:
            with urlopen(url):
                return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("gunicorn did not begin to answer.")
