"""The pages that are measured, each with the bare one beside it and what it must reach."""

from dataclasses import dataclass

from councils.models import Person


@dataclass(frozen=True)
class Page:
    name: str
    person: Person
    url: str
    bare: str
    most_queries: int = 15
    least_ratio: float = 0.0
    least_times: float = 0.0
    peer: str = ""
    peer_rate: int = 0


WORK, BARE = "/arbete/moten", "/bare"


def pages(stage):
    """A peer's rate is what its page of the same kind reached in another run, on a machine of the same size."""
    return [a_meeting(stage), the_start(stage), *lists(stage), *files(stage)]


def a_meeting(stage):
    return Page(
        "Meeting, 15 called, 12 items, 9 papers",
        stage.member,
        f"{WORK}/{stage.meeting.pk}/",
        f"{BARE}/meeting/{stage.meeting.pk}/",
        most_queries=10,
        least_ratio=0.7,
        least_times=10,
        peer="Indico's meeting page",
        peer_rate=12,
    )


def the_start(stage):
    return Page(
        "Start, 40 things to do",
        stage.coordinator,
        "/arbete/",
        f"{BARE}/start/",
        most_queries=12,
        least_times=4,
        peer="Indico's dashboard",
        peer_rate=33,
    )


def lists(stage):
    yield Page(
        "List, a year of 40 meetings",
        stage.coordinator,
        f"{WORK}/?ar={stage.a_year}",
        f"{BARE}/meetings/{stage.a_year}/",
    )
    yield Page(
        "List, a year of 200 meetings",
        stage.coordinator,
        f"{WORK}/?ar={stage.crowded_year}",
        f"{BARE}/meetings/{stage.crowded_year}/",
        least_times=5,
        peer="Indico's category of 200 meetings",
        peer_rate=22,
    )


def files(stage):
    pk = stage.meeting.pk
    yield Page("Sent agenda, PDF", stage.member, f"{WORK}/{pk}/utskickad/1/", f"{BARE}/agenda/{pk}/")
    yield Page(
        "Calendar file",
        stage.member,
        f"{WORK}/{pk}/kalender.ics",
        f"{BARE}/calendar/{pk}/",
        least_times=1.5,
        peer="Indico's event ICS",
        peer_rate=112,
    )
