"""Texts with what is hidden in them marked: ⟦kind|as it is written⟧.

The numbers belong to nobody: personnummer carry the individual numbers (238, 239, 980-982) that the Swedish Tax Agency
uses for its published test persons, partial ones are bare dates; phones, addresses and plates are invented.
`held_out` was written before the guard was tuned and not read while it was.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from office.privacy import Kind

FOLDER = Path(__file__).parent / "privacy_texts"
TUNED_ON, HELD_OUT = ("by_hand", "built"), ("by_hand_held_out", "built_held_out")
KINDS = {"p": Kind.IDENTITY, "t": Kind.PHONE, "e": Kind.EMAIL, "r": Kind.PLATE}
MARKED = re.compile(r"⟦(\w)\|(.*?)⟧", re.DOTALL)


@dataclass
class Text:
    place: str
    words: str
    hidden: list

    def missed(self, findings):
        """What nothing points at."""
        return [
            self.words[start:end]
            for _, start, end in self.hidden
            if not any(each.start < end and each.end > start for each in findings)
        ]


def texts(*names):
    for name in names:
        for number, line in enumerate((FOLDER / f"{name}.txt").read_text().splitlines(), start=1):
            yield _read(f"{name} {number}", _unescaped(line))


def _unescaped(line):
    plain = re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), line)
    return plain.replace("\\n", "\n")


def _read(place, line):
    words, hidden, done = "", [], 0
    for mark in MARKED.finditer(line):
        words += line[done : mark.start()]
        hidden.append((KINDS[mark[1]], len(words), len(words) + len(mark[2])))
        words, done = words + mark[2], mark.end()
    return Text(place, words + line[done:], hidden)
