"""Load from a second process, over four connections: wrk where it is installed, else the few lines below.

Run as a program, `python -m bench.load URL COOKIE SECONDS`, it is that second process.
"""

import json
import shutil
import socket
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

CONNECTIONS = 4
SCRIPT = Path(__file__).with_name("report.lua")
WRK = shutil.which("wrk")


@dataclass(frozen=True)
class Round:
    """Requests a second, and milliseconds: until the answer, and of a web worker's processor."""

    rate: float
    p50: float
    p95: float
    failed: int = 0
    cost: float = 0.0


def measure(url, cookie, seconds):
    own = [sys.executable, "-m", "bench.load", url, cookie, str(seconds)]
    wrk = [
        WRK,
        "-t",
        "1",
        "-c",
        str(CONNECTIONS),
        "-d",
        f"{seconds}s",
        "--timeout",
        "30s",
        "-s",
        SCRIPT,
        "-H",
        f"Cookie: {cookie}",
        url,
    ]
    done = subprocess.run(wrk if WRK else own, capture_output=True, text=True, check=True)
    measured = Round(**json.loads(done.stdout.splitlines()[-1]))
    if measured.failed or not measured.rate:
        raise SystemExit(f"{measured.failed} requests to {url} failed: nothing was measured.")
    return measured


def median(rounds):
    names = ("rate", "p50", "p95", "cost")
    return Round(**{name: statistics.median(getattr(each, name) for each in rounds) for name in names})


def load(url, cookie, seconds):
    """As wrk does: each connection asks again as soon as it is answered, and waits for its last answer."""
    took, failed, end = [], [], time.perf_counter() + seconds
    parts = urlsplit(url)
    asked = f"{parts.path}?{parts.query}" if parts.query else parts.path
    request = f"GET {asked} HTTP/1.1\r\nHost: {parts.netloc}\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n".encode()
    threads = [
        Thread(target=_ask, args=((parts.hostname, parts.port), request, end, took, failed)) for _ in range(CONNECTIONS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    percentiles = statistics.quantiles(took, n=100)
    return Round(len(took) / seconds, percentiles[49], percentiles[94], len(failed))


def _ask(address, request, end, took, failed):
    while (begun := time.perf_counter()) < end:
        with socket.create_connection(address) as connection:
            connection.sendall(request)
            answer = b"".join(iter(lambda: connection.recv(65536), b""))
        took.append((time.perf_counter() - begun) * 1000)
        if not answer.startswith(b"HTTP/1.1 200"):
            failed.append(answer[:40])


if __name__ == "__main__":
    print(json.dumps(vars(load(sys.argv[1], sys.argv[2], float(sys.argv[3])))))
