"""Two texts written over one: joined only when no line of either is lost, else shown so that the difference is seen."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.merging import MOST_PAIRS, appended, joined, marked

# Few lines that are often the same, so that what is hard to tell apart is tried.
TEXTS = st.lists(st.sampled_from(["", "a", "b", "c", "ab"]), max_size=8).map("\n".join)
ANYTHING = st.text(max_size=30)


def lines(text):
    return Counter(text.split("\n"))


@given(TEXTS, TEXTS, TEXTS)
def test_no_line_that_either_wrote_is_lost_and_none_comes_from_elsewhere(base, mine, theirs):
    together = joined(base, mine, theirs)
    if together is None or mine == theirs:
        return
    written = (lines(mine) - lines(base)) + (lines(theirs) - lines(base))
    untouched = lines(base) & lines(mine) & lines(theirs)
    assert lines(together) >= written
    assert lines(together) >= untouched - (lines(base) - lines(mine)) - (lines(base) - lines(theirs))
    assert lines(together) <= lines(mine) + lines(theirs)


@given(TEXTS, TEXTS, TEXTS)
def test_it_does_not_matter_whose_text_is_whose(base, mine, theirs):
    assert joined(base, mine, theirs) == joined(base, theirs, mine)


@given(ANYTHING, ANYTHING)
def test_what_only_one_has_changed_is_taken_as_it_is(base, mine):
    assert joined(base, mine, base) == joined(base, base, mine) == joined(base, mine, mine) == mine


@given(TEXTS, TEXTS)
def test_every_line_of_both_is_in_the_text_with_mine_after_theirs(theirs, mine):
    both = appended(theirs, mine)

    assert both.startswith(theirs)
    assert lines(both) >= lines(mine) - lines("")
    assert lines(both) >= lines(theirs) - lines("")


@given(ANYTHING, ANYTHING)
def test_what_is_shown_of_theirs_is_all_of_it(mine, theirs):
    assert "\n".join(line for line, _ in marked(mine, theirs)) == theirs


@given(TEXTS, TEXTS)
def test_a_line_of_theirs_without_a_mark_is_in_mine_too(mine, theirs):
    same = Counter(line for line, differs in marked(mine, theirs) if not differs)

    assert lines(mine) >= same


def test_changes_with_an_untouched_line_between_them_are_joined():
    assert joined("ett\ntvå\ntre", "ETT\ntvå\ntre", "ett\ntvå\nTRE") == "ETT\ntvå\nTRE"


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [("ETT\ntvå", "Ett\ntvå"), ("ETT\ntvå", "ett\nTVÅ"), ("ett\ntvå\na", "ett\ntvå\nb"), ("", "ett\nTVÅ")],
    ids=["the same line", "lines side by side", "both at the end", "all taken away"],
)
def test_changes_that_meet_are_for_people_to_join(mine, theirs):
    assert joined("ett\ntvå", mine, theirs) is None


def test_texts_too_long_to_compare_are_for_people_to_join():
    many = int(MOST_PAIRS**0.5) + 1
    base, mine, theirs = ("\n".join(f"{letter}{n}" for n in range(many)) for letter in "abc")

    assert joined(base, mine, theirs) is None
    assert appended(theirs, mine) == f"{theirs}\n{mine}"
    assert all(differs for _, differs in marked(mine, theirs))
