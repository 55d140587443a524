"""The house's clock as a script sets it: from a moment and at a pace of its own, and moved while others read it.

Only `office.clock` goes by it, in workers, web and script; the timetable, the queue, the database and the mail server
keep the machine's own time. It stands in a file, so that a clock that is moved is moved for everyone at once.
"""

import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from office import clock

PLACE = "CHAOS_CLOCK"  # the environment names the file
# A Wednesday morning in February; 8.30 in Sweden.
MORNING = datetime(2027, 2, 3, 7, 30, tzinfo=UTC)


def install():
    clock.machine_time = now


def set_to(moment, pace=1):
    """From now on it is that moment, and a second lasts one `pace`th of a second."""
    file = Path(os.environ[PLACE])
    beside = file.with_suffix(".new")
    beside.write_text(f"{time.monotonic()} {moment.isoformat()} {pace}", encoding="ascii")
    beside.replace(file)


def move(by):
    """The clock is put forward, or back."""
    set_to(now() + by, _read()[2])


def now():
    return at(time.monotonic())


def at(instant):
    """What the clock showed when the machine's own, which all processes share, did so."""
    since, moment, pace = _read()
    return moment + timedelta(seconds=(instant - since) * pace)


def _read():
    since, moment, pace = Path(os.environ[PLACE]).read_text(encoding="ascii").split()
    return float(since), datetime.fromisoformat(moment), float(pace)
