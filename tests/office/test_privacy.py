import re
import time
from datetime import date
from pathlib import Path

import pytest

from office import privacy
from office.privacy import Kind, Lists
from tests.office.privacy_corpus import HELD_OUT, TUNED_ON, texts

TODAY = date(2027, 2, 3)
PRIVACY = Path(__file__).parents[2] / "docs/privacy.md"
HUNDRED_KB = 100_000

# What is worst for each pattern, over and over again.
HOSTILE = [
    *(
        "1",
        "01 ",
        "010101",
        "12345678901234567890",
        "85 01 01 12 3",
        "0",
        "0, ",
        "070-",
        "+46",
        "+1 2",
        "noll ",
        "noll,",
    ),
    *(
        "född ",
        "född är den på ",
        "850101 fyra sista ",
        "personnummer",
        "tel ",
        "ring på ",
        "adam bertil ",
        "abc ",
        "abc 1",
    ),
    *("@", " at ", "a.", "(at)", "a@b.", "a punkt ", "a@a.a@", "\u200b", "\u0410", "a\u030a", "O0l", "å", " ", "\n"),
]


def found(text, lists=privacy.NO_LISTS):
    return [(each.kind, each.written) for each in privacy.find(text, lists, today=TODAY)]


def judged(*names):
    """How many texts hide something, how many of them are caught; how many hide nothing, how many are stopped."""
    hiding, caught, innocent, stopped, misses = 0, 0, 0, 0, []
    for text in texts(*names):
        findings = privacy.find(text.words, today=TODAY)
        if text.hidden:
            missed = text.missed(findings)
            hiding, caught = hiding + 1, caught + (not missed)
            misses += [f"{text.place}: {' '.join(each.split())}" for each in missed]
        else:
            innocent, stopped = innocent + 1, stopped + bool(findings)
            misses += [f"{text.place}: stopped for nothing"] if findings else []
    return hiding, caught, innocent, stopped, misses


@pytest.mark.parametrize("names", [TUNED_ON, HELD_OUT], ids=["tuned on", "held out"])
def test_nearly_all_that_is_hidden_is_caught_and_nearly_nothing_else(names):
    hiding, caught, innocent, stopped, misses = judged(*names)

    assert hiding >= 100
    assert caught / hiding >= 0.98, misses
    assert stopped / innocent <= 0.02, misses


def test_what_was_measured_stands_in_the_docs():
    rows = []
    for heading, names in (("tuned on", TUNED_ON), ("held out", HELD_OUT)):
        hiding, caught, innocent, stopped, _ = judged(*names)
        rows.append(f"| {heading} | {caught} of {hiding} | {stopped} of {innocent} |")
    misses = [f"- {each}" for each in judged(*TUNED_ON, *HELD_OUT)[-1]]

    assert "\n".join(rows) in PRIVACY.read_text()
    assert "\n".join(misses) in PRIVACY.read_text()


@pytest.mark.parametrize(
    ("text", "kind", "written"),
    [
        ("Se 850214-9811 här", Kind.IDENTITY, "850214-9811"),
        ("Se 198502149811.", Kind.IDENTITY, "198502149811"),
        ("Se 701063-2391.", Kind.IDENTITY, "701063-2391"),
        ("Såg 19850505-1234 igen", Kind.IDENTITY, "19850505-1234"),
        ("Såg 850505-1234 igen", Kind.IDENTITY, "850505-1234"),
        ("Se 850214+9811.", Kind.IDENTITY, "850214+9811"),
        ("personnr 850101", Kind.IDENTITY, "850101"),
        ("Ring 070-123 45 67 nu", Kind.PHONE, "070-123 45 67"),
        ("Ring +46 (0)70 123 45 67", Kind.PHONE, "+46 (0)70 123 45 67"),
        ("Ring (0225) 123 45.", Kind.PHONE, "(0225) 123 45"),
        ("namn (at) domän punkt se", Kind.EMAIL, "namn (at) domän punkt se"),
        ("En bil, ABC 123, där", Kind.PLATE, "ABC 123"),
        ("En bil, abc12d, där", Kind.PLATE, "abc12d"),
        ("Bilen AB\u200bC 1\u200b23 där", Kind.PLATE, "AB\u200bC 1\u200b23"),
        (
            "Nås på noll sju noll ett två tre fyra fem sex sju.",
            Kind.PHONE,
            "noll sju noll ett två tre fyra fem sex sju",
        ),
    ],
)
def test_the_whole_of_it_is_pointed_at_where_it_stands(text, kind, written):
    assert found(text) == [(kind, written)]


@pytest.mark.parametrize(
    "innocent",
    [
        *("E16 och RV70", "Rum 123", "KS 2026/123", "776 30 Hedemora", "lag 2023:196", "kl. 08.30-09.15", "125 000 kr"),
        *("2027-01-15 18.30", "20270115-1830", "212000-2254", "114 14", "112", "BMW 320", "hus 12a", "851314-9812"),
    ],
)
def test_innocent_numbers_are_left_alone(innocent):
    assert found(f"Det gäller {innocent} enligt uppgift.") == []


@pytest.mark.parametrize(
    ("day", "is_found"), [("850214", True), ("850230", False), ("851301", False), ("850288", True)]
)
def test_a_personnummer_has_a_day_that_has_been_and_a_check_digit_or_a_hyphen(day, is_found):
    nine = f"{day}981"
    doubled = "".join(str(int(digit) * (2 - place % 2)) for place, digit in enumerate(nine))
    last = -sum(map(int, doubled)) % 10

    assert bool(found(f"Se {nine[:6]}-981{last}.")) is is_found
    assert not found(f"Se {nine}{(last + 1) % 10}.")
    assert bool(found(f"Se {nine[:6]}-981{(last + 1) % 10}.")) is is_found


def test_a_finding_says_what_it_is_and_how_to_write_instead():
    (finding,) = privacy.find("Bilen ABC 123 står där.")

    assert finding.explanation == (
        "”ABC 123” ser ut som ett registreringsnummer. Skriv fordonets slag och var det stod."
    )


def test_listed_words_are_found_whole_in_any_case_and_with_their_endings():
    lists = Lists(words=("Kalle Kula", "Lönngården", "kåkis"))

    assert found("kalle kulas port och LÖNNGÅRDEN, Kåkisen", lists) == [
        (Kind.LISTED, "kalle kulas"),
        (Kind.LISTED, "LÖNNGÅRDEN"),
        (Kind.LISTED, "Kåkisen"),
    ]
    assert found("Kalle och kula, lonngarden, kåkiset1, påkåkis", lists) == []


def test_what_the_list_allows_may_stand_however_it_is_written():
    lists = Lists(allowed=("0225-340 00", "kommun@example.se"))

    assert found("Växeln 0225 340 00, +46 225 34000 eller Kommun@example.se", lists) == []
    assert found("Växeln 0225-340 01", lists) == [(Kind.PHONE, "0225-340 01")]


def test_what_is_masked_says_only_what_it_was():
    assert privacy.masked("Se 850214-9811, ring 070-123 45 67.") == "Se [personnummer], ring [telefonnummer]."


def spent(text):
    """Processor time, the least of some tries: others use the machine too."""
    lists, tries = Lists(words=tuple(f"kalle{number} anka" for number in range(300))), []
    for _ in range(20):
        began = time.process_time()
        privacy.find(text, lists, today=TODAY)
        tries.append(time.process_time() - began)
    return min(tries)


def test_a_long_text_is_read_in_a_moment():
    prose = " ".join(text.words for text in texts(*TUNED_ON) if not text.hidden)
    sparse = re.sub(r"\d{3,}", "flera", prose) + " Vi gick runt området och pratade med vaktmästaren. " * 100
    text = (sparse * (HUNDRED_KB // len(sparse) + 1))[:HUNDRED_KB]

    assert spent(text) < 0.05


@pytest.mark.parametrize("piece", HOSTILE, ids=repr)
def test_no_text_takes_more_than_its_length_in_time(piece):
    """Four times the text takes about four times as long; what grows with the square would take sixteen."""
    short, long = ((piece * size)[:size] for size in (HUNDRED_KB // 8, HUNDRED_KB // 2))

    assert spent(long) < max(spent(short), 0.005) * 9
