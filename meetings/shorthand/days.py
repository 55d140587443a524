"""Which day is meant by "15 maj", "senast fredag", "om två veckor" or "v 20"."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from office.almanac import MONTHS, WEEKDAYS

YEARS_AHEAD = 5
FRIDAY = 5
# Other alphabets' letters that count as ours when case does not matter.
LOOKALIKES = str.maketrans("\u0130\u0131\u017f\u212a", "iisk")
NUMBERS = (
    "noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv",
)  # fmt: skip
SHORT = {
    "jan": 1, "feb": 2, "febr": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "okt": 10,
    "nov": 11, "dec": 12,
}  # fmt: skip
NAMED = {name: number for number, name in enumerate(MONTHS, start=1)}
MONTH_NUMBERS = NAMED | SHORT
DAY_NUMBERS = {name: number for number, name in enumerate(WEEKDAYS, start=1)} | {
    "mån": 1, "tis": 2, "ons": 3, "tors": 4, "tor": 4, "fre": 5, "lör": 6, "sön": 7,
}  # fmt: skip

LEAD = r"(?:\b(?:senast|till|före|innan|den|klart|klar|vid|inom|om|på|i|under|fram|nu|kl)\b\.?\s+)*"
MONTH = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
DAY = "|".join(sorted(DAY_NUMBERS, key=len, reverse=True))
COUNT = "|".join(["[0-9]{1,3}", "ett", *NUMBERS[1:]])
DAY_MONTH = "(?P<day>[0-9]{{1,2}}){}(?P<month>[0-9]{{1,2}})"
YEAR = "(?P<year>[0-9]{4}|[0-9]{2})"
# "3.5 miljoner" is no day in May.
UNITS = r"procent|%|miljon|mnkr|tkr|kr\b|meter|km|m\b"


class NoSuchDay(Exception):
    """A day is meant but there is none; the message says why, in Swedish."""


@dataclass(frozen=True)
class Found:
    """A day, and where in the text it is written."""

    day: date | None
    start: int
    end: int
    fault: str = ""


def find(text, today, next_meeting):
    """The last day that the text names; a whole month counts only when no day is named. None when there is none."""
    text = text.translate(LOOKALIKES)
    for patterns in (EXACT, LOOSE):
        matches = [(match, meaning) for pattern, meaning in patterns for match in pattern.finditer(text)]
        read = [each for match, meaning in matches if (each := _read(match, meaning, today, next_meeting))]
        if read:
            return max(read, key=lambda each: (each.end, each.end - each.start))
    return None


def _read(match, meaning, today, next_meeting):
    try:
        day = meaning(match, today, next_meeting)
    except NoSuchDay as fault:
        return Found(None, match.start(), match.end(), str(fault))
    if day is None:
        return None
    return Found(day, match.start(), match.end(), fault_of(day, today))


def fault_of(day, today):
    """Why the day cannot be a day to be done by, or nothing."""
    if day < today:
        return "Dagen har redan varit."
    if day.year > today.year + YEARS_AHEAD:
        return f"Dagen ligger mer än {YEARS_AHEAD} år bort."
    return ""


def _iso(match, today, _):
    return _exact(int(match["year"]), int(match["month"]), int(match["day"]))


def _named(match, today, _):
    """15 maj: the next such day, this year or the next."""
    day, month = int(match["day"]), MONTH_NUMBERS[match["month"].casefold()]
    return _exact(int(match["year"]), month, day) if match["year"] else _next(day, month, today)


def _numbers(match, today, _):
    """15/5 and 15.5; what cannot be a day in any month is some other number."""
    day, month = int(match["day"]), int(match["month"])
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    year = match["year"]
    return _exact(int(year) + 2000 * (len(year) == 2), month, day) if year else _next(day, month, today)


def _weekday(match, today, _):
    """The next one, never today; with "nästa", the one of next week; with a week, that week's."""
    number = DAY_NUMBERS[match["weekday"].casefold()]
    if match["week"]:
        return _of_week(int(match["week"]), number, today)
    if match["next"] or match["later"]:
        return _monday(today) + timedelta(days=6 + number)
    return today + timedelta(days=(number - today.isoweekday() - 1) % 7 + 1)


def _near(match, today, _):
    return today + timedelta(days={"i dag": 0, "i morgon": 1, "i övermorgon": 2}[_spaced(match["near"])])


def _spaced(word):
    """idag, imorgon, övermorgon: written together or not, with or without its little word."""
    return "i " + re.sub(r"^i?\s*", "", word.casefold())


def _in(match, today, _):
    count, unit = _number(match["count"]), match["unit"].casefold()
    if unit.startswith("mån"):
        return _months_later(today, count)
    return today + timedelta(days=count * (7 if unit.startswith("v") else 1))


def _number(word):
    word = word.casefold()
    return 1 if word == "ett" else NUMBERS.index(word) if word in NUMBERS else int(word)


def _week(match, today, _):
    return _of_week(int(match["week"]), FRIDAY, today)


def _next_meeting(match, today, next_meeting):
    if next_meeting is None:
        raise NoSuchDay("Nästa möte är inte planerat än. Skriv ett datum.")
    return next_meeting


def _coming(match, today, _):
    """Next week's Friday, this week's, or the last day of a month or of the year."""
    word = " ".join(match["coming"].casefold().split())
    if word == "årsskiftet":
        return date(today.year, 12, 31)
    if "vecka" in word:
        return _monday(today) + timedelta(days=4 + 7 * word.startswith("nästa"))
    return _end_of_month(_months_later(today.replace(day=1), 1 if word.startswith("nästa") else 0))


def _month(match, today, _):
    """A month without a day: its last."""
    month = MONTH_NUMBERS[match["month"].casefold()]
    year = int(match["year"]) if match["year"] else today.year + (month < today.month)
    return _end_of_month(_exact(year, month, 1))


def _exact(year, month, day):
    try:
        return date(year, month, day)
    except ValueError as fault:
        told = f"{day} {MONTHS[month - 1]} {year}" if 1 <= month <= 12 else f"Månad {month}"
        raise NoSuchDay(f"{told} finns inte.") from fault


def _next(day, month, today):
    return _exact(today.year + ((month, day) < (today.month, today.day)), month, day)


def _of_week(week, weekday, today):
    for year in (today.isocalendar().year, today.isocalendar().year + 1):
        try:
            day = date.fromisocalendar(year, week, weekday)
        except ValueError as fault:
            raise NoSuchDay(f"Vecka {week} finns inte {year}.") from fault
        if day >= today:
            return day
    return day


def _monday(day):
    return day - timedelta(days=day.weekday())


def _months_later(day, months):
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _end_of_month(day):
    return day.replace(day=monthrange(day.year, day.month)[1])


def _pattern(pattern):
    return re.compile(rf"(?<![\w@./-]){LEAD}{pattern}(?![\w-])", re.IGNORECASE)


EXACT = [
    (_pattern(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})"), _iso),
    (_pattern(rf"(?P<day>[0-9]{{1,2}})(?::?[ea])?\s*(?P<month>{MONTH})\b\.?(?:\s+(?P<year>[0-9]{{4}}))?"), _named),
    (_pattern(rf"{DAY_MONTH.format('/')}(?:[/ -]{YEAR})?(?![/.]?[0-9])"), _numbers),
    (_pattern(rf"(?<!kl )(?<!kl\. ){DAY_MONTH.format('[.]')}(?:\.{YEAR})?(?!/|\.[0-9]|\s*(?:{UNITS}))"), _numbers),
    (
        _pattern(
            rf"(?P<next>nästa\s+)?(?P<weekday>{DAY})(?:en)?\b\.?"
            r"(?:\s+(?P<later>(?:i\s+)?nästa\s+vecka)|\s+(?:i\s+)?(?:v\.?|vecka)\s*(?P<week>[0-9]{1,2}))?"
        ),
        _weekday,
    ),
    (_pattern(r"(?P<near>i\s?dag|i\s?morgon|(?:i\s?)?övermorgon)"), _near),
    (
        re.compile(
            rf"(?<!\w)(?:(?:senast|klart|klar)\s+)*(?:om|inom)\s+(?P<count>{COUNT})\s+"
            r"(?P<unit>dag(?:ar)?|veck(?:a|or)|månad(?:er)?)(?!\w)",
            re.IGNORECASE,
        ),
        _in,
    ),
    (_pattern(r"(?:v\.?|vecka)\s*(?P<week>[0-9]{1,2})"), _week),
    (_pattern(r"nästa\s+(?:möte|sammanträde|gång)"), _next_meeting),
    (_pattern(r"(?P<coming>nästa\s+vecka|veckan\s+ut|nästa\s+månad|månadsskiftet|årsskiftet)"), _coming),
]
LOOSE = [
    (_pattern(rf"(?:(?:slutet|utgången)\s+av\s+)?(?P<month>{'|'.join(NAMED)})(?:\s+(?P<year>[0-9]{{4}}))?"), _month),
]
