"""Whoever came to be called after the agenda went out, in a step or by the administration, gets it too; whoever is
not called any more gets nothing more.
"""

from collections import defaultdict

from django.db import transaction

from meetings.letters.posting import matter_of
from meetings.letters.summons import ASKED, CALLS, no_longer_called, reach_the_new
from meetings.models import Meeting, State
from meetings.models.participants import Attending
from meetings.roster import with_called
from office import folding
from office.models import Letter


def reach_everyone(now):
    """Looked for in a few queries, however many meetings; only those where somebody lacks the agenda are opened."""
    summoned = with_called(list(Meeting.objects.coming(now).filter(state=State.SUMMONED).with_body()))
    about = Letter.objects.filter(matter__in=[matter_of(meeting) for meeting in summoned])
    sent, invited = (
        set(letters.values_list("matter", "recipient"))
        for letters in (about.reaching().of_kinds("agenda", "changed_agenda"), about.holding_an_invitation())
    )
    for meeting in summoned:
        called = {(matter_of(meeting), each.person.pk) for each in meeting.called}
        if called - (sent & invited):
            _reach(meeting.pk)


@transaction.atomic
def _reach(pk):
    """Asked once more while the meeting's row is held: a step may have moved it meanwhile."""
    held = Meeting.objects.filter(pk=pk, state=State.SUMMONED).select_for_update(no_key=True).first()
    if held:
        reach_the_new(Meeting.objects.with_body().get(pk=pk))


def reaching_others(now):
    """The meetings ahead of which somebody who is not called has a letter on its way, or the calendar's place."""
    ahead = with_called(list(Meeting.objects.coming(now).ahead().with_body()))
    reached = _reached([matter_of(meeting) for meeting in ahead])
    return [meeting for meeting in ahead if reached[matter_of(meeting)] - _called(meeting)]


def others_reached(meeting):
    """People who are not called to the meeting, though a letter still calls them, or the calendar."""
    return _reached([matter_of(meeting)])[matter_of(meeting)] - _called(meeting)


def call_back(meeting, others):
    """What has not left never goes; only those who have the meeting in their calendar are told."""
    for person in others:
        folding.withdraw(matter_of(meeting), CALLS + ASKED, person)
    held = Letter.objects.about(matter_of(meeting)).holding_an_invitation().filter(recipient__in=others)
    for letter in held.select_related("recipient__organisation"):
        no_longer_called(meeting, _as_before(letter.recipient))


def _reached(matters):
    """{matter: the people whom a letter calls that has not left, or who have the meeting in their calendar}."""
    about, found = Letter.objects.filter(matter__in=matters), defaultdict(set)
    for letters in (about.not_left().of_kinds(*CALLS, *ASKED), about.holding_an_invitation()):
        for matter, person in letters.values_list("matter", "recipient"):
            found[matter].add(person)
    return found


def _called(meeting):
    return {each.person.pk for each in meeting.called}


def _as_before(person):
    organisation = person.organisation.name if person.organisation else ""
    return Attending(person, person.title, organisation, "Tidigare kallad")
