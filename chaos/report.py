"""What the scripts found, told between the markers of docs/reliability.md."""

import os
import platform
import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import celery
import django

from chaos.servers import Postgres

DOCUMENT = Path(__file__).parents[1] / "docs" / "reliability.md"
BEGIN, END = "<!-- found by make chaos -->", "<!-- end of what was found -->"


def write(found):
    """The document says around the markers what the figures mean; between them stand the latest."""
    text = "\n\n".join([_conditions(found), *map(_section, found)])
    between = re.compile(f"(?<={re.escape(BEGIN)}).*(?={re.escape(END)})", re.DOTALL)
    document = DOCUMENT.read_text(encoding="utf-8")
    DOCUMENT.write_text(between.sub(lambda _: f"\n\n{text}\n\n", document), encoding="utf-8")


def told(outcome):
    """For a terminal."""
    bounds = [
        f"{'holds  ' if each['holds'] else 'BROKEN '} {each['what']}: {each['figure']}" for each in outcome["bounds"]
    ]
    return "\n".join([outcome["done"], *bounds])


def _section(outcome):
    small = " --small" if outcome["small"] else ""
    rows = [(each["what"], each["figure"], "yes" if each["holds"] else "**no**") for each in outcome["bounds"]]
    lines = [f"| {' | '.join(row)} |" for row in (("bound", "figure", "holds"), ("---", "---", "---"), *rows)]
    heading = f"### {outcome['name']}{', SQLite' if small else ''}"
    command = f"`python -m chaos{small} {outcome['name']}`, {outcome['seconds']:.0f} s in all."
    return "\n".join([heading, "", outcome["done"], "", command, "", *lines])


def _conditions(found):
    day = datetime.now(UTC).date()  # noqa: TID251  the machine's own day, when it was measured
    return (
        f"One run on one machine, {day}: {os.cpu_count()} cores, {_system()}, Python {platform.python_version()}, "
        f"Django {django.__version__}, Celery {celery.__version__}, {_version(Postgres.program('postgres'))}, "
        f"{_version('redis-server')}. Load of the machine when it began: {found[0]['load']:.1f}."
    )


def _system():
    release = Path("/etc/os-release")
    name = re.search(r'^PRETTY_NAME="(.+)"$', release.read_text(), re.MULTILINE) if release.exists() else None
    return name[1] if name else platform.system()


def _version(program):
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    number = re.search(r"\d+\.[\d.]+", said)[0]
    return f"{'Redis' if 'Redis' in said else 'PostgreSQL'} {number}"
