"""A number is held against what is usual, and small numbers say nothing."""

import pytest

from situation.lights import AreaFacts, Light, proposed
from situation.tallies import Change, Tally


@pytest.mark.parametrize(
    ("now", "mean", "change"),
    [
        (4, 4, Change.TOO_FEW),
        (4, 0, Change.TOO_FEW),
        (5, 0, Change.MORE),
        (5, 2, Change.MORE),
        (5, 3, Change.USUAL),
        (0, 4, Change.TOO_FEW),
        (0, 5, Change.FEWER),
        (2, 5, Change.USUAL),
        (23, 16, Change.USUAL),
        (24, 16, Change.MORE),
        (9, 16, Change.USUAL),
        (8, 16, Change.FEWER),
        (110, 100, Change.USUAL),
        (120, 100, Change.MORE),
        (80, 100, Change.FEWER),
    ],
)
def test_more_and_fewer_are_said_only_of_what_chance_would_seldom_do(now, mean, change):
    assert Tally(now, year=mean * 26).change == change


def test_before_anybody_reported_there_is_nothing_to_compare_with():
    unknown = Tally(12, before=None, last_year=None, year=None)

    assert unknown.change == Change.UNKNOWN
    assert unknown.mean is None
    assert (unknown + unknown).before is None


def test_tallies_are_added_part_by_part():
    assert Tally(1, 2, 3, 26) + Tally(10, 20, 30, 52) == Tally(11, 22, 33, 78)


@pytest.mark.parametrize(
    ("facts", "light", "why"),
    [
        (AreaFacts(Tally(0, year=0)), Light.UNKNOWN, "Inget har rapporterats, så läget är okänt."),
        (AreaFacts(Tally(0, year=520)), Light.UNKNOWN, "Inget har rapporterats, så läget är okänt."),
        (AreaFacts(Tally(1, year=0)), Light.GREEN, "Inget sticker ut."),
        (AreaFacts(Tally(2, year=52)), Light.GREEN, "Inget sticker ut."),
        (AreaFacts(Tally(2, year=52), serious=1), Light.YELLOW, "1 allvarlig händelse."),
        (AreaFacts(Tally(3, year=52), spots=1), Light.YELLOW, "Rapporterna samlas på 1 plats."),
        (AreaFacts(Tally(9, year=52)), Light.YELLOW, "Fler än vanligt."),
        (
            AreaFacts(Tally(9, year=52), serious=2, spots=2),
            Light.YELLOW,
            "2 allvarliga händelser, rapporterna samlas på 2 platser och fler än vanligt.",
        ),
        (AreaFacts(Tally(3, year=52), serious=3), Light.RED, "3 allvarliga händelser."),
        (AreaFacts(Tally(1, year=52), acute=1), Light.RED, "1 akut händelse."),
        (AreaFacts(Tally(9, year=52), spots=1, rising=1), Light.RED, "Fler än vanligt, samlat på 1 plats."),
        (AreaFacts(Tally(4, year=52), spots=1, rising=1), Light.YELLOW, "Rapporterna samlas på 1 plats."),
    ],
)
def test_a_colour_is_proposed_with_its_reason(facts, light, why):
    assert proposed(facts) == (light, why)
