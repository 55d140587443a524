"""Meetings that were held, with who came."""

from datetime import timedelta

from meetings.models import Participant, State
from tests.factories.meetings import MeetingFactory


def held(body, day, *, present=(), excused=(), absent=(), state=State.HELD, **more):
    """A meeting whose roll says who was present, excused and absent."""
    meeting = MeetingFactory(body=body, day=day, state=state, **more)
    roll = [("present", present), ("excused", excused), ("absent", absent)]
    Participant.objects.bulk_create(
        Participant(meeting=meeting, person=person, seat=seat_of(person, body), presence=presence)
        for presence, people in roll
        for person in people
    )
    return meeting


def answered(meeting, person, answer):
    """An answer given the day before."""
    told = {
        "seat": seat_of(person, meeting.body),
        "answer": answer,
        "answered_via": "web",
        "answered_at": meeting.starts_at - timedelta(days=1),
    }
    return Participant.objects.update_or_create(meeting=meeting, person=person, defaults=told)[0]


def sits_for(meeting, holder, substitute, presence=""):
    """The substitute is called to the holder's seat at this meeting."""
    part = {"seat": seat_of(holder, meeting.body), "stands_in_for": holder, "is_invited": True}
    return Participant.objects.create(meeting=meeting, person=substitute, presence=presence, **part)


def seat_of(person, body):
    """Their own seat in the body, when they have one."""
    holding = person.holdings.filter(seat__body=body).first()
    return holding.seat if holding else None
