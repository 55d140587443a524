"""Drawings reckoned out: numbers in, places in a picture out. A template makes them an SVG."""

from dataclasses import dataclass

WIDEST, GAP = 48, 12
HEIGHT, HEAD, FOOT = 120, 18, 22


@dataclass(frozen=True)
class Part:
    """A piece of a column, named after what it counts."""

    name: str
    y: float
    height: float


@dataclass(frozen=True)
class Column:
    label: str
    says: str
    x: float
    middle: float
    top: float
    whole: float
    says_at: float
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Columns:
    width: float
    height: float
    base: float
    label_at: float
    wide: float
    columns: tuple[Column, ...]


def columns(rows) -> Columns:
    """Rows of (label, what to say over the column, whole, [(name, number)]): stacked from the base, in one scale."""
    rows = list(rows)
    most = max((whole for _, _, whole, _ in rows), default=0) or 1
    found = [_column(place, most, *row) for place, row in enumerate(rows)]
    width, base = GAP + len(rows) * (WIDEST + GAP), HEAD + HEIGHT
    return Columns(width, base + FOOT, base, base + 16, WIDEST, tuple(found))


def _column(place, most, label, says, whole, numbers):
    x = GAP + place * (WIDEST + GAP)
    parts, y = [], HEAD + HEIGHT
    for name, number in numbers:
        height = round(HEIGHT * number / most, 1)
        y = round(y - height, 1)
        parts.append(Part(name, y, height))
    tall = round(HEIGHT * whole / most, 1)
    top = round(HEAD + HEIGHT - tall, 1)
    seen = tuple(part for part in parts if part.height)
    return Column(label, says, x, x + WIDEST / 2, top, tall, round(top - 5, 1), seen)
