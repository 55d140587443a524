"""Drawings of how it has gone, reckoned out: numbers in, paths of an SVG out. Pure; a template draws them."""

from dataclasses import dataclass

COLUMN, BAR = 19, 13
EDGE, HEAD, HEIGHT, FOOT = 8, 18, 96, 22


@dataclass(frozen=True)
class Course:
    """A bar for each period, a line for what is usual, and a mark where nothing is known."""

    width: int
    height: int
    base: int
    label_at: int
    bars: str
    usual: str
    gaps: str
    numbers: tuple  # (x, y, number)
    labels: tuple  # (x, words)


def course(points, labels):
    """Points of (number, usual), either of them None where it is not known; labels of (which point, words)."""
    points = list(points)
    most = max([1, *(value for point in points for value in point if value is not None)])
    base = HEAD + HEIGHT
    tops = [None if number is None else base - _tall(number, most) for number, _ in points]
    return Course(
        width=2 * EDGE + COLUMN * len(points),
        height=base + FOOT,
        base=base,
        label_at=base + 16,
        bars="".join(_bar(place, top, base) for place, top in enumerate(tops) if top is not None and top < base),
        usual=_line([None if usual is None else base - _tall(usual, most) for _, usual in points]),
        gaps="".join(f"M{_left(place)} {base - 4}h{BAR}" for place, top in enumerate(tops) if top is None),
        numbers=tuple((_middle(n), top - 4, points[n][0]) for n, top in enumerate(tops) if top is not None),
        labels=tuple((_middle(place), words) for place, words in labels),
    )


def _tall(value, most):
    return round(HEIGHT * value / most)


def _left(place):
    return EDGE + COLUMN * place + (COLUMN - BAR) // 2


def _middle(place):
    return EDGE + COLUMN * place + COLUMN // 2


def _bar(place, top, base):
    return f"M{_left(place)} {base}V{top}h{BAR}V{base}z"


def _line(heights):
    """From middle to middle, broken where there is nothing; a point alone is a dash as wide as its column."""
    drawn, before = [], None
    for place, height in enumerate(heights):
        alone = before is None and (place + 1 == len(heights) or heights[place + 1] is None)
        if height is not None and alone:
            drawn.append(f"M{_left(place)} {height}h{BAR}")
        elif height is not None:
            drawn.append(f"{'M' if before is None else 'L'}{_middle(place)} {height}")
        before = height
    return "".join(drawn)
