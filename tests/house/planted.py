"""A hundred things that point out a person, as people write them; and whether a text holds any of them."""

import itertools
import re

from office.privacy.folding import fold


def _personnummer():
    """With the individual numbers of published test persons."""
    for day, number in zip(range(1, 29), itertools.cycle(("238", "239", "980", "981", "982")), strict=False):
        nine = f"8503{day:02}{number}"
        doubled = "".join(str(int(digit) * (2 - place % 2)) for place, digit in enumerate(nine))
        yield f"{nine[:6]}-{number}{-sum(map(int, doubled)) % 10}"


IDENTITIES = [way for each in _personnummer() for way in (each, f"19{each}".replace("-", ""))][:34]
PHONES = [f"07{2 + number % 2}-{415 + number} {10 + number} {50 + number}" for number in range(33)]
PLATES = [
    f"{first}W{last} {417 + number}"
    for number, (first, last) in enumerate(zip("BCDFGHJKLMN" * 3, "KXZ" * 11, strict=True))
]
PLANTED = [*IDENTITIES, *PHONES, *PLATES]
LOOKED_FOR = {re.sub(r"[^a-z0-9]", "", each.lower()): each for each in PLANTED}


def betrayed(*texts):
    """What of the planted can be read in the texts, however it is spaced."""
    plain = [re.sub(r"[\s\-\u00ad]", "", fold(text).text) for text in texts]
    return [each for sought, each in LOOKED_FOR.items() if any(sought in text for text in plain)]
