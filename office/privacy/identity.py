"""Personnummer and samordningsnummer, whole or in part."""

import re
from datetime import date, timedelta

from office.privacy.vocabulary import MONTHS

FEWEST_DIGITS = 3  # "född 7 maj 61"
# Patterns begin with what is rare, and look back from there: so a long text is passed over quickly.
FIRST = r"[0-9](?<![0-9][0-9])"
S = r"[ \t.,/:+\-]{0,3}"
LAST = r"[ \t\r\n.,/:+\-]{0,3}"
YEAR = rf"{FIRST}(?:(?:(?<=1){S}[89]|(?<=2){S}0){S}[0-9]{S}[0-9]|{S}[0-9])"
MONTH = rf"(?:0{S}[1-9]|1{S}[0-2])"
DAY = rf"(?:[0-26-8]{S}[0-9]|[39]{S}[01])"  # to a day of a samordningsnummer 60 is added
WHOLE = re.compile(
    rf"{YEAR}{S}{MONTH}{S}{DAY}{LAST}[0-9]{S}[0-9]{S}[0-9]{S}[0-9](?![a-zåäö0-9])",
)
# How the digits are grouped by those who write such a number.
SHAPES = {
    (10,), (12,), (6, 4), (8, 4), (2, 2, 2, 4), (4, 2, 2, 4), (2, 2, 2, 2, 4), (6, 2, 2), (8, 2, 2), (4, 2, 2, 2, 2),
}  # fmt: skip
# As such a number is written and hardly anything else: one who has got a digit wrong has still told the birthday.
AS_ON_A_CARD = re.compile(r"(?:[0-9]{6}|[0-9]{8})[-+][0-9]{4}")
# Younger than this, a date with four digits after it is likelier a day and a time, or the number of a matter.
TIMES, MATTERS = timedelta(days=365 * 12), timedelta(days=365 * 3)

CUE = (
    r"(?:person[ .-]?(?:nummer|numret|nr)|pers\.? ?nr|p(?<!\w\w)-?nr|samordnings(?:nummer|numret|nr)|född(?:a)?|fött|"
    r"födelse(?:datum|dag|tid|data|nummer))"
)
FILL = r"[\s:;.,=(\"'\-]{0,4}(?:(?:är|den|på|var|som|med|nr|börjar|slutar|uppges|vara|kl)\s{1,3}){0,3}"
SHORT_DATE = r"(?:(?:1[89]|20)\d\d|\d\d)[ ./\-]?(?:0[1-9]|1[0-2])[ ./\-]?(?:[0-26-8]\d|[39][01])"
LONG_DATE = (
    rf"\d{{1,2}}(?::?e)?\s{{1,2}}(?:{'|'.join(MONTHS)}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|dec)\.?)"
    r"\s{1,2}(?:(?:1[89]|20)\d\d|\d\d)|\d{1,2}[/.]\d{1,2}[ \-/.]{1,2}(?:(?:1[89]|20)\d\d|\d\d)"
)
TAIL = r"(?:[ \t.,/:+\-]{0,3}(?:[0-9]{4}|[a-z][0-9]{3}))?(?![0-9])"
PART = re.compile(rf"{CUE}{FILL}(?P<data>(?:{LONG_DATE}|{SHORT_DATE}){TAIL})")
BORN = re.compile(rf"f(?<!\w\w)\.? ?(?P<data>{SHORT_DATE}{TAIL})")
LAST_FOUR = r"(?:fyra sista|sista fyra|sista siffrorna|slutsiffror(?:na)?)"
FOUR = re.compile(
    rf"{LAST_FOUR}(?:\s(?:är|var|siffrorna|i personnumret)){{0,3}}[\s:=,]{{0,3}}(?P<data>[0-9]{{4}})(?![0-9])"
)
BEFORE_FOUR = re.compile(rf"(?P<data>(?=[0-9])(?<![0-9]){SHORT_DATE})(?![0-9])(?=[^0-9]{{1,40}}{LAST_FOUR})")


def spans(text, today):
    """Where in the folded text such numbers stand."""
    with_rest = (BEFORE_FOUR, FOUR) if "sista" in text or "slutsiff" in text else ()
    for pattern in (PART, BORN, *with_rest):
        yield from (found.span("data") for found in pattern.finditer(text))
    place = 0
    while found := WHOLE.search(text, place):
        if _is_one(text, found, today):
            yield found.span()
            place = found.end()
        else:
            place = found.start() + 1


def _is_one(text, found, today):
    written = found[0]
    groups = re.findall(r"\d+", written)
    shape = tuple(len(group) for group in groups)
    digits = "".join(groups)
    if not (shape in SHAPES or max(shape) <= 2) or not _stands_alone(text, found.start()):
        return False
    if not (AS_ON_A_CARD.fullmatch(written) or _adds_up(digits[-10:])):
        return False
    born = _born(digits, today)
    if born is None or ("," in written and max(shape) > 2):
        return False
    return _is_told(text, found.start()) or not _reads_as_something_else(written, digits, shape, born, today)


def _reads_as_something_else(written, digits, shape, born, today):
    if "+" in written:
        return False
    after_date = re.search(r"(\D*)\d\D*\d\D*\d\D*\d$", written)[1]
    is_time = (
        int(digits[-4:-2]) < 24 and int(digits[-2:]) < 60 and (shape[-2:] == (2, 2) or after_date.strip("-") != "")
    )
    return (is_time and born > today - TIMES) or born > today - MATTERS


def _stands_alone(text, start):
    before = text[max(start - 6, 0) : start]
    return not before[-1:].isalpha() or before.endswith(("nr", "nummer", "numret"))


def _is_told(text, start):
    return re.search(CUE, text[max(start - 40, 0) : start]) is not None


def _adds_up(ten):
    """The check digit (Luhn)."""
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(ten))
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0


def _born(digits, today):
    """The day, when there is such a day that has been; without a century the latest that can be."""
    years = [int(digits[:4])] if len(digits) == 12 else [century + int(digits[:2]) for century in (2000, 1900)]
    month, day = int(digits[-8:-6]), int(digits[-6:-4])
    for year in years:
        try:
            born = date(year, month, day - 60 if day > 60 else day)
        except ValueError:
            continue
        if born <= today:
            return born
    return None
