"""`python -m chaos [--short] [--small] [name ...]`: each script in a process and a house of its own.

Without names all are run, and docs/reliability.md is written anew; the figures also lie in var/chaos.json.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from chaos import prepare, report

# Name and shape. What SQLite does by itself is of interest where workers and writers meet.
ALL = [
    ("killed_workers", False),
    ("killed_workers", True),
    ("killed_postgres", False),
    ("killed_redis", False),
    ("two_beats", False),
    ("broker_down", False),
    ("hostile_smtp", False),
    ("hostile_files", True),
    ("asleep", False),
    ("wrong_passwords", False),
    ("wrong_passwords", True),
    ("known_and_unknown", False),
    ("one_code", False),
    ("one_code", True),
]
FIGURES = Path(__file__).parents[1] / "var" / "chaos.json"


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # whoever ends it has its servers ended too
    wanted = _arguments()
    runs = [(name, wanted.small) for name in wanted.names] or ALL
    with tempfile.TemporaryDirectory(prefix="chaos-") as name:
        folder = Path(name)
        folder.chmod(0o711)  # PostgreSQL runs as another user and must find its way in
        ready = {small: wanted.prepared or _prepared(folder, small) for small in {small for _, small in runs}}
        found = [_run(script, small, wanted.short, ready[small], folder) for script, small in runs]
    if not wanted.names and not wanted.short:
        _keep(found)
    return 0 if all(bound["holds"] for outcome in found for bound in outcome["bounds"]) else 1


def _arguments():
    parser = argparse.ArgumentParser(prog="python -m chaos", description=__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--short", action="store_true", help="in seconds, with fewer of everything")
    parser.add_argument("--small", action="store_true", help="SQLite and messages as files")
    parser.add_argument("--prepared", type=Path, help="a folder where `chaos.prepare` has been")
    return parser.parse_args()


def _prepared(folder, small):
    place = folder / ("small" if small else "large")
    place.mkdir(mode=0o711)
    prepare.prepare(place, small=small)
    return place


def _run(name, small, short, prepared, folder):
    print(f"\n{name}{', SQLite' if small else ''} ...", flush=True)
    place = folder / f"{name}-{small}"
    place.mkdir(mode=0o711)
    load = os.getloadavg()[0]
    shape = ["--small"] if small else []
    options = [*shape, *(["--short"] if short else [])]
    _carry_out([sys.executable, "-m", "chaos.one", name, place, prepared, *options])
    outcome = {"name": name, "small": small, "load": load, **json.loads((place / "outcome.json").read_text())}
    print(report.told(outcome), flush=True)
    return outcome


def _carry_out(command):
    """Whoever ends us ends the script in good order, so that its servers end too."""
    process = subprocess.Popen(command)
    try:
        code = process.wait()
    finally:
        process.terminate()
        process.wait()
    if code:
        raise SystemExit("The script did not come to its end.")


def _keep(found):
    FIGURES.parent.mkdir(exist_ok=True)
    FIGURES.write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    report.write(found)


if __name__ == "__main__":
    sys.exit(main())
