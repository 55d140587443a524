"""The time it is in the tests with a browser: a Thursday morning in May, and the clock goes.

A demonstration year is made around its day, and what there is to see in it is another thing on Christmas Eve. Only
`office.clock` and the browser's own clock go by it; sessions, codes and the timetable keep the machine's.
"""

import os
from datetime import UTC, datetime, timedelta

from office import clock

PLACE = "PRETENDED_AHEAD"  # the environment says how far ahead of the machine's clock, in seconds
MORNING = datetime(2027, 5, 27, 8, tzinfo=UTC)  # 10 in Sweden, in a week when the EST group does not meet


def begin():
    """It is that morning from now on, in the processes that are given this environment."""
    ahead = MORNING - datetime.now(UTC)  # noqa: TID251  the machine's own time
    return {PLACE: str(ahead.total_seconds())}


def install(environment=os.environ):
    """In this process, for good: what is called later is also when it says."""
    clock.machine_time = at(environment)


def at(environment):
    ahead = timedelta(seconds=float(environment[PLACE]))
    return lambda: datetime.now(UTC) + ahead  # noqa: TID251  the machine's own time
