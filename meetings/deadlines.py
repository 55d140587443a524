"""When things are due. Moments and days in, moments out: no database, no clock.

A notice of a week is counted on the clock on the wall in Sweden: a meeting on a Thursday at 13.00 has its deadline
the Thursday before at 13.00, also when summer time begins or ends in between.
"""

from datetime import date, time, timedelta

from office.almanac import at, local

# Days before a meeting when the coordinator is reminded that its agenda has not gone out; then on the deadline's day.
AGENDA_REMINDERS = (14, 10, 8)
MEMBERS_REMINDED = timedelta(days=1)
SHORTLY = timedelta(days=3)


def agenda(starts_at, notice_days):
    """The last moment for the agenda to go out."""
    wall = local(starts_at)
    return at(wall.date() - timedelta(days=notice_days), wall.time())


def tone(deadline, now):
    """How a deadline that has not been met is told: calmly, as a warning in its last three days, as broken."""
    if deadline is None or deadline - now > SHORTLY:
        return "calm"
    return "warn" if now <= deadline else "bad"


def morning(starts_at, days_before, clock):
    """The morning so many days before a meeting, when reminders go out."""
    return at(local(starts_at).date() - timedelta(days=days_before), clock)


def days(since, until):
    """The first and the last moment of a period of days; without an end, the end of time."""
    first = at(since, time.min)
    return first, at(until, time.max) if until else at(date(9998, 12, 31), time.max)
