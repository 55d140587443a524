"""The summons and what changes it: sent, changed, moved, cancelled, withdrawn."""

from meetings.letters.posting import can_wait, event, matter_of, to
from meetings.marked import held_back
from meetings.models import State
from meetings.models.participants import Attending
from office import calendars
from office.folding import untold_since
from office.models import Letter

# What tells how the meeting has changed: a newer one holds it all, and so does the word that it is not to be.
CHANGES = ("moved", "changed_agenda")


def call_for_items(meeting, words=""):
    to(meeting.called, meeting, "call_for_items", "called_for", words=words)


def agenda(meeting, agenda):
    """The agenda itself: a mail, the frozen PDF and an invitation for the calendar."""
    _send_agenda(meeting, agenda, meeting.called, "agenda" if agenda.number == 1 else "changed_agenda")


def _send_agenda(meeting, agenda, people, name):
    """One who was called off and is called again gets the same version anew, with the calendar's next number.

    What it tells that has become secret since is not sent once more.
    """
    is_held_back = bool(held_back([agenda]))
    again = name == "changed_agenda"
    to(
        people,
        meeting,
        name,
        f"agenda/{agenda.number}/{meeting.sequence}",
        calendar=calendars.request,
        document=None if is_held_back else agenda.document,
        agenda=agenda,
        changes=_untold_changes(meeting, agenda) if again else [],
        is_held_back=is_held_back,
        replaces=("changed_agenda",) if again else CHANGES,
        waits=again and can_wait(meeting.starts_at),
    )


def _untold_changes(meeting, agenda):
    """Those of this version and of the ones whose letters have not left."""
    since = untold_since(matter_of(meeting), "changed_agenda")
    untold = meeting.agendas.filter(sent_at__gte=since).order_by("number") if since else [agenda]
    return list(dict.fromkeys(change for each in untold for change in each.changes))


def reach_the_new(meeting):
    """Whoever came to be called after the agenda went out gets it too; those who have it get nothing."""
    latest = meeting.agendas.select_related("document").order_by("number").last()
    if latest is None or meeting.state != State.SUMMONED:
        return
    told = _sent(meeting).reaching().of_kinds("agenda", "changed_agenda")
    have = _recipients(told) & _recipients(_invitations(meeting))
    if new := [each for each in meeting.called if each.person.pk not in have]:
        _send_agenda(meeting, latest, new, "agenda")


def no_longer_called(meeting, guest):
    _take_back(meeting, [guest])


def moved(meeting, move):
    """Those who have the invitation get a new one, which moves it in their calendar, or lose it if not called now."""
    since = untold_since(matter_of(meeting), "moved")
    moves = list(meeting.moves.filter(at__gte=since)) if since else [move]
    to(
        meeting.called,
        meeting,
        "moved",
        f"moved/{meeting.sequence}",
        calendar=calendars.request if meeting.is_summoned else None,
        replaces=("moved",),
        waits=can_wait(meeting.starts_at, moves[0].from_starts_at),
        move=moves[0],
        words="\n\n".join(dict.fromkeys(filter(None, (each.words for each in moves)))),
        reasons=list(dict.fromkeys(each.reason for each in moves)),
    )
    _take_back(meeting, _no_longer_called(meeting))


def cancelled(meeting, words=""):
    """Those who have the invitation get its withdrawal: everyone called, and whoever was when it was sent."""
    calendar = calendars.cancel if meeting.is_summoned else None
    people = [*meeting.called, *_no_longer_called(meeting)]
    key = f"cancelled/{meeting.sequence}"
    to(people, meeting, "cancelled", key, calendar=calendar, replaces=CHANGES, words=words)


def invitation(meeting, person):
    """The meeting as an iCalendar file for one person; cancelled when the meeting is."""
    speak = calendars.request if meeting.state != State.CANCELLED else calendars.cancel
    return speak(event(meeting, person))


def _take_back(meeting, people):
    key = f"no_longer_called/{meeting.sequence}"
    to(people, meeting, "no_longer_called", key, calendar=calendars.cancel, replaces=CHANGES)


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
