"""A year's meetings, proposed from the guideline's numbers. Dates in, dates out: no database, no clock."""

import calendar
from dataclasses import dataclass, field
from datetime import date, timedelta

from office.almanac import WEEKDAYS, is_working_day, red_day, written

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Pause:
    """Days without meetings, given as month and day; it may run over the turn of the year."""

    name: str
    since: tuple[int, int]
    until: tuple[int, int]

    def covers(self, day):
        here = (day.month, day.day)
        if self.since <= self.until:
            return self.since <= here <= self.until
        return here >= self.since or here <= self.until


@dataclass(frozen=True)
class Wish:
    """How a body likes to meet: in certain months, or every so many days; on which weekday, in which week."""

    months: tuple[int, ...] = ()
    every_days: int = 0
    weekday: int = 3
    week: int = 2
    pauses: tuple[Pause, ...] = field(default=())


@dataclass(frozen=True)
class Proposal:
    day: date
    note: str = ""


def propose(year, wish, last=None):
    """The days of a year when a body should meet, each with what moved it from its usual day."""
    usual = _every_so_often(year, wish, last) if wish.every_days else _in_months(year, wish)
    return [_on_a_fit_day(day, wish) for day in usual if not (wish.every_days and _pause(day, wish))]


def _in_months(year, wish):
    return [_weekday_of_month(year, month, wish) for month in wish.months]


def _weekday_of_month(year, month, wish):
    first = date(year, month, 1)
    offset = (wish.weekday - first.weekday()) % 7
    return first + timedelta(days=offset + 7 * (wish.week - 1))


def _every_so_often(year, wish, last):
    """The rhythm goes on from the last meeting; it counts through pauses, so the fortnights stay the same."""
    step = timedelta(days=wish.every_days)
    day = _first_weekday(year, wish) if last is None else last + step
    while day.year < year:
        day += step
    days = []
    while day.year == year:
        days.append(day)
        day += step
    return days


def _first_weekday(year, wish):
    """The first such weekday after the winter pause."""
    day = date(year, 1, 1)
    while day.weekday() != wish.weekday or _pause(day, wish):
        day += DAY
    return day


def _on_a_fit_day(usual, wish):
    """A red day or a pause moves the meeting to the nearest working day before it, or else after."""
    if _is_fit(usual, wish):
        return Proposal(usual)
    near = [
        usual + timedelta(days=days) for days in (-1, 1, -2, 2, -3, 3, -4, 4, -7, 7, -14, 14, -21, 21, 28, 35, 42, 49)
    ]
    moved = next((day for day in near if day.year == usual.year and _is_fit(day, wish)), usual)
    return Proposal(moved, f"Flyttat från {written(usual)} ({_why(usual, wish)}).")


def why_unfit(day, pauses):
    """What the day is, when nobody is expected to meet on it: a red day, in a pause, or no working day."""
    wish = Wish(pauses=pauses)
    return "" if _is_fit(day, wish) else _why(day, wish)


def _is_fit(day, wish):
    return is_working_day(day) and not _pause(day, wish)


def _why(day, wish):
    return (red_day(day) or _pause(day, wish) or "ingen arbetsdag").lower()


def _pause(day, wish):
    return next((pause.name for pause in wish.pauses if pause.covers(day)), "")


def wish_from(planning, pauses):
    """A wish as the profile writes it: {"months": [2, 5], "weekday": "torsdag", "week": 2}."""
    return Wish(
        months=tuple(planning.get("months", ())),
        every_days=planning.get("every_days", 0),
        weekday=_weekday(planning.get("weekday", "torsdag")),
        week=planning.get("week", 2),
        pauses=pauses,
    )


def _weekday(name):
    if name not in WEEKDAYS:
        raise ValueError(f"{name} är ingen veckodag")
    return WEEKDAYS.index(name)


def pauses_from(planning):
    """Pauses as the profile writes them: {"summer_pause": {"from": "06-28", "to": "08-08"}}."""
    names = {"summer_pause": "Sommaruppehåll", "winter_pause": "Juluppehåll"}
    return tuple(
        Pause(names[key], _month_day(pause["from"]), _month_day(pause["to"]))
        for key, pause in planning.items()
        if key in names
    )


def _month_day(text):
    month, day = (int(part) for part in text.split("-"))
    if day > calendar.monthrange(2028, month)[1]:
        raise ValueError(f"{text} är ingen dag")
    return month, day
