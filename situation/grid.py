"""Where something happened, no finer than it needs to be: squares of some 250 metres, and the nearest named place.

A position that a phone tells is laid in its square before anything is kept, so that no exact point ever is. A square's
name says which it is: rows are counted from the equator, columns from Greenwich, and a column is as wide as a row is
high at the row's own latitude. Over one municipality the error is less than a metre in a square.
"""

from math import asin, cos, floor, radians, sin, sqrt

METRES_A_DEGREE = 111_195  # of latitude, on a sphere of 6 371 km
SIDE = 250
STEP = SIDE / METRES_A_DEGREE
NEAR_ENOUGH = 120  # metres: a phone in a street is often wrong by half of it


def cell_of(latitude, longitude):
    """The name of the square: "26810-3559"."""
    row = floor(latitude / STEP)
    return f"{row}-{floor(longitude / _width(row))}"


def centre_of(cell):
    """Latitude and longitude of the middle of the square."""
    row, column = (int(number) for number in cell.split("-"))
    return round((row + 0.5) * STEP, 6), round((column + 0.5) * _width(row), 6)


def corners_of(cell):
    """South, west, north and east of the square."""
    row, column = (int(number) for number in cell.split("-"))
    width = _width(row)
    return row * STEP, column * width, (row + 1) * STEP, (column + 1) * width


def distance(here, there):
    """Metres between two points as (latitude, longitude), over the ground."""
    (lat1, lon1), (lat2, lon2) = ([radians(degree) for degree in point] for point in (here, there))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * 6_371_000 * asin(sqrt(half))


def nearest(point, places, within=NEAR_ENOUGH):
    """Of places with a `point`, the one nearest to it and no further away, or None."""
    reach = [(distance(point, place.point), place.pk, place) for place in places]
    near = [each for each in reach if each[0] <= within]
    return min(near)[2] if near else None


def _width(row):
    return STEP / cos(radians((row + 0.5) * STEP))
