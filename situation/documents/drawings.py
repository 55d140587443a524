"""Drawings of a lägesrapport reckoned out: numbers in, places on paper out. A template makes them an SVG. Pure."""

from dataclasses import dataclass
from math import cos, radians, sqrt

from situation.grid import METRES_A_DEGREE, distance

WIDE, HIGH, EDGE = 480, 300, 26
SMALLEST, GREATEST = 7, 20
SHOWN = 12  # circles with a number of their own; the others are drawn without
TOWN = 2500  # metres from the place with most reports: near enough to be drawn larger
SCALE_BEGINS = 14
SCALES = (100, 250, 500, 1000, 2500, 5000, 10_000, 25_000)


@dataclass(frozen=True)
class Circle:
    x: float
    y: float
    radius: float
    label: str
    name: str
    number: int


@dataclass(frozen=True)
class Map:
    wide: int
    high: int
    circles: tuple[Circle, ...]
    scale: str
    scale_ends: float


def maps(dots):
    """One map of everything, and one of what lies round the place with most when the rest is far away."""
    ranked = list(enumerate(dots, start=1))
    if not ranked:
        return []
    near = [each for each in ranked if distance(ranked[0][1]["at"], each[1]["at"]) <= TOWN]
    found = [_map(ranked)]
    return [*found, _map(near)] if 1 < len(near) < len(ranked) else found


def _map(ranked):
    north, south, east, west = _frame([each["at"] for _, each in ranked])
    wide = cos(radians((north + south) / 2))
    stretch = min((WIDE - 2 * EDGE) / ((east - west) * wide), (HIGH - 2 * EDGE) / (north - south))
    left = (WIDE - (east - west) * wide * stretch) / 2
    top = (HIGH - (north - south) * stretch) / 2
    most = max(each["number"] for _, each in ranked)

    def circle(rank, dot):
        y, x = top + (north - dot["at"][0]) * stretch, left + (dot["at"][1] - west) * wide * stretch
        radius = max(SMALLEST, GREATEST * sqrt(dot["number"] / most))
        label = str(rank) if rank <= SHOWN else ""
        return Circle(round(x, 1), round(y, 1), round(radius, 1), label, dot["name"], dot["number"])

    metres = METRES_A_DEGREE / stretch
    scale = max([each for each in SCALES if each / metres <= WIDE / 4] or SCALES[:1])
    circles = [circle(*each) for each in reversed(ranked)]  # the heaviest last, on top
    return Map(WIDE, HIGH, tuple(circles), _told(scale), round(SCALE_BEGINS + scale / metres, 1))


def _frame(points):
    """The least box of some size that holds them: a single place is drawn in the middle of a kilometre."""
    norths, easts = [point[0] for point in points], [point[1] for point in points]
    half = 500 / METRES_A_DEGREE
    middle, centre = (max(norths) + min(norths)) / 2, (max(easts) + min(easts)) / 2
    return (
        max(*norths, middle + half),
        min(*norths, middle - half),
        max(*easts, centre + half),
        min(*easts, centre - half),
    )


def _told(metres):
    return f"{metres} m" if metres < 1000 else f"{metres / 1000:g} km".replace(".", ",")


@dataclass(frozen=True)
class Bar:
    name: str
    y: int
    wide: float
    after: float
    mean: float | None
    says: str


BAR, GAP, LONGEST, BEGINS = 13, 9, 250, 190


def bars(lines):
    """A bar for each category that was reported or usually is, with a line at what is usual."""
    told = [line for line in lines if line["now"] or line["mean"]]
    most = max((max(line["now"], line["mean"] or 0) for line in told), default=0) or 1

    def bar(row, line):
        mean = None if line["mean"] is None else round(BEGINS + LONGEST * line["mean"] / most, 1)
        wide = round(LONGEST * line["now"] / most, 1)
        return Bar(line["name"], row * (BAR + GAP), wide, BEGINS + wide + 6, mean, str(line["now"]))

    found = [bar(row, line) for row, line in enumerate(told)]
    return {"bars": found, "high": len(found) * (BAR + GAP), "begins": BEGINS, "wide": BEGINS + LONGEST + 40}
