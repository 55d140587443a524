"""The summons and what changes it: sent, changed, moved, cancelled, withdrawn."""

from dataclasses import replace

from meetings.letters.posting import can_wait, event, matter_of, to
from meetings.letters.untold import CALLS, CHANGES, untold
from meetings.marked import held_back
from meetings.models import State
from meetings.models.participants import Attending
from office import calendars, folding
from office.models import Letter

# What is asked of those who are to come; it may be held for a digest meanwhile.
ASKED = ("please_answer", "call_for_items")


def call_for_items(meeting, words=""):
    to(meeting.called, meeting, "call_for_items", "called_for", words=words)


def agenda(meeting, agenda):
    """The agenda itself: a mail, the frozen PDF and an invitation for the calendar."""
    for lacking in untold(meeting, meeting.called):
        if agenda.number == 1:
            _send_agenda(meeting, agenda, lacking, "agenda")
        elif lacking.moves:
            _tell_of_moves(meeting, lacking)
        else:
            _send_agenda(meeting, agenda, lacking, "changed_agenda")


def _send_agenda(meeting, agenda, lacking, name):
    """One who was called off and is called again gets the same version anew, with the calendar's next number."""
    again = name == "changed_agenda"
    to(
        lacking.people,
        meeting,
        name,
        f"agenda/{agenda.number}/{meeting.sequence}",
        calendar=calendars.request,
        **_enclosed(agenda),
        changes=_changes(lacking.agendas or [agenda]) if again else [],
        replaces=lacking.kinds if again else (*CHANGES, "call_for_items"),
        waits=again and can_wait(meeting.starts_at),
        **({"move": lacking.moves[0], **_told_of(lacking.moves)} if lacking.moves else {}),
    )


def _enclosed(agenda):
    """What it tells that has become secret since is not sent once more."""
    is_held_back = bool(held_back([agenda]))
    return {"agenda": agenda, "document": None if is_held_back else agenda.document, "is_held_back": is_held_back}


def _changes(agendas):
    return list(dict.fromkeys(change for each in agendas for change in each.changes))


def has_begun(meeting):
    """Nothing more is asked of those who were to come."""
    folding.withdraw(matter_of(meeting), ASKED)


def reach_the_new(meeting):
    """Whoever came to be called after the agenda went out gets it too; those who have it get nothing."""
    latest = meeting.agendas.select_related("document").order_by("number").last()
    if latest is None or meeting.state != State.SUMMONED:
        return
    told = _sent(meeting).reaching().of_kinds(*CALLS).exclude(kind="moved", document=None)
    have = _recipients(told) & _recipients(_invitations(meeting))
    new = [each for each in meeting.called if each.person.pk not in have]
    for lacking in untold(meeting, new):
        _send_agenda(meeting, latest, lacking, "agenda")


def no_longer_called(meeting, guest):
    _take_back(meeting, [guest])


def moved(meeting, move):
    """Those who have the invitation get a new one, which moves it in their calendar, or lose it if not called now."""
    for lacking in untold(meeting, meeting.called):
        _tell_of_moves(meeting, lacking if lacking.moves else replace(lacking, moves=[move]))
    _take_back(meeting, _no_longer_called(meeting), [move])


def _tell_of_moves(meeting, lacking):
    """With the changed agenda that they have not got yet, whose own letter would name the former time; so would what
    they were to be asked and reminded of.
    """
    moves = lacking.moves
    to(
        lacking.people,
        meeting,
        "moved",
        f"moved/{meeting.sequence}",
        calendar=calendars.request if meeting.is_summoned else None,
        replaces=(*lacking.kinds, *ASKED, "member_reminder"),
        waits=can_wait(meeting.starts_at, moves[0].from_starts_at),
        move=moves[0],
        is_back=len(moves) > 1,
        asks_anew=any(each.from_starts_at != each.to_starts_at for each in moves),
        asks_for_items=lacking.is_to_be_asked,
        **_told_of(moves),
        **_with_agendas(lacking.agendas, moves[-1]),
    )


def _told_of(moves):
    words = dict.fromkeys(filter(None, (each.words for each in moves)))
    return {"words": "\n\n".join(words), "reasons": list(dict.fromkeys(each.reason for each in moves))}


def _with_agendas(agendas, last_move):
    """The document is frozen: one made before the move tells of the former time and place."""
    if not agendas:
        return {}
    is_from_before = agendas[-1].sent_at < last_move.at
    return {**_enclosed(agendas[-1]), "changes": _changes(agendas), "is_from_before": is_from_before}


def cancelled(meeting, words=""):
    """Those who have the invitation get its withdrawal: everyone called, and whoever was when it was sent."""
    calendar = calendars.cancel if meeting.is_summoned else None
    for lacking in untold(meeting, [*meeting.called, *_no_longer_called(meeting)]):
        to(
            lacking.people,
            meeting,
            "cancelled",
            f"cancelled/{meeting.sequence}",
            calendar=calendar,
            replaces=CALLS + ASKED,
            words=words,
            known=_known_start(meeting, lacking.moves),
        )


def _known_start(meeting, moves):
    """When it begins as far as they have heard, where that is not when it begins now."""
    return moves[0].from_starts_at if moves and moves[0].from_starts_at != meeting.starts_at else None


def invitation(meeting, person):
    """The meeting as an iCalendar file for one person; cancelled when the meeting is."""
    speak = calendars.request if meeting.state != State.CANCELLED else calendars.cancel
    return speak(event(meeting, person))


def _take_back(meeting, people, moves=()):
    """`moves`: what they hear of only now, who have heard of all the others."""
    key, replaces = f"no_longer_called/{meeting.sequence}", CALLS + ASKED
    for lacking in untold(meeting, people):
        known = _known_start(meeting, lacking.moves or moves)
        to(lacking.people, meeting, "no_longer_called", key, calendar=calendars.cancel, replaces=replaces, known=known)


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
