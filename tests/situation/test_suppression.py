"""What is told of a table gives away no number under five, whatever is taken from whatever.

The attacker of these tests is not the protector: for small tables every table that says the same is tried; for large
ones the equations between what is told and what is not are solved.
"""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from situation.suppression import FEWEST, protected

SMALL = st.sampled_from([0, 0, 1, 2, 3, 4, 5, 6, 8])
SIZES = st.sampled_from([(1, 1), (1, 2), (2, 1), (1, 3), (1, 4), (2, 2)])  # what can be tried to the last table
SMALL_TABLES = SIZES.flatmap(lambda size: st.lists(st.lists(SMALL, min_size=size[1], max_size=size[1]),
                                                   min_size=size[0], max_size=size[0]))  # fmt: skip
LARGE_TABLES = st.tuples(st.integers(2, 6), st.integers(2, 6)).flatmap(
    lambda size: st.lists(
        st.lists(st.integers(0, 40), min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0]
    )
)
MOST = 2 * FEWEST + 3  # that a number left out is tried with, where no total holds it


def with_totals(counts):
    rows = [[*row, sum(row)] for row in counts]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def could_be(told):
    """Every table with totals that says what is told."""
    inner = [[[number] if number is not None else range(MOST + 1) for number in row[:-1]] for row in told[:-1]]
    rows = [[row for row in product(*cells) if total is None or sum(row) == total]
            for cells, total in zip(inner, [row[-1] for row in told], strict=False)]  # fmt: skip
    for counts in product(*rows):
        whole = with_totals(counts)
        if all(said in (None, number) for line, row in zip(told, whole, strict=True)
               for said, number in zip(line, row, strict=True)):  # fmt: skip
            yield whole


def places(rows):
    return [(r, c) for r in range(len(rows)) for c in range(len(rows[0]))]


@settings(max_examples=60, deadline=None)
@example([[4, 9]])  # one small number beside one large: the total would give it away
@example([[3, 0], [0, 3]])
@example([[1, 1], [1, 1]])  # the whole is under five
@example([[4, 8], [8, 8]])
@given(SMALL_TABLES)
def test_every_small_number_could_as_well_be_five(counts):
    told, truth = protected(counts).rows, with_totals(counts)
    most = dict.fromkeys(places(truth), 0)
    for whole in could_be(told):
        for r, c in most:
            most[r, c] = max(most[r, c], whole[r][c])

    for r, c in places(truth):
        if truth[r][c] < FEWEST:
            assert told[r][c] is None
            assert most[r, c] >= FEWEST
        else:
            assert told[r][c] in (None, truth[r][c])


@settings(max_examples=60, deadline=None)
@given(LARGE_TABLES)
def test_no_small_number_can_be_solved_for(counts):
    """Each line of the table is an equation. A number left out is given away when they have one answer for it."""
    told, truth = protected(counts).rows, with_totals(counts)
    unknown = [place for place in places(truth) if told[place[0]][place[1]] is None]
    solved = given_away(unknown, told)

    assert not [place for place in solved if truth[place[0]][place[1]] < FEWEST]
    assert all(told[r][c] is None for r, c in places(truth) if truth[r][c] < FEWEST)


def given_away(unknown, told):
    """Those that a linear system settles: alone in a row of its reduced form."""
    height, width = len(told), len(told[0])
    lines = [[(r, c) for c in range(width)] for r in range(height)]
    lines += [[(r, c) for r in range(height)] for c in range(width)]
    column = {place: number for number, place in enumerate(unknown)}
    rows = [[Fraction(0)] * len(unknown) for _ in lines]
    for row, line in zip(rows, lines, strict=True):
        for place in line:
            if place in column:
                row[column[place]] = Fraction(-1 if place == line[-1] else 1)
    return [unknown[next(i for i, each in enumerate(row) if each)] for row in reduced(rows) if sum(map(bool, row)) == 1]


def reduced(rows):
    done = 0
    for column in range(len(rows[0])):
        pivot = next((r for r in range(done, len(rows)) if rows[r][column]), None)
        if pivot is None:
            continue
        rows[done], rows[pivot] = rows[pivot], rows[done]
        rows[done] = [each / rows[done][column] for each in rows[done]]
        for r in range(len(rows)):
            if r != done and rows[r][column]:
                factor = rows[r][column]
                rows[r] = [one - factor * other for one, other in zip(rows[r], rows[done], strict=True)]
        done += 1
    return rows


def test_the_attacker_of_these_tests_finds_what_is_given_away():
    """With only the small number left out, both of them see it."""
    told = ((None, 9, 13), (8, 8, 16), (12, 17, 29))

    assert given_away([(0, 0)], told) == [(0, 0)]
    assert {whole[0][0] for whole in could_be(told)} == {4}


def test_nothing_is_left_out_of_a_table_with_large_numbers_alone():
    counts = [[5, 17, 9], [6, 5, 30]]

    assert [list(row) for row in protected(counts).rows] == with_totals(counts)


def test_as_little_as_will_do_is_left_out():
    """Beside the small number three more, in another row and column: the totals still stand."""
    rows = protected([[2, 40, 41], [42, 30, 43], [44, 45, 46]]).rows

    assert [place for place in places(rows) if rows[place[0]][place[1]] is None] == [(0, 0), (0, 1), (1, 0), (1, 1)]


@pytest.mark.parametrize(("count", "told"), [(0, None), (4, None), (5, 5)])
def test_nought_is_as_secret_as_four(count, told):
    assert protected([[count, 90], [80, 70]]).rows[0][0] == told


def test_a_table_without_anything_in_it_says_nothing():
    assert protected([[0, 0], [0, 0]]).total is None
    assert protected([]).rows == ((None,),)
