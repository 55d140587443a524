"""Swedish days and how people in Sweden write them. Dates in, words out: no clock, no database."""

from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays

STOCKHOLM = ZoneInfo("Europe/Stockholm")

WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
SHORT_WEEKDAYS = ("mån", "tis", "ons", "tors", "fre", "lör", "sön")
MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
SHORT_MONTHS = ("jan", "feb", "mars", "april", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec")
SATURDAY = 5


def at(day: date, clock: time) -> datetime:
    """The moment when the clock on the wall in Stockholm shows this."""
    return datetime.combine(day, clock, STOCKHOLM)


def local(when: datetime) -> datetime:
    return when.astimezone(STOCKHOLM)


def written(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def short(day: date) -> str:
    return f"{SHORT_WEEKDAYS[day.weekday()]} {day.day} {SHORT_MONTHS[day.month - 1]}"


def clock_time(when: datetime) -> str:
    here = local(when)
    return f"{here.hour:02}.{here.minute:02}"


def moment(when: datetime) -> str:
    return f"{written(local(when).date())} kl. {clock_time(when)}"


def span(start: datetime, end: datetime) -> str:
    if local(start).date() == local(end).date():
        return f"{moment(start)}–{clock_time(end)}"
    return f"{moment(start)} – {moment(end)}"


def lasting(length: timedelta) -> str:
    """How long in words, in its largest whole measure."""
    seconds = max(0, int(length.total_seconds()))
    for size, one, many in ((86400, "dygn", "dygn"), (3600, "timme", "timmar"), (60, "minut", "minuter")):
        if seconds >= size:
            return f"{seconds // size} {one if seconds // size == 1 else many}"
    return f"{seconds} {'sekund' if seconds == 1 else 'sekunder'}"


def week(day: date) -> str:
    return f"v. {day.isocalendar().week}"


def red_day(day: date) -> str:
    """The holiday's name, or nothing; the eves that people keep as holidays count."""
    return _red_days(day.year).get(day, "")


def is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY and not red_day(day)


@cache
def _red_days(year: int) -> dict[date, str]:
    found = holidays.country_holidays("SE", years=year, categories=("public", "de_facto"), language="sv")
    return dict(found.items())
