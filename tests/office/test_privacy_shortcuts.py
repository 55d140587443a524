"""What the guard passes over quickly, it would not have found anything in."""

import re

from office import privacy
from office.privacy import folding, identity, phones, plates
from tests.office.privacy_corpus import HELD_OUT, TUNED_ON, texts
from tests.office.test_privacy import HOSTILE, TODAY

LISTS = privacy.Lists(words=("kalle", "grå katt"), allowed=("0225-340 00",))
BRIEF = [
    "född 7 maj 61",
    "reg ab c 12 d",
    "adam bertil cesar 1 2 x",
    "tel 12345",
    "o7o-l74 o6 o5",
    "\u00e5 och a\u030a",
]


def everything():
    """With each sign that could hide something in the middle of it."""
    for text in [each.words for each in texts(*TUNED_ON, *HELD_OUT)] + HOSTILE + BRIEF:
        yield text
        yield from (f"{text[: len(text) // 2]}{sign}{text[len(text) // 2 :]}" for sign in "\u200b\u0660oÅ1 ")


def found():
    return [privacy.find(text, LISTS, today=TODAY) for text in everything()]


def test_the_ways_past_change_nothing_of_what_is_found(monkeypatch):
    quickly = found()
    for module in (identity, phones, plates):
        monkeypatch.setattr(module, "FEWEST_DIGITS", 0)
    for module, name, nothing in ((plates, "END", ""), (phones, "FIVE", ""), (folding, "ORDINARY", "(?!)")):
        monkeypatch.setattr(module, name, re.compile(nothing))

    assert found() == quickly


def test_the_way_past_number_words_changes_nothing(monkeypatch):
    quickly = found()
    monkeypatch.setattr(folding, "WORD", Every(folding.WORD))

    assert found() == quickly


class Every:
    """The pattern, for which there are always words enough."""

    def __init__(self, pattern):
        self.finditer = pattern.finditer

    def findall(self, text):
        return ["ett"] * folding.FEWEST_SPOKEN


def test_no_digit_but_the_plain_ones_is_left_to_be_read():
    signs = "".join(chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000)

    assert set(re.findall(r"\d", folding.fold(signs).text)) == set("0123456789")
