"""The table of where the system stands leaves no point out, and names nothing that is not there."""

import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs/asvs.md").read_text(encoding="utf-8")
ROWS = [re.split(r" \| ", line.strip("| ")) for line in TEXT.splitlines() if re.match(r"\| \d", line)]
STATES = {"met", "partly", "not met", "n/a"}
# How many points of levels 1 and 2 each chapter of 5.0.0 has.
POINTS = {1: 27, 2: 11, 3: 19, 4: 10, 5: 9, 6: 35, 7: 18, 8: 7, 9: 7, 10: 29, 11: 14, 12: 9, 13: 13, 14: 9, 15: 13,
          16: 16, 17: 7}  # fmt: skip
FILES = sorted(set(re.findall(r"`([\w./-]+\.(?:py|md|json|yml|conf|html|js|toml)|Dockerfile|\.dockerignore)`", TEXT)))


def points(cell):
    """ "1.2.6–1.2.8, 1.3.1" as [(1, 2, 6), (1, 2, 7), (1, 2, 8), (1, 3, 1)]."""
    for part in cell.split(", "):
        first, _, last = part.partition("–")
        *section, number = map(int, first.split("."))
        for each in range(number, int((last or first).split(".")[-1]) + 1):
            yield (*section, each)


ALL = [point for row in ROWS for point in points(row[0])]


@pytest.mark.parametrize("chapter", POINTS)
def test_every_point_of_the_chapter_has_its_state_once(chapter):
    listed = [point for point in ALL if point[0] == chapter]

    assert len(listed) == len(set(listed)) == POINTS[chapter]


def test_there_are_253_in_all():
    assert len(ALL) == sum(POINTS.values()) == 253


def test_the_sum_is_the_tables_own():
    states = Counter(row[2] for row in ROWS for _ in points(row[0]))
    told = re.search(r"Of the 253, (\d+) are met, (\d+) partly, (\d+) not, and (\d+) are", TEXT)

    assert [states[each] for each in ("met", "partly", "not met", "n/a")] == [int(each) for each in told.groups()]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_state_is_one_of_four_and_has_its_reason(row):
    state, reason = row[2], row[3] if len(row) > 3 else ""

    assert state in STATES
    assert state == "n/a" or reason


@pytest.mark.parametrize("file", FILES)
def test_what_is_named_is_there(file):
    assert (ROOT / file).exists()


def test_what_is_met_is_shown_by_tests():
    assert len([file for file in FILES if file.startswith("tests/")]) > 25
