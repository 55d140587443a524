"""Someone is called to one meeting alone, and called off again. Not steps of their own: several steps do it."""

from meetings import letters
from meetings.models import Participant
from office import journal, links

UNANSWERED = {"answer": "", "answered_at": None, "answered_via": "", "greeting": ""}


def call_in(meeting, person, **how):
    """One who was called off and is called again answers anew, and the calendar must take the new invitation."""
    fresh = {} if meeting.called_as(person) else {"seat_id": None, "stands_in_for": None, **UNANSWERED}
    if fresh and meeting.participants.part_of(person, meeting).exists():
        raise_sequence(meeting)
    part, _ = Participant.objects.update_or_create(
        meeting=meeting, person=person, defaults={"is_invited": True, **fresh, **how}
    )
    look_again(meeting)
    return part


def call_off(meeting, part):
    """Whoever is no longer called loses the invitation they were sent, and their link."""
    called = part.called
    Participant.objects.part_of(part.person, meeting).update(is_invited=False)
    look_again(meeting)
    if meeting.called_as(part.person):
        return
    links.revoke(part.person, journal.matter_of(meeting))
    if meeting.is_summoned:
        raise_sequence(meeting)
        letters.no_longer_called(meeting, called)


def ask_anew(meeting):
    """Whoever could come on the one day may not be able to on the other; the substitutes are still called."""
    meeting.participants.update(**UNANSWERED)
    look_again(meeting)


def raise_sequence(meeting):
    """A calendar takes what has a higher number than it has seen; the step holds the meeting's row."""
    meeting.sequence += 1
    meeting.save(update_fields=["sequence"])


def look_again(meeting):
    """Who is called has been worked out before it changed."""
    for name in ("parts", "called"):
        vars(meeting).pop(name, None)
