import re
from datetime import date
from pathlib import Path

import pytest

from guideline.provisions import GUIDELINE, LAW, PROVISIONS, law
from guideline.rules import RULES

JUDGED = ["L14", "L15", "L16", "L19", "H02", "H03", "H05", "H06", "H07", "H08", "H09", "H10", "H11"]
EVERY = pytest.mark.parametrize("provision", PROVISIONS.values(), ids=PROVISIONS)
MAP = Path(__file__).parents[2] / "docs/guideline.md"


def of(layer):
    return [provision for provision in PROVISIONS.values() if provision.layer == layer]


def test_the_law_comes_first_with_twenty_one_provisions_in_order():
    assert [provision.key for provision in of(LAW)] == [f"L{number:02}" for number in range(1, 22)]
    assert list(PROVISIONS)[:21] == [provision.key for provision in of(LAW)]


def test_the_guideline_follows_with_eighteen_provisions_in_order():
    assert [provision.key for provision in of(GUIDELINE)] == [f"H{number:02}" for number in range(1, 19)]
    assert list(PROVISIONS)[21:] == [provision.key for provision in of(GUIDELINE)]


@EVERY
def test_a_provision_says_where_it_comes_from(provision):
    place = {LAW: r"Lag \(2023:196\) \d+ (§|och \d+ §§)( \d| (första|andra) stycket| och övergångsbestämmelserna)?"}
    assert re.fullmatch(place.get(provision.layer, r"Riktlinjen, \w[\w åäö]+"), provision.source)


@EVERY
def test_a_provision_has_a_title_of_two_to_six_words(provision):
    assert 2 <= len(provision.title.split()) <= 6
    assert not provision.title.endswith(".")


@EVERY
def test_a_provision_asks_in_at_most_three_whole_sentences(provision):
    sentences = re.findall(r"[A-ZÅÄÖ][^.]+\.", provision.asks)

    assert " ".join(sentences) == provision.asks
    assert 1 <= len(sentences) <= 3


def test_the_paragraphs_of_the_law_come_in_its_own_order():
    """8 § only points on to 9 and 10 §§."""
    numbers = [int(re.findall(r"(\d+) §", provision.source)[-1]) for provision in of(LAW)]
    assert numbers == sorted(numbers)
    assert set(numbers) == set(range(4, 15)) - {8}


def test_the_law_is_in_force_from_its_own_day_and_cameras_from_theirs():
    days = {provision.key: provision.in_force_from for provision in of(LAW)}
    assert days.pop("L21") == date(2025, 4, 1)
    assert set(days.values()) == {date(2023, 7, 1)}


def test_the_guideline_takes_its_day_from_the_profile():
    assert {provision.in_force_from for provision in of(GUIDELINE)} == {None}


def test_duties_to_try_are_told_as_duties_to_try():
    """9 and 10 §§ say verka för; a page that called them musts would be wrong to a lawyer."""
    tries = [provision for provision in law.COORDINATION if provision.source.split()[2] in {"9", "10"}]
    assert [provision.key for provision in tries] == ["L12", "L13", "L14", "L15"]
    assert all("verka för" in provision.asks for provision in tries)


def test_a_time_limit_that_the_law_does_not_set_is_called_our_own():
    limited = [provision for provision in of(LAW) if "months" in (provision.value or {})]
    assert [provision.key for provision in limited] == ["L13", "L18", "L20"]
    assert all(re.search("lagen anger ingen tid|kommunens eget mått", provision.asks) for provision in limited)


def test_those_judged_already_have_no_excuse():
    assert [provision.key for provision in PROVISIONS.values() if not provision.not_yet] == JUDGED
    assert sorted(RULES, key=list(PROVISIONS).index) == JUDGED


@pytest.mark.parametrize("key", [key for key in PROVISIONS if key not in JUDGED])
def test_one_not_judged_yet_says_what_its_judgement_will_rest_on(key):
    assert re.fullmatch(r"Bedöms när [^.:]+: då [^.:]+\.", PROVISIONS[key].not_yet)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("L09", {"every_years": 2, "warn_months": 24}),
        ("L13", {"months": 24}),
        ("L18", {"months": 12}),
        ("L20", {"months": 12}),
        ("H01", {"year": 2038}),
        ("H02", {"seats": 7, "presenters": 2}),
        ("H03", {"meetings_a_year": 2, "seasons": ["spring", "autumn"]}),
        ("H06", {"meetings_a_year": 4, "notice_days": 7}),
        ("H09", {"seats": 15}),
        ("H11", {"every_days": 14, "seats": 3}),
        (
            "H15",
            {"every_years": 2, "years": "even", "picture": "spring", "plan": "autumn"},
        ),
    ],
)
def test_the_numbers_are_those_of_the_texts(key, value):
    assert PROVISIONS[key].value == value


def rows_of_the_map():
    """Each row as its key and what its last column says."""
    return re.findall(r"^\|(?:.*\|)? ([LH]\d\d) \|.*\| (.+?) \|$", MAP.read_text(encoding="utf-8"), flags=re.MULTILINE)


def test_the_map_has_every_provision_of_the_guideline():
    keys = {key for key, _ in rows_of_the_map()}
    assert sorted(key for key in keys if key.startswith("H")) == [provision.key for provision in of(GUIDELINE)]


def test_the_map_names_the_rule_that_judges_each_provision():
    told = {(key, where.strip("`")) for key, where in rows_of_the_map() if ".rules." in where}
    assert told == {(key, f"{rule.judge.__module__}.{rule.judge.__name__}") for key, rule in RULES.items()}


def test_what_waits_says_so_in_the_map():
    waiting = {key for key, where in rows_of_the_map() if where.startswith("not in the system yet")}
    judged = {key for key, where in rows_of_the_map() if ".rules." in where}
    assert waiting - judged == {provision.key for provision in of(GUIDELINE) if provision.not_yet}
