"""Registration plates: three letters and three digits, or two and a letter."""

import re

from office.privacy.vocabulary import NOT_A_PLATE, SPELLING, UNITS

FEWEST_DIGITS = 2
LETTER = "[abcdefghjklmnoprstuwxyz]"
LETTERS = rf"(?P<letters>{LETTER}[ ]?{LETTER}[ ]?{LETTER})"
DIGITS = r"(?P<digits>\d ?\d ?(?:\d|[abcdefghjklmnprstuwxyz]))"
END = re.compile(r"\d ?\d ?\w(?![a-zåäö0-9])")  # of any plate: a text without it is passed over quickly
PLATE = re.compile(rf"(?<![a-zåäö0-9@/.\-]){LETTERS}[ .\-]{{0,2}}{DIGITS}(?![a-zåäö0-9]|[/:.,\-]\d| \d)")
CUE = re.compile(
    r"(?:\breg(?:nr|\.? ?nr|\.)?|registreringsn(?:ummer|umret|r)|regnum(?:mer|ret)|nummerplåt(?:en)?|\bskylt(?:en)?"
    r"(?: med)?)[\s:.,”\"(]{0,3}(?:är |var |löd |med |nr )?$"
)
SPELLED = re.compile(rf"\b(?:{'|'.join(SPELLING)})(?:[ ,]{{1,2}}(?:{'|'.join(SPELLING)})){{2}}[ ,]{{1,2}}\d ?\d ?\w\b")
UNIT = re.compile(rf"\s?{UNITS}(?![a-zåäö0-9])")


def spans(text, is_upper):
    """Where plates stand; `is_upper` tells whether a span was written in capitals."""
    if not END.search(text):
        return
    yield from (found.span() for found in SPELLED.finditer(text))
    for found in PLATE.finditer(text):
        if _is_one(text, found, is_upper):
            yield found.span()


def _is_one(text, found, is_upper):
    before = text[max(found.start() - 45, 0) : found.start()]
    if CUE.search(before):
        return True
    letters = found["letters"].replace(" ", "")
    if letters in NOT_A_PLATE or UNIT.match(text, found.end()):
        return False
    apart = len(found["letters"]) > 3 or " " in found["digits"]
    if apart:
        return is_upper(found.start("letters"), found.end("letters")) and _evenly(found)
    return True


def _evenly(found):
    """ "A B C 1 2 3": every sign apart, as nobody writes a word and a number."""
    return len(found["letters"]) == 5 and len(found["digits"]) == 5
