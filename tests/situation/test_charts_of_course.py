"""The drawing of a course: bars from the base, a line that breaks, a mark where nothing is known."""

import re

import pytest

from situation.charts import BAR, COLUMN, HEAD, HEIGHT, course

BASE = HEAD + HEIGHT


def bars(drawn):
    """How tall each bar is, from the left."""
    return [BASE - int(top) for top in re.findall(rf"M\d+ {BASE}V(\d+)h{BAR}V{BASE}z", drawn.bars)]


def test_bars_are_as_tall_as_their_share_of_the_greatest():
    drawn = course([(1, None), (4, None), (2, None)], [])

    assert bars(drawn) == [HEIGHT // 4, HEIGHT, HEIGHT // 2]
    assert [number for _, _, number in drawn.numbers] == [1, 4, 2]


def test_the_scale_has_room_for_what_is_usual_too():
    assert bars(course([(2, 8)], [])) == [HEIGHT // 4]


def test_nought_has_a_number_and_no_bar_and_a_gap_has_neither():
    drawn = course([(0, None), (None, None), (1, None)], [])

    assert len(bars(drawn)) == 1
    assert [number for _, _, number in drawn.numbers] == [0, 1]
    assert drawn.gaps.count("M") == 1


def test_of_nothing_at_all_there_is_a_drawing():
    drawn = course([(0, 0)] * 3, [])

    assert (bars(drawn), drawn.gaps) == ([], "")
    assert (
        drawn.usual
        == f"M{8 + COLUMN // 2} {BASE}L{8 + COLUMN + COLUMN // 2} {BASE}L{8 + 2 * COLUMN + COLUMN // 2} {BASE}"
    )


@pytest.mark.parametrize(
    ("usual", "moves"),
    [([1, 1, 1], "MLL"), ([None, 1, 1], "ML"), ([1, None, 1], "MhMh"), ([1, 1, None], "ML"), ([None, 1, None], "Mh")],
)
def test_the_line_breaks_where_nothing_is_usual(usual, moves):
    drawn = course([(1, each) for each in usual], [])

    assert re.sub(r"[^MLh]", "", drawn.usual) == moves


def test_words_stand_below_the_column_they_are_of():
    drawn = course([(1, None)] * 5, [(0, "v. 1"), (4, "v. 9")])

    assert [(x - drawn.numbers[0][0], words) for x, words in drawn.labels] == [(0, "v. 1"), (4 * COLUMN, "v. 9")]
