"""What was measured, told in the terminal and between the markers of docs/performance.md."""

import os
import platform
import re
from pathlib import Path

import django
from django.conf import settings
from django.db import connection

from bench import load, server
from bench.goals import goals
from office import clock

DOCUMENT = Path(settings.BASE_DIR, "docs", "performance.md")
BEGIN, END = "<!-- measured by make bench -->", "<!-- end of what was measured -->"
HEADS = (
    "page",
    "requests/s",
    "p50 ms",
    "p95 ms",
    "CPU ms",
    "bare requests/s",
    "bare CPU ms",
    "ratio",
    "queries",
    "rows",
    "kB",
)


def for_a_terminal(result):
    rows = [HEADS, *map(_cells, result.pages)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    table = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    told = [f"{'holds  ' if goal.holds else 'MISSED '} {goal.what}: {goal.reached}" for goal in goals(result)]
    return "\n".join([*table, "", _paper(result.paper), _memory(result.memory), "", *told])


def write(result):
    """The document says around the markers what the figures mean; between them stand the latest."""
    parts = [
        _conditions(result),
        table(HEADS, map(_cells, result.pages)),
        _paper(result.paper),
        _memory(result.memory),
        judged(goals(result)),
    ]
    put(parts, BEGIN, END)


def put(parts, begin, end):
    """Between the markers of the document."""
    between = re.compile(f"(?<={re.escape(begin)}).*(?={re.escape(end)})", re.DOTALL)
    text = DOCUMENT.read_text(encoding="utf-8")
    DOCUMENT.write_text(between.sub(lambda _: "\n\n" + "\n\n".join(parts) + "\n\n", text), encoding="utf-8")


def _cells(each):
    ours = each.ours
    return (
        each.page.name,
        f"{ours.rate:.0f}",
        f"{ours.p50:.1f}",
        f"{ours.p95:.1f}",
        f"{ours.cost:.1f}",
        f"{each.bare.rate:.0f}",
        f"{each.bare.cost:.1f}",
        f"{each.ratio:.2f}",
        str(each.counts.queries),
        str(each.counts.rows),
        f"{each.counts.size / 1000:.0f}",
    )


def table(heads, rows):
    return "\n".join("| " + " | ".join(row) + " |" for row in (heads, ["---"] * len(heads), *rows))


def judged(goals):
    rows = [(goal.what, goal.reached, "yes" if goal.holds else "**no**") for goal in goals]
    return table(("goal", "reached", "holds"), rows)


def _paper(paper):
    return (
        f"Agenda PDF of six pages in a warm process: {paper.ours:.2f} s, bare WeasyPrint on the same HTML "
        f"{paper.bare:.2f} s, ratio {paper.ratio:.2f}."
    )


def _memory(memory):
    return (
        f"Memory of the two web workers: {memory.before:.0f} MB after the first requests to each page, "
        f"{memory.after:.0f} MB after {memory.requests:,} requests more ({memory.growth:+.1%})."
    )


def _conditions(result):
    return (
        f"{machine()}, Django {django.__version__}; gunicorn with {server.WORKERS} sync workers, "
        f"load from {'wrk' if load.WRK else 'a second process'} over {load.CONNECTIONS} connections, "
        f"{result.rounds} rounds of {result.seconds} s, medians. Load of the machine when it began: {result.load:.1f}."
    )


def machine():
    """When it was measured and on what."""
    version = connection.pg_version
    return (
        f"Measured {clock.today()} on {os.cpu_count()} cores ({_processor()}), Python {platform.python_version()}, "
        f"PostgreSQL {version // 10000}.{version % 10000}"
    )


def _processor():
    """The processor's own name; nothing that tells which machine it is."""
    facts = Path("/proc/cpuinfo")
    found = re.search(r"^model name\s*:\s*(.+)$", facts.read_text(), re.MULTILINE) if facts.exists() else None
    return found[1] if found else platform.machine()
