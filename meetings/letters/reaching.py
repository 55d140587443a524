"""Whoever came to be called after the agenda went out, in a step or by the administration, gets it too."""

from meetings.letters.posting import matter_of
from meetings.letters.summons import reach_the_new
from meetings.models import Meeting, State
from meetings.roster import with_called
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
            reach_the_new(meeting)
