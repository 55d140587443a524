"""The summons and what changes it: sent, changed, moved, cancelled, withdrawn."""

from meetings.letters.posting import event, matter_of, to
from meetings.models import State
from office import calendars
from office.models import Letter


def call_for_items(meeting):
    to(meeting.called, meeting, "call_for_items", "called_for")


def agenda(meeting, agenda):
    """The agenda itself: a mail, the frozen PDF and an invitation for the calendar."""
    _send_agenda(meeting, agenda, meeting.called, "agenda" if agenda.number == 1 else "changed_agenda")


def _send_agenda(meeting, agenda, people, name):
    to(
        people,
        meeting,
        name,
        f"agenda/{agenda.number}",
        calendar=calendars.request,
        document=agenda.document,
        agenda=agenda,
    )


def reach_the_new(meeting):
    """Whoever came to be called after the agenda went out gets it too; those who have it get nothing."""
    latest = meeting.agendas.select_related("document").order_by("number").last()
    if latest is None or meeting.state != State.SUMMONED:
        return
    sent = Letter.objects.about(matter_of(meeting)).of_kinds("agenda", "changed_agenda")
    have = set(sent.values_list("recipient", flat=True))
    if new := [each for each in meeting.called if each.person.pk not in have]:
        _send_agenda(meeting, latest, new, "agenda")


def no_longer_called(meeting, guest):
    to([guest], meeting, "no_longer_called", f"no_longer_called/{meeting.sequence}", calendar=calendars.cancel)


def moved(meeting, move):
    """Those who have the invitation get a new one, which moves it in their calendar."""
    calendar = calendars.request if meeting.is_summoned else None
    to(meeting.called, meeting, "moved", f"moved/{meeting.sequence}", calendar=calendar, move=move)


def cancelled(meeting):
    """Those who have the invitation get its withdrawal."""
    calendar = calendars.cancel if meeting.is_summoned else None
    to(meeting.called, meeting, "cancelled", f"cancelled/{meeting.sequence}", calendar=calendar)


def invitation(meeting, person):
    """The meeting as an iCalendar file for one person; cancelled when the meeting is."""
    speak = calendars.request if meeting.state != State.CANCELLED else calendars.cancel
    return speak(event(meeting, person))
