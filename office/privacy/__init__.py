"""The guard of free text: personnummer, phones, e-mail, plates and listed words, however they are written.

Texts about places are read before they are kept. Pure: text in, findings out.
"""

from collections import Counter
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from office import clock
from office.privacy import addresses, identity, phones, plates
from office.privacy.folding import fold
from office.privacy.listed import Words, alike


class Kind(Enum):
    """What was found: what it is called, what is written in its place, and how to write instead."""

    IDENTITY = "personnummer", "ett personnummer eller en födelsedag", "Ta bort det."
    PHONE = "telefonnummer", "ett telefonnummer", "Ta bort det. Ska någon nås går det genom samordnaren."
    EMAIL = "e-postadress", "en e-postadress", "Ta bort den. Ska någon nås går det genom samordnaren."
    PLATE = "registreringsnummer", "ett registreringsnummer", "Skriv fordonets slag och var det stod."
    LISTED = "ord på listan", "ett ord som inte ska stå i texter om platser", "Skriv platsen i stället."

    def __init__(self, label, told, advice):
        self.label, self.told, self.advice = label, told, advice

    @property
    def mask(self):
        return f"[{self.label}]"


# What has no place in words to people either.
LIGHTLY = (Kind.IDENTITY, Kind.PLATE, Kind.LISTED)


@dataclass(frozen=True)
class Finding:
    kind: Kind
    start: int
    end: int
    written: str

    @property
    def explanation(self):
        return f"”{' '.join(self.written.split())}” ser ut som {self.kind.told}. {self.kind.advice}"


@dataclass(frozen=True)
class Lists:
    """What the municipality has settled: words that must not occur, numbers and addresses that may."""

    words: tuple = ()
    allowed: tuple = ()


NO_LISTS = Lists()
DIGITS, TEN_DIGITS = "0123456789", 10


def find(text, lists=NO_LISTS, today=None):
    """What in the text points out a person, in the order it stands there; of what overlaps the first kind counts."""
    folded = fold(text)
    words, allowed = _prepared(lists)
    sought = _sought(text, folded, words, today)
    found = [(start, end, kind) for kind, spans in sought for start, end in spans]
    findings = [_finding(text, folded, *each) for each in _apart(found)]
    return [each for each in findings if alike(each.written) not in allowed] if allowed else findings


def masked(text, lists=NO_LISTS, kinds=tuple(Kind)):
    """The text with what was found replaced by what kind it was."""
    for each in reversed(find(text, lists)):
        if each.kind in kinds:
            text = f"{text[: each.start]}{each.kind.mask}{text[each.end :]}"
    return text


def counted(findings):
    """How many of each kind: all that is told of what was found."""
    return {kind.label: count for kind, count in Counter(each.kind for each in findings).items()}


@lru_cache(maxsize=8)
def _prepared(lists):
    return Words(lists.words), frozenset(alike(each) for each in lists.allowed)


def _sought(text, folded, words, today):
    """Of each kind, where it stands; a kind is not looked for in fewer digits than the shortest of it has."""
    digits = sum(map(folded.text.count, DIGITS))
    yield Kind.EMAIL, addresses.spans(folded.text)
    yield Kind.LISTED, words.spans(folded.text)
    if digits >= plates.FEWEST_DIGITS:
        yield Kind.PLATE, plates.spans(folded.text, _asks_case(text, folded))
    if digits >= identity.FEWEST_DIGITS:
        yield Kind.IDENTITY, identity.spans(folded.text, today or clock.today())
    if digits >= phones.FEWEST_DIGITS:
        yield Kind.PHONE, phones.spans(folded.text)


def _asks_case(text, folded):
    def is_upper(start, end):
        first, last = folded.origin(start, end)
        return text[first:last].isupper()

    return is_upper


def _apart(found):
    """In order, and nothing twice: a mobile number may read as a day of birth."""
    kept, end = [], 0
    for each in sorted(found, key=lambda span: (span[0], list(Kind).index(span[2]))):
        if each[0] >= end:
            kept.append(each)
            end = each[1]
        elif each[2] == Kind.PHONE and kept[-1][:2] == each[:2] and end - each[0] == TEN_DIGITS:
            kept[-1] = each
    return kept


def _finding(text, folded, start, end, kind):
    first, last = folded.origin(start, end)
    return Finding(kind, first, last, text[first:last])
