"""When reminders go: on working days, in the daytime, where the people are. No database, no clock.

A reminder before a day is sent on the working day before rather than on a red day, one after a day on the next. The
day itself, and the deadline that the law or the guideline sets, never moves.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from office.almanac import at, is_working_day, local

MORNING, EVENING = time(8), time(18)
DAY = timedelta(days=1)
# So long after its day a reminder can still help; a worker that slept longer lets it be.
HELPS = timedelta(days=15)
LATE = timedelta(hours=1)


@dataclass(frozen=True)
class Occasion:
    """One reminder of a chain: the day it is counted to, and between which moments it may go."""

    days: int
    day: date
    due_at: datetime
    expires_at: datetime


def occasions(day, chain, until=None):
    """A chain of reminders so many days after (minus: before) a day; two that fall on the same morning become one."""
    found = (_occasion(day + days * DAY, days, until) for days in sorted(chain))
    return list({each.due_at: each for each in found}.values())


def working_day(day, step):
    """The day itself, or the nearest working day in the direction of the step."""
    while not is_working_day(day):
        day += step
    return day


def is_daytime(now):
    return MORNING <= local(now).time() < EVENING


def is_welcome(now):
    return is_daytime(now) and is_working_day(local(now).date())


def next_welcome(now):
    """This moment, if letters are welcome now; else the morning when they next are."""
    if is_welcome(now):
        return now
    here = local(now)
    day = here.date() if here.time() < MORNING else here.date() + DAY
    return at(working_day(day, DAY), MORNING)


def may_go(now, until):
    """In working hours; in the daytime of a red day only what would otherwise come too late."""
    return is_daytime(now) and (is_welcome(now) or until <= next_welcome(now))


def meant_for(due_at, planned_at):
    """The moment it should have gone: when due, or, if it came to be needed after that, as soon as was welcome."""
    return max(due_at, next_welcome(planned_at))


def is_late(now, due_at, planned_at):
    return now - meant_for(due_at, planned_at) > LATE


def _occasion(day, days, until):
    sent = working_day(day, DAY if days > 0 else -DAY)
    return Occasion(days, day, at(sent, MORNING), until or at(day + HELPS, time.min))
