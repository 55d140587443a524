"""When things are due. Moments and days in, moments out: no database, no clock.

A notice of a week is counted on the clock on the wall in Sweden: a meeting on a Thursday at 13.00 has its deadline
the Thursday before at 13.00, also when summer time begins or ends in between.
"""

from datetime import date, time, timedelta

from office.almanac import at, local

# Days before a meeting when the coordinator is reminded that its agenda has not gone out; then on the deadline's day.
AGENDA_REMINDERS = (14, 10, 8)
MEMBERS_REMINDED = (-1,)
# Days after it when those who write are reminded that the minutes have not been sent, and then whoever leads.
MINUTES_MISSED = (3, 7)
MINUTES_MISSED_BY_THE_CHAIR = (14,)
# Days after minutes were sent for approval, and after they were approved.
APPROVAL_REMINDED = (3, 7)
SPREADING_REMINDED = (10,)
# Days after an action was noted, and around the day it is to be done by.
TOLD_OF_NEW = (1,)
DUE_SOON, OVERDUE, LEFT_LYING = (-7,), (1,), (7,)
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


def agenda_reminders(notice_days):
    """The days before a meeting (as minus) when the coordinator is reminded: before the deadline, and on its own.

    A body that is called at shorter notice than a week meets often; there the day before the deadline is enough.
    """
    often = notice_days < min(AGENDA_REMINDERS) - 1
    chain = (notice_days + 1,) if often else AGENDA_REMINDERS
    return [-days for days in (*(days for days in chain if days > notice_days), notice_days)]


def days(since, until):
    """The first and the last moment of a period of days; without an end, the end of time."""
    first = at(since, time.min)
    return first, at(until, time.max) if until else at(date(9998, 12, 31), time.max)
