"""A seat that is silent for two meetings in a row: the chair is told, once."""

from django.conf import settings

from councils.letters import alarm, chairs, coordinators
from meetings import statistics
from meetings.letters.posting import matter_of
from office import clock
from office.letters import write


def silent_seats(meeting):
    """Tell the chair of the seats that have been silent at this meeting and the one before it."""
    found = statistics.silent_at(meeting, clock.today())
    if found:
        chair = list(chairs(meeting.body, clock.today()))
        alarm([_letter(silence, person) for silence in found for person in _told(silence, chair)])


def _told(silence, chair):
    """A silent chair is not told of themselves: then, as when nobody chairs, the coordinator is."""
    others = [person for person in chair if person != silence.person]
    return others or coordinators(clock.today())


def _letter(silence, person):
    meeting = silence.meeting
    return write(
        person,
        "meetings/letters/silent_seat.txt",
        {
            "silence": silence,
            "body": meeting.body,
            "url": f"{settings.SITE_URL}/arbete/organ/{meeting.body.key}/narvaro/?ar={meeting.day.year}",
        },
        key=f"{matter_of(meeting)}/silent_seat/{silence.seat.pk}",
        matter=matter_of(meeting),
    )
