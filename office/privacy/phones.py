"""Telephone numbers: mobile and fixed, home and abroad."""

import re

from office.privacy.vocabulary import CITY_CODES, UNITS

FEWEST_DIGITS = 5
S = r"[ \t./()\-]{0,3}"
SAID = r"(?:[ \t./()\-]{0,3}|,[ \t]?)"
HOME = re.compile(rf"0(?<![0-9]0)(?<![0-9][.:,/\-]0){SAID}[1-9](?:{SAID}[0-9]){{6,9}}(?![0-9])")
SWEDEN = re.compile(
    rf"(?:\+(?<![0-9]\+){S}46|0(?<!\w\w)0{S}46|4(?<!\w\w)6(?=7[0-9]{{8}}(?![0-9])))"
    rf"{S}(?:\(0\)|0)?{S}[1-9](?:{S}[0-9]){{6,9}}(?![0-9])"
)
ABROAD = re.compile(rf"(?:\+(?<![0-9]\+)|0(?<!\w\w)0)(?!{S}46)[1-9](?:{S}[0-9]){{7,13}}(?![0-9])(?!\s?{UNITS}\b)")
CUED = re.compile(
    r"(?:t(?<!\w\w)(?:el|fn|elefon)|m(?<!\w\w)obil)(?:nr|nummer|numret|en)?[\s:.]{0,3}(?:är\s|till\s|på\s){0,2}"
    r"(?P<five>[0-9](?:[ \-]?[0-9]){4,8})(?![0-9])(?![./:\-][0-9])"
    r"|n(?<!\w\w)um(?:mer|ret)[\s:.]{0,3}(?:är\s|till\s|på\s){0,2}"
    r"(?P<of>[0-9](?:[ \-]?[0-9]){5,8})(?![0-9])(?![./:\-][0-9])"
    r"|(?:r(?<!\w\w)ing(?:er|de)?|s(?<!\w\w)ms:?a?|n(?<!\w\w)ås)[\s:]{1,2}(?:på\s)?"
    r"(?P<six>[0-9](?:[ \-]?[0-9]){5,8})(?![0-9])(?![./:\-][0-9])"
)
FIVE = re.compile(r"[0-9](?:[ \-]?[0-9]){4}")  # in whatever CUED finds
EVERYBODYS = {"112", "11414", "1177", "116117", "11313", "116111", "116000"}  # reach no person
MOBILE = re.compile(r"07[02369]")
TIMES = re.compile(r"\(?\d\d[.:]\d\d\D{1,3}\d\d[.:]\d\d(?!\d)")
DATED = re.compile(r"(?:19|20)?\d\d-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01])$")


def spans(text):
    for found in HOME.finditer(text):
        if end := _end_of_number(found[0]):
            start = found.start()
            yield start - text.startswith("(", start - 1) * (")" in found[0][:end]), start + end
    for pattern in (SWEDEN, ABROAD):
        yield from (found.span() for found in pattern.finditer(text))
    for found in CUED.finditer(text) if FIVE.search(text) else ():
        written = found[found.lastgroup]
        digits = re.sub(r"\D", "", written)
        if (
            digits not in EVERYBODYS
            and not DATED.match(written)
            and not re.match(rf"\s?{UNITS}\b", text[found.end() :][:12])
        ):
            yield found.span(found.lastgroup)


def _end_of_number(written):
    """Where the longest number that there can be ends; what follows it may be something else."""
    groups = list(re.finditer(r"\d+", written))
    for last in range(len(groups), 0, -1):
        if _is_number([group[0] for group in groups[:last]], written[: groups[last - 1].end()]):
            return groups[last - 1].end()
    return None


def _is_number(groups, written):
    digits = "".join(groups)
    if _is_times(groups, written) or _is_date(groups) or ("," in written and any(len(group) > 2 for group in groups)):
        return False
    if MOBILE.match(digits):
        return len(digits) == 10
    code = _area_code(digits)
    at_code = groups[0] == code or len(groups) == 1 or all(len(group) == 1 for group in groups)
    fewest = 9 if len(code) == 4 else 8
    return at_code and fewest <= len(digits) <= 10 and digits[len(code)] != "0"


def _area_code(digits):
    if digits.startswith("08"):
        return "08"
    return digits[:3] if digits[:3] in CITY_CODES else digits[:4]


def _is_times(groups, written):
    """ "08.30-09.15" and "0800-1630"."""
    if all(len(group) == 4 for group in groups):
        return all(_is_time(group[:2], group[2:]) for group in groups)
    pairs = list(zip(groups[:4:2], groups[1:4:2], strict=False))
    return bool(TIMES.match(written)) and all(_is_time(*pair) for pair in pairs)


def _is_time(hour, minute):
    return int(hour) <= 24 and int(minute) < 60


def _is_date(groups):
    shape = [len(group) for group in groups]
    return shape == [2, 2, 4] and int(groups[1]) <= 12 and groups[2][:2] in ("19", "20")
