"""A meeting that goes on, for the tests of what is written at it."""

from meetings.lifecycle import records
from meetings.models import State
from tests.factories.meetings import MeetingFactory

TITLES = ["Öppnande", "Skolvägar", "Övrigt"]


def under_way(body, *, titles=TITLES, **more):
    meeting = MeetingFactory(body=body, items=titles, state=State.UNDER_WAY, **more)
    meeting.started_at = meeting.starts_at
    meeting.save()
    return meeting


def write(meeting, by, item, over, notes, choice=""):
    return records["write_notes"](meeting, by=by, item=item, over=over, notes=notes, choice=choice)


def decide(meeting, by, item, outcome, text="", over=1):
    return records["set_outcome"](meeting, by=by, item=item, over=over, outcome=outcome, outcome_text=text)
