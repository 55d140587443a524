"""What is masked is gone: from the words, the title and the attributes, in boxes of one length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records import masking

PAGE = (
    "<!doctype html><html><head><title>Om Anna Andersson</title></head><body>"
    '<h1 title="Anna Andersson">Rubrik</h1><p>Anna <strong>Andersson</strong> ringde. Annas bror &amp; B.</p>'
    "<p>Ett annat stycke.</p></body></html>"
)


def said(html):
    return [text for _, text in masking.passages(html)]


def test_a_name_is_masked_wherever_it_stands_across_tags_and_in_the_genitive_and_no_other_word_is():
    masked = masking.masked(PAGE, ["Anna Andersson", "anna"])

    assert "Anna" not in masked
    assert "Andersson" not in masked
    assert masking.tells(masked, ["Anna", "Andersson"]) == []
    assert "ringde." in masked
    assert "Ett annat stycke." in masked


def test_a_box_is_as_long_whatever_it_hides():
    short, long = masking.masked("<p>Ja</p>", ["Ja"]), masking.masked("<p>Flaggstångsknopp</p>", ["Flaggstångsknopp"])

    assert short == long == f"<p>{masking.BOX}</p>"


def test_whole_passages_are_masked_by_number():
    number = next(number for number, text in masking.passages(PAGE) if text == "Ett annat stycke.")

    assert said(masking.masked(PAGE, numbers=[number])) == [
        "Rubrik",
        "Anna Andersson ringde. Annas bror & B.",
        "maskat",
    ]


def test_what_is_not_masked_reads_as_before():
    assert said(masking.masked(PAGE, ["finns inte"])) == said(PAGE)
    assert "&amp; B." in masking.masked(PAGE, ["Anna"])


def test_the_title_says_it_in_plain_words():
    assert "<title>Om [maskat]</title>" in masking.masked(PAGE, ["Anna Andersson"])


def test_words_that_stand_nowhere_are_told():
    assert masking.missing(PAGE, ["Anna", "Ana"]) == ["Ana"]


NAMES = st.text(alphabet="åäöÅÄÖ", min_size=3, max_size=8)


@given(st.lists(NAMES, min_size=1, max_size=8), st.sampled_from([" ", "\u00a0", "</b> <i>", "\n  "]))
def test_whatever_is_masked_is_not_told(names, between):
    page = "".join(f"<p><b>{name}{between}{name[::-1]}</b> &lt;mer&gt;</p>" for name in names)
    masked = masking.masked(page, [f"{names[0]} {names[0][::-1]}", *names, *(name[::-1] for name in names)])

    assert [name for name in names if name.lower() in masked.lower()] == []
    assert masked.count("&lt;mer&gt;") == len(names)


@pytest.mark.parametrize("words", [["("], ["*"], ["\\"], ["[a-z]"]])
def test_signs_are_taken_as_they_stand(words):
    assert masking.masked("<p>x ( * \\ [a-z] y</p>", words).count("maskat") >= 1
