"""A text as it is meant, whatever characters it is written with, and where in the original each part of it stands."""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field

from office.privacy.vocabulary import SPOKEN

GONE = "\x7f"
OURS = frozenset("åäöÅÄÖ")
ALIKE = dict(
    zip(
        "АВЕКМНОРСТХУЅІЈԚԜавекмнорстхуѕіјԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧαβεικνοτυχρ",
        "ABEKMHOPCTXYSIJQWabekmhopctxysijqwABEZHIKMNOPTYXabeiknotyxp",
        strict=True,
    )
)
MARKS = {"−": "-", "\u2043": "-", "·": ".", "•": ".", "∙": ".", "\u2044": "/", "\u2215": "/", "\u2236": ":"}
ORDINARY = re.compile(r"[\n -~åäöÅÄÖ]*")  # stand for themselves
DECOMPOSED = re.compile("[aoAO][\u0308\u030a]")
WORD = re.compile(r"[a-zåäö]+")
MIXED = re.compile(r"(?<![a-zåäö0-9])[0-9oil|]{3,}(?![a-zåäö0-9])")
BESIDE = re.compile(r"[0-9](?:[oil|]|(?<=[oil|][0-9]))")
AS_DIGITS = str.maketrans("oil|", "0111")
FEWEST_SPOKEN, FEWEST_DIGITS = 4, 6


@dataclass
class Folded:
    """Small letters and plain digits; nothing invisible."""

    text: str
    cuts: list = field(default_factory=list)  # where something was taken out, and how much until then
    taken: list = field(default_factory=list)

    def origin(self, start, end):
        """The span in the text as it was written."""
        return self._before(start), self._before(end)

    def _before(self, place):
        passed = bisect_right(self.cuts, place)
        return place + (self.taken[passed - 1] if passed else 0)


class _Plain(dict):
    """Each character as the plain one it stands for, or as gone; found out once."""

    def __missing__(self, code):
        self[code] = plain = _plain(chr(code))
        return plain


def fold(text):
    text = _written_out((text if ORDINARY.fullmatch(text) else _ordinary(text)).lower())
    return _without_gone(MIXED.sub(_digits, text) if BESIDE.search(text) else text)


def _ordinary(text):
    if not unicodedata.is_normalized("NFC", text):
        text = DECOMPOSED.sub(lambda pair: unicodedata.normalize("NFC", pair[0]) + GONE, text)
    return text.translate(PLAIN)


def _plain(mark):
    if mark in OURS or (mark.isascii() and (mark.isprintable() or mark.isspace())):
        return mark
    category = unicodedata.category(mark)
    if category in ("Cf", "Cc", "Mn", "Me", "Cn"):
        return GONE
    if category[0] == "Z":
        return " " if category == "Zs" else "\n"
    if category == "Pd":
        return "-"
    digit = unicodedata.digit(mark, None)
    return str(digit) if digit is not None else ALIKE.get(mark) or MARKS.get(mark) or _simplest(mark)


def _simplest(mark):
    """Full-width and styled letters as plain ones, and letters without foreign accents."""
    plain = unicodedata.normalize("NFKC", mark)
    base = unicodedata.normalize("NFKD", plain)[0]
    if plain not in OURS and base.isascii() and base.isalpha():
        return base
    return plain if len(plain) == 1 else mark


PLAIN = _Plain()


def _digits(token):
    """ "O7O" is 070 to whoever reads it."""
    written = token[0]
    return written.translate(AS_DIGITS) if any(mark.isdigit() for mark in written) else written


def _written_out(text):
    """Numbers said in words as digits in the same place, where so many follow each other that they hide a number."""
    if sum(map(SPOKEN.__contains__, WORD.findall(text))) < FEWEST_SPOKEN:
        return text
    pieces, done = [], 0
    for row in _rows(text):
        if sum(len(SPOKEN[word[0]]) for word in row) >= FEWEST_DIGITS:
            for word in row:
                digits = SPOKEN[word[0]]
                pieces += [text[done : word.start()], digits, GONE * (len(word[0]) - len(digits))]
                done = word.end()
    return "".join([*pieces, text[done:]]) if pieces else text


def _rows(text):
    """Number words that stand next to each other, with nothing but a space or a comma between."""
    row = []
    for word in WORD.finditer(text):
        if word[0] not in SPOKEN:
            continue
        if row and not _is_between(text[row[-1].end() : word.start()]):
            if len(row) >= FEWEST_SPOKEN:
                yield row
            row = []
        row.append(word)
    if len(row) >= FEWEST_SPOKEN:
        yield row


def _is_between(gap):
    return len(gap) <= 3 and not gap.strip(" ,-\n" + GONE)


def _without_gone(text):
    if GONE not in text:
        return Folded(text)
    cuts, taken, gone = [], [], 0
    for run in re.finditer(f"{GONE}+", text):
        cuts.append(run.start() - gone)
        gone += run.end() - run.start()
        taken.append(gone)
    return Folded(text.replace(GONE, ""), cuts, taken)
