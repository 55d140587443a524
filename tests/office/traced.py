"""What stands in the journal when the trace is read."""

import pytest

from councils.lifecycle import seats
from councils.models import Seat
from office import clock, journal
from tests.factories.councils import PersonFactory


@pytest.fixture
def filled(council, coordinator, now):
    """A seat that the coordinator filled this morning."""
    seat, person = Seat.objects.filter(body=council, role="member", holdings=None).first(), PersonFactory(name="Ny")
    seats["fill_seat"](seat, by=coordinator, person=person, since=clock.today())
    return seat, person


@pytest.fixture
def many(council, coordinator, now):
    for number in range(130):
        journal.note(council, f"Rad {number}", by=coordinator)
