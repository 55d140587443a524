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
# What calls to the meeting: whoever is not to come gets none of it, however long the mail server let it wait.
CALLS = ("agenda", *CHANGES)
# What is asked of those who are to come; it may be held for a digest meanwhile.
ASKED = ("please_answer", "call_for_items")


def call_for_items(meeting, words=""):
    to(meeting.called, meeting, "call_for_items", "called_for", words=words)


def agenda(meeting, agenda):
    """The agenda itself: a mail, the frozen PDF and an invitation for the calendar."""
    if agenda.number == 1:
        _send_agenda(meeting, agenda, meeting.called, "agenda")
    elif moves := _untold_moves(meeting):
        _tell_of_moves(meeting, moves)
    else:
        _send_agenda(meeting, agenda, meeting.called, "changed_agenda")


def _send_agenda(meeting, agenda, people, name):
    """One who was called off and is called again gets the same version anew, with the calendar's next number."""
    again = name == "changed_agenda"
    to(
        people,
        meeting,
        name,
        f"agenda/{agenda.number}/{meeting.sequence}",
        calendar=calendars.request,
        **_enclosed(agenda),
        changes=_changes(_untold_agendas(meeting) or [agenda]) if again else [],
        replaces=("changed_agenda",) if again else CHANGES,
        waits=again and can_wait(meeting.starts_at),
    )


def _enclosed(agenda):
    """What it tells that has become secret since is not sent once more."""
    is_held_back = bool(held_back([agenda]))
    return {"agenda": agenda, "document": None if is_held_back else agenda.document, "is_held_back": is_held_back}


def _changes(agendas):
    return list(dict.fromkeys(change for each in agendas for change in each.changes))


def _untold_agendas(meeting):
    """The versions after the first whose letters have not left, or have been taken over by one that has not."""
    since = untold_since(matter_of(meeting), *CHANGES)
    if since is None:
        return []
    return list(meeting.agendas.select_related("document").filter(sent_at__gte=since, number__gt=1).order_by("number"))


def _untold_moves(meeting):
    since = untold_since(matter_of(meeting), "moved")
    return list(meeting.moves.filter(at__gte=since)) if since else []


def reach_the_new(meeting):
    """Whoever came to be called after the agenda went out gets it too; those who have it get nothing."""
    latest = meeting.agendas.select_related("document").order_by("number").last()
    if latest is None or meeting.state != State.SUMMONED:
        return
    told = _sent(meeting).reaching().of_kinds(*CALLS).exclude(kind="moved", document=None)
    have = _recipients(told) & _recipients(_invitations(meeting))
    if new := [each for each in meeting.called if each.person.pk not in have]:
        _send_agenda(meeting, latest, new, "agenda")


def no_longer_called(meeting, guest):
    _take_back(meeting, [guest])


def moved(meeting, move):
    """Those who have the invitation get a new one, which moves it in their calendar, or lose it if not called now."""
    _tell_of_moves(meeting, _untold_moves(meeting) or [move])
    _take_back(meeting, _no_longer_called(meeting))


def _tell_of_moves(meeting, moves):
    """With the changed agenda that nobody has got yet, whose own letter would name the former time."""
    untold = _untold_agendas(meeting)
    to(
        meeting.called,
        meeting,
        "moved",
        f"moved/{meeting.sequence}",
        calendar=calendars.request if meeting.is_summoned else None,
        replaces=(*(CHANGES if untold else ("moved",)), "please_answer"),
        waits=can_wait(meeting.starts_at, moves[0].from_starts_at),
        move=moves[0],
        is_back=len(moves) > 1,
        asks_anew=any(each.from_starts_at != each.to_starts_at for each in moves),
        words="\n\n".join(dict.fromkeys(filter(None, (each.words for each in moves)))),
        reasons=list(dict.fromkeys(each.reason for each in moves)),
        **_with_agendas(untold, moves[-1]),
    )


def _with_agendas(untold, last_move):
    """The document is frozen: one made before the move tells of the former time and place."""
    if not untold:
        return {}
    is_from_before = untold[-1].sent_at < last_move.at
    return {**_enclosed(untold[-1]), "changes": _changes(untold), "is_from_before": is_from_before}


def cancelled(meeting, words=""):
    """Those who have the invitation get its withdrawal: everyone called, and whoever was when it was sent."""
    calendar = calendars.cancel if meeting.is_summoned else None
    people = [*meeting.called, *_no_longer_called(meeting)]
    key = f"cancelled/{meeting.sequence}"
    to(people, meeting, "cancelled", key, calendar=calendar, replaces=CALLS + ASKED, words=words)


def invitation(meeting, person):
    """The meeting as an iCalendar file for one person; cancelled when the meeting is."""
    speak = calendars.request if meeting.state != State.CANCELLED else calendars.cancel
    return speak(event(meeting, person))


def _take_back(meeting, people):
    key = f"no_longer_called/{meeting.sequence}"
    to(people, meeting, "no_longer_called", key, calendar=calendars.cancel, replaces=CALLS + ASKED)


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
