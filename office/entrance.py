"""Who may come in, and who must show two things at the door: two tables, filled by each app's permissions.py."""

from typing import NamedTuple

from office.permissions import Who


class Ground(NamedTuple):
    """A reason that holds for some, said to them in a sentence."""

    people: Who
    because: str


ADMITTED: list[Ground] = []
ASKED_TWICE: list[Ground] = []


def admit(people, because):
    ADMITTED.append(Ground(people, because))


def ask_twice(people, because):
    ASKED_TWICE.append(Ground(people, because))


def is_admitted(person):
    """Asked at the door and again for every page: what ends, ends at once."""
    return person.is_active and any(ground.people(person) for ground in ADMITTED)


def why_twice(person):
    """Why the person must show something more than a password or a mailbox; empty for those who need not."""
    return next((ground.because for ground in ASKED_TWICE if ground.people(person)), "")
