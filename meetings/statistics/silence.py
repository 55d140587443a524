"""Seats silent for two meetings in a row: no answer, nobody there, no substitute."""

from collections import defaultdict
from dataclasses import dataclass
from operator import attrgetter

from councils.models import Person, Seat
from meetings.models import Meeting, Participant
from meetings.statistics.facts import facts_of


@dataclass(frozen=True)
class Silence:
    """A seat whose holder has neither answered nor come, and the later of the two meetings."""

    seat: Seat
    person: Person
    meeting: Meeting
    before: Meeting


def silent_seats(bodies, today):
    """The seats silent at their body's two latest meetings with a roll, and held by the same person today.

    At most two queries however many bodies; a meeting with a roll is known by its parts.
    """
    latest = Meeting.objects.of_bodies(bodies).took_place().with_roll().latest_of_each_body(2)
    parts = list(Participant.objects.of_meetings(latest.values("pk")).with_meeting())
    pairs = _pairs({part.meeting for part in parts})
    return _silent(pairs, parts, bodies, today) if pairs else []


def silent_at(meeting, today):
    """The seats silent at this meeting and at the one with a roll before it."""
    others = Meeting.objects.of_bodies([meeting.body]).took_place().with_roll().before(meeting.starts_at)
    before = others.latest_first().first()
    parts = list(Participant.objects.of_meetings([meeting, before])) if before else []
    return _silent([(meeting, before)], parts, [meeting.body], today) if before else []


def _silent(pairs, parts, bodies, day):
    facts = facts_of(parts, bodies)
    found = [_silence(facts, seat, *pair) for seat in facts.seats for pair in pairs if pair[0].body_id == seat.body_id]
    return [silence for silence in found if silence and facts.holder(silence.seat, day) == silence.person]


def _pairs(meetings):
    """The later and the one before, for each body that has had two."""
    by_body = defaultdict(list)
    for meeting in sorted(meetings, key=attrgetter("starts_at"), reverse=True):
        by_body[meeting.body_id].append(meeting)
    return [tuple(found) for found in by_body.values() if len(found) == 2]


def _silence(facts, seat, later, before):
    """The same holder both times: whoever has taken over the seat since begins anew."""
    holder = facts.holder(seat, later.day)
    if holder is None or holder != facts.holder(seat, before.day):
        return None
    if all(facts.is_silent(seat, holder, meeting) for meeting in (later, before)):
        return Silence(seat, holder, later, before)
    return None
