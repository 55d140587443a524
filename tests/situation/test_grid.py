"""Positions are kept as squares and names, never as points."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from situation import grid

TORGET = (60.2770, 15.9866)
SWEDEN = st.tuples(st.floats(55, 69.5), st.floats(10.5, 24.5))


@given(SWEDEN)
def test_a_point_lies_within_its_square(point):
    south, west, north, east = grid.corners_of(grid.cell_of(*point))

    assert south - 1e-9 <= point[0] <= north + 1e-9
    assert west - 1e-9 <= point[1] <= east + 1e-9


@given(SWEDEN)
def test_the_middle_of_a_square_lies_in_it(point):
    cell = grid.cell_of(*point)

    assert grid.cell_of(*grid.centre_of(cell)) == cell


@given(SWEDEN)
def test_a_square_is_250_metres_each_way(point):
    south, west, north, east = grid.corners_of(grid.cell_of(*point))
    middle = (south + north) / 2, (west + east) / 2

    assert grid.distance((south, middle[1]), (north, middle[1])) == pytest.approx(250, abs=1)
    assert grid.distance((middle[0], west), (middle[0], east)) == pytest.approx(250, abs=1)


@given(SWEDEN)
def test_nobody_who_knows_the_square_knows_the_point(point):
    """Every point of a square is told in the same way."""
    south, west, north, east = grid.corners_of(grid.cell_of(*point))
    others = [(south + (north - south) * part, west + (east - west) * (1 - part)) for part in (0.1, 0.5, 0.9)]

    assert {grid.cell_of(*other) for other in others} == {grid.cell_of(*point)}


def test_a_degree_of_latitude_is_some_111_kilometres():
    assert grid.distance((60, 16), (61, 16)) == pytest.approx(111_195, abs=5)


def place(pk, latitude, longitude=TORGET[1]):
    return SimpleNamespace(pk=pk, point=(latitude, longitude))


def test_the_nearest_place_is_the_one_that_is_nearest_and_near_enough():
    near, nearer, far = place(1, TORGET[0] + 0.0009), place(2, TORGET[0] - 0.0004), place(3, TORGET[0] + 0.01)

    assert grid.nearest(TORGET, [near, nearer, far]) is nearer
    assert grid.nearest(TORGET, [far]) is None
    assert grid.nearest(TORGET, []) is None


def test_of_two_places_at_the_same_point_the_first_is_taken():
    assert grid.nearest(TORGET, [place(2, TORGET[0]), place(1, TORGET[0])]).pk == 1
