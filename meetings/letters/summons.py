"""The summons and what changes it: sent, changed, moved, cancelled, withdrawn."""

from meetings.letters.posting import event, matter_of, to
from meetings.models import State
from meetings.models.agendas import held_back
from meetings.models.participants import Attending
from office import calendars
from office.models import Letter


def call_for_items(meeting):
    to(meeting.called, meeting, "call_for_items", "called_for")


def agenda(meeting, agenda):
    """The agenda itself: a mail, the frozen PDF and an invitation for the calendar."""
    _send_agenda(meeting, agenda, meeting.called, "agenda" if agenda.number == 1 else "changed_agenda")


def _send_agenda(meeting, agenda, people, name):
    """One who was called off and is called again gets the same version anew, with the calendar's next number.

    What it tells that has become secret since is not sent once more.
    """
    is_held_back = bool(held_back([agenda]))
    to(
        people,
        meeting,
        name,
        f"agenda/{agenda.number}/{meeting.sequence}",
        calendar=calendars.request,
        document=None if is_held_back else agenda.document,
        agenda=agenda,
        is_held_back=is_held_back,
    )


def reach_the_new(meeting):
    """Whoever came to be called after the agenda went out gets it too; those who have it get nothing."""
    latest = meeting.agendas.select_related("document").order_by("number").last()
    if latest is None or meeting.state != State.SUMMONED:
        return
    have = _recipients(_sent(meeting).of_kinds("agenda", "changed_agenda")) & _recipients(_invitations(meeting))
    if new := [each for each in meeting.called if each.person.pk not in have]:
        _send_agenda(meeting, latest, new, "agenda")


def no_longer_called(meeting, guest):
    _take_back(meeting, [guest])


def moved(meeting, move):
    """Those who have the invitation get a new one, which moves it in their calendar, or lose it if not called now."""
    calendar = calendars.request if meeting.is_summoned else None
    to(meeting.called, meeting, "moved", f"moved/{meeting.sequence}", calendar=calendar, move=move)
    _take_back(meeting, _no_longer_called(meeting))


def cancelled(meeting):
    """Those who have the invitation get its withdrawal: everyone called, and whoever was when it was sent."""
    calendar = calendars.cancel if meeting.is_summoned else None
    people = [*meeting.called, *_no_longer_called(meeting)]
    to(people, meeting, "cancelled", f"cancelled/{meeting.sequence}", calendar=calendar)


def invitation(meeting, person):
    """The meeting as an iCalendar file for one person; cancelled when the meeting is."""
    speak = calendars.request if meeting.state != State.CANCELLED else calendars.cancel
    return speak(event(meeting, person))


def _take_back(meeting, people):
    to(people, meeting, "no_longer_called", f"no_longer_called/{meeting.sequence}", calendar=calendars.cancel)


def _no_longer_called(meeting):
    """Those with the meeting in their calendar who are not called now: replaced, or out of their seat by then."""
    called = {each.person.pk for each in meeting.called}
    held = _invitations(meeting).exclude(recipient__in=called).select_related("recipient__organisation")
    return [_as_before(letter.recipient) for letter in held]


def _as_before(person):
    organisation = person.organisation.name if person.organisation else ""
    return Attending(person, person.title, organisation, "Tidigare kallad")


def _sent(meeting):
    return Letter.objects.about(matter_of(meeting))


def _invitations(meeting):
    return _sent(meeting).holding_an_invitation()


def _recipients(letters):
    return set(letters.values_list("recipient", flat=True))
