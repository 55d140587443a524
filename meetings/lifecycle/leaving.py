"""A seat is left or filled anew after the summons: whoever sat in it is called off, as a guest is. Seats know nothing
of meetings, so it is looked for.
"""

from django.db import transaction

from meetings import letters
from meetings.lifecycle.inviting import raise_sequence
from meetings.models import Meeting
from office import journal, links


def call_off_those_who_left(now):
    for meeting in letters.reaching_others(now):
        _call_off(meeting.pk, now)


@transaction.atomic
def _call_off(pk, now):
    """Asked once more while the meeting's row is held: a step may have moved it, or called somebody again."""
    meeting = Meeting.objects.coming(now).ahead().select_for_update(no_key=True).filter(pk=pk).first()
    others = letters.others_reached(meeting) if meeting else ()
    if not others:
        return
    for person in others:
        links.revoke(person, journal.matter_of(meeting))
    raise_sequence(meeting)
    letters.call_back(meeting, others)
    raise_sequence(meeting)  # whoever gets the seat back is invited with a number that no calendar has seen
