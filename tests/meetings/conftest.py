"""Items on their way, and a meeting that goes on with what was agreed at it, for the tests of meetings."""

from datetime import date

import pytest

from councils.models import Seat
from meetings.lifecycle import bodies, items, meetings
from tests.factories.meetings import MeetingFactory
from tests.meetings import held


@pytest.fixture
def proposed(council, member, meeting):
    """A member's proposal to the meeting on 18 February."""
    fields = {"title": "Skolvägar", "text": "Otryggt.", "kind": "consultation", "minutes": 15}
    return bodies["propose"](council, by=member, meeting=meeting, **fields)


@pytest.fixture
def accepted(proposed, coordinator, meeting):
    items["accept"](proposed, by=coordinator, meeting=meeting)
    return proposed


@pytest.fixture
def under_way(council, coordinator, chair, member, now):
    """A council meeting that goes on right now, with one item."""
    return MeetingFactory(
        body=council, day=date(2027, 2, 3), hour=8, items=["Belysningen"], state="under_way", started_at=now
    )


@pytest.fixture
def seat(member):
    """The seat of the member."""
    return Seat.objects.get(holdings__person=member)


@pytest.fixture
def action(under_way, coordinator, seat):
    """What the member's seat has taken on, to be done by Saturday 15 May."""
    details = {"text": "Ser över belysningen", "seat": seat, "due_on": date(2027, 5, 15)}
    return meetings["add_action"](under_way, by=coordinator, **details)


@pytest.fixture
def over(council, coordinator, chair, member, now):
    """A council meeting of yesterday, with nothing left to write."""
    return held.held(council, chair, items=["Öppnande", "Skolvägar", "Belysning"])


@pytest.fixture
def waiting(over, coordinator, chair):
    return held.sent(over, coordinator, chair)


@pytest.fixture
def done(over, coordinator, chair):
    return held.approved(over, coordinator, chair)
