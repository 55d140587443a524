"""How an area is: green, yellow or red is proposed, with its reason; the group decides. Pure: numbers in, words out.

Where nothing was reported there is no colour: nobody has looked, or there was nothing to see, and which is not known.
"""

from dataclasses import dataclass
from enum import Enum

from situation.tallies import Change, Tally, many

SERIOUS, ACUTE = 3, 4
MANY_SERIOUS = 3


class Light(Enum):
    UNKNOWN = "unknown", "Ingen bild", "none"
    GREEN = "green", "Grönt läge", "good"
    YELLOW = "yellow", "Gult läge", "warn"
    RED = "red", "Rött läge", "bad"

    def __new__(cls, value, label, tone):
        member = object.__new__(cls)
        member._value_, member.label, member.tone = value, label, tone
        return member


@dataclass(frozen=True)
class AreaFacts:
    tally: Tally
    acute: int = 0
    serious: int = 0
    spots: int = 0
    rising: int = 0  # of the spots


def proposed(facts):
    """The gravest colour that something speaks for, and everything that speaks for it."""
    if not facts.tally.now:
        return Light.UNKNOWN, "Inget har rapporterats, så läget är okänt."
    for light, reasons in ((Light.RED, _grave), (Light.YELLOW, _worrying)):
        if words := list(reasons(facts)):
            return light, _sentence(words)
    return Light.GREEN, "Inget sticker ut."


def _grave(facts):
    if facts.acute:
        yield many(facts.acute, "akut händelse", "akuta händelser")
    if facts.serious >= MANY_SERIOUS:
        yield many(facts.serious, "allvarlig händelse", "allvarliga händelser")
    if facts.rising and facts.tally.change == Change.MORE:
        yield "fler än vanligt, samlat på " + many(facts.rising, "plats", "platser")


def _worrying(facts):
    if facts.serious:
        yield many(facts.serious, "allvarlig händelse", "allvarliga händelser")
    if facts.spots:
        yield "rapporterna samlas på " + many(facts.spots, "plats", "platser")
    if facts.tally.change == Change.MORE:
        yield "fler än vanligt"


def _sentence(words):
    told = words[0] if len(words) == 1 else f"{', '.join(words[:-1])} och {words[-1]}"
    return f"{told[0].upper()}{told[1:]}."
