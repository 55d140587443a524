"""Items on their way, for the tests of meetings."""

import pytest

from meetings.lifecycle import bodies, items


@pytest.fixture
def proposed(council, member, meeting):
    """A member's proposal to the meeting on 18 February."""
    fields = {"title": "Skolvägar", "text": "Otryggt.", "kind": "consultation", "minutes": 15}
    return bodies["propose"](council, by=member, meeting=meeting, **fields)


@pytest.fixture
def accepted(proposed, coordinator, meeting):
    items["accept"](proposed, by=coordinator, meeting=meeting)
    return proposed
