"""What a person can choose about: a few sorts, and every letter in one of them."""

from collections import Counter
from pathlib import Path

import pytest

from office import sorts, wishes
from office.models.wishes import Rhythm

TEMPLATES = Path(__file__).parents[2] / "templates"
GATHERS = {"digest"}  # what has been chosen already
KINDS = {file.stem for file in TEMPLATES.glob("*/letters/*.txt") if not file.name.startswith("_")} - GATHERS


def test_every_letter_that_can_be_written_belongs_to_exactly_one_sort():
    held = Counter(kind for sort in sorts.SORTS.values() for kind in sort.kinds)

    assert held == Counter(KINDS)


@pytest.mark.parametrize("kind", sorted(GATHERS))
def test_nobody_chooses_about_what_they_have_chosen(kind):
    assert sorts.of(kind) is None


def test_a_kind_belongs_to_one_sort_only():
    with pytest.raises(ValueError, match="slag"):
        sorts.register(sorts.Sort("another", "Annat", "När det är något annat.", ("agenda",)))

    assert "another" not in sorts.SORTS


@pytest.mark.parametrize("sort", sorts.SORTS.values(), ids=sorts.SORTS)
def test_a_sort_is_told_in_a_label_and_whole_sentences(sort):
    assert sort.label[0].isupper()
    assert not sort.label.endswith(".")
    assert sort.about.endswith(".")


def test_the_summons_and_what_changes_it_always_come():
    kinds = ("agenda", "changed_agenda", "moved", "cancelled", "no_longer_called", "agenda_reminder")

    assert [sorts.of(kind).statutory for kind in kinds] == [True] * 6


def test_what_one_has_taken_on_can_be_gathered_and_not_turned_off():
    assert wishes.allowed(sorts.of("action_overdue")) == [Rhythm.AT_ONCE, Rhythm.DAILY, Rhythm.WEEKLY]
    assert wishes.seldomest(sorts.of("action_overdue")) == Rhythm.WEEKLY
    assert wishes.seldomest(sorts.of("please_answer")) == Rhythm.NEVER
