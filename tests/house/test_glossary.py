import re
from pathlib import Path
from pydoc import locate

import pytest

GLOSSARY = (Path(__file__).parents[2] / "docs/glossary.md").read_text(encoding="utf-8")
ROWS = [line.split(" | ") for line in GLOSSARY.splitlines() if re.match(r"\| (?!Svenska)", line)]


@pytest.mark.parametrize("name", sorted({row[2].strip("`") for row in ROWS if row[2] != "–"}))
def test_a_word_of_the_glossary_is_a_word_of_the_code(name):
    assert locate(name) is not None


def test_every_row_of_the_glossary_has_its_four_columns():
    assert [row for row in ROWS if len(row) != 4] == []


def test_a_swedish_word_is_explained_once():
    words = [row[0] for row in ROWS]
    assert sorted(words) == sorted(set(words))
