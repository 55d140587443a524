"""How long one stays signed in: from the last thing done, and in all. Why so long: docs/decisions/0023."""

from datetime import datetime, timedelta
from typing import NamedTuple


class Limits(NamedTuple):
    idle: timedelta
    whole: timedelta

    def are_passed(self, stay, now):
        return now - stay.seen >= self.idle or now - stay.begun >= self.whole


class Stay(NamedTuple):
    """When somebody came in, and when they last did something."""

    begun: datetime
    seen: datetime


MEMBERS = Limits(idle=timedelta(hours=12), whole=timedelta(days=7))
TRUSTED = Limits(idle=timedelta(hours=1), whole=timedelta(hours=12))


def are_passed(stay, now, *, is_trusted):
    """`is_trusted` is asked only when it matters: most pages are opened within the shorter limits."""
    return MEMBERS.are_passed(stay, now) or (TRUSTED.are_passed(stay, now) and is_trusted())
