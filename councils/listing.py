"""What a body's page tells beyond its seats; rooms higher up add to it."""

from dataclasses import dataclass

TELLERS = []


@dataclass(frozen=True)
class Notice:
    title: str
    text: str
    url: str = ""
    link: str = ""
    tone: str = "warn"


def tells(teller):
    """Register `teller(body, person, today) -> [Notice]`."""
    TELLERS.append(teller)
    return teller


def notices(body, person, today):
    return [notice for teller in TELLERS for notice in teller(body, person, today)]
