"""A row of bars, one for each week: numbers in, places in a picture out. A template makes it an SVG."""

from dataclasses import dataclass

WIDE, GAP, HIGH, HEAD, FOOT = 14, 4, 120, 18, 24
LABELLED = 4  # each fourth week says its number


@dataclass(frozen=True)
class Bar:
    label: str
    number: int
    x: float
    y: float
    height: float
    middle: float
    is_labelled: bool


@dataclass(frozen=True)
class Bars:
    width: int
    height: int
    base: int
    wide: int
    most: int
    bars: tuple[Bar, ...]

    @property
    def label_at(self):
        return self.base + 17


def bars(rows):
    """Rows of (label, number), in one scale from nought."""
    rows = list(rows)
    most = max((number for _, number in rows), default=0)
    found = tuple(_bar(place, label, number, most or 1) for place, (label, number) in enumerate(rows))
    return Bars(GAP + len(rows) * (WIDE + GAP), HEAD + HIGH + FOOT, HEAD + HIGH, WIDE, most, found)


def _bar(place, label, number, most):
    x, height = GAP + place * (WIDE + GAP), round(HIGH * number / most, 1)
    return Bar(label, number, x, HEAD + HIGH - height, height, x + WIDE / 2, place % LABELLED == 0)
