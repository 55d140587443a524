"""Who has answered what, and what one may answer: on the meeting's page and on the page of a link."""

from meetings import listing
from meetings.forms.answers import CHOICES
from meetings.lifecycle import meetings as lifecycle
from meetings.lifecycle.answers import substitute_of


def card(person, meeting):
    """What the meeting's page tells of answers; everything is known already, so it asks nothing of the database."""
    called = meeting.called
    coordinates = _is_open("answer_for", person, meeting)
    return own(person, meeting) | {
        "called_rows": listing.called_rows(called),
        "answers_told": listing.answers_told(called) if meeting.is_summoned else "",
        "may_answer_for": coordinates,
        "may_remind": _is_open("remind_unanswered", person, meeting) and not all(each.answer for each in called),
        "may_revoke": meeting.is_summoned and lifecycle["revoke_links"].is_allowed(meeting, person),
    }


def own(person, meeting):
    """How the person is called, what they have answered and who sits for them."""
    me = meeting.called_as(person)
    return {
        "me": me,
        "answers": CHOICES,
        "may_answer": _is_open("answer", person, meeting),
        "has_own_seat": me is not None and me.has_own_seat,
        "my_substitute": substitute_of(meeting, person) if me else None,
    }


def _is_open(name, person, meeting):
    step = lifecycle[name]
    return step.is_open(meeting, person) and not step.missing(meeting)
