"""A line of the timetable as people say it: how often, and when next."""

from datetime import time, timedelta

from celery.schedules import crontab

from office.almanac import WEEKDAYS, at, local

ORDINALS = {
    2: "annan", 3: "tredje", 4: "fjärde", 5: "femte", 6: "sjätte", 10: "tionde", 12: "tolfte", 15: "femtonde",
    20: "tjugonde", 30: "trettionde",
}  # fmt: skip
EVERY_MINUTE, EVERY_HOUR, EVERY_DAY = set(range(60)), set(range(24)), set(range(7))
WORKING_DAYS = {1, 2, 3, 4, 5}  # a crontab's week begins with Sunday, 0
FURTHEST = 366  # days: a line that comes more seldom has its next time told when it is nearer


def in_words(schedule):
    """How often: "varje minut", "var tionde minut", "06.30 varje dag"."""
    if not isinstance(schedule, crontab):
        return _at_intervals(int(getattr(schedule, "seconds", schedule)))
    if schedule.hour == EVERY_HOUR:
        return _of_each_hour(schedule.minute)
    clocks = ", ".join(f"{hour:02}.{minute:02}" for hour in sorted(schedule.hour) for minute in sorted(schedule.minute))
    return f"{clocks} {_on_days(schedule)}"


def _at_intervals(seconds):
    for size, word in ((3600, "timme"), (60, "minut"), (1, "sekund")):
        if seconds % size == 0:
            return _every(seconds // size, word)
    raise ValueError("Ett intervall är minst en sekund.")


def _every(number, word):
    if number == 1:
        return f"varje {word}"
    return f"var{ORDINALS[number]} {word}" if number == 2 else f"var {ORDINALS.get(number, f'{number}:e')} {word}"


def _of_each_hour(minutes):
    if len(minutes) == 1:
        return f"{min(minutes)} minuter över varje hel timme" if min(minutes) else "varje hel timme"
    return _every(60 // len(minutes), "minut")


def _on_days(schedule):
    if schedule.day_of_month != set(range(1, 32)):
        days = ", ".join(f"{day}" for day in sorted(schedule.day_of_month))
        return f"den {days} i månaden"
    if schedule.day_of_week == EVERY_DAY:
        return "varje dag"
    if schedule.day_of_week == WORKING_DAYS:
        return "måndag till fredag"
    return " och ".join(f"varje {WEEKDAYS[day - 1]}" for day in sorted(schedule.day_of_week))


def next_time(schedule, last, now):
    """When it comes next; an interval counts from the last time."""
    if not isinstance(schedule, crontab):
        return max(now, last + timedelta(seconds=float(getattr(schedule, "seconds", schedule)))) if last else now
    today = local(now).date()
    days = (today + timedelta(days=n) for n in range(FURTHEST))
    moments = (moment for day in days if _has(schedule, day) for moment in _moments(schedule, day))
    return next((moment for moment in moments if moment > now), None)


def _has(schedule, day):
    weekday = day.isoweekday() % 7
    of_month = day.day in schedule.day_of_month and day.month in schedule.month_of_year
    return of_month and weekday in schedule.day_of_week


def _moments(schedule, day):
    return (at(day, time(hour, minute)) for hour in sorted(schedule.hour) for minute in sorted(schedule.minute))
