"""A meeting in its course, for the tests of what happens at it."""

from meetings.lifecycle import meetings, rolls
from meetings.models import Meeting, State
from office import clock


def called_to(meeting, state=State.SUMMONED):
    """The meeting as it is once the agenda has gone out, or in another state."""
    Meeting.objects.filter(pk=meeting.pk).update(state=state)
    meeting.refresh_from_db()
    return meeting


def begin(meeting, by, chair):
    """The meeting begins on its hour, led by the chair; whoever begins it keeps the notes."""
    with clock.pretending(meeting.starts_at):
        meetings["start"](called_to(meeting), by=by, chair=chair, secretary=by)
    return meeting


def mark(meeting, by, person, presence="present", **more):
    return rolls["mark_presence"](meeting, by=by, person=person, presence=presence, **more)


def call_the_roll(meeting, by):
    """Everybody is here."""
    for each in list(meeting.called):
        mark(meeting, by, each.person)


def presence_of(meeting, person):
    return meeting.participants.get(person=person).presence


def roll_of(meeting):
    return f"{meeting.get_absolute_url()}upprop/"
