"""Letters about actions: new ones, soon due, overdue, and the coordinator's list of what has been left lying."""

from collections import defaultdict
from datetime import time, timedelta

from django.conf import settings

from councils.letters import coordinators
from meetings.letters.posting import matter_of
from meetings.ownership import holders
from office import clock, links
from office.almanac import at
from office.letters import post, write
from office.models import Letter

LINK_LASTS = timedelta(days=30)
LEFT_LYING = "actions_left_lying"


def new_actions(meeting, actions, day):
    """One letter to each person with all that they took on at the meeting that day."""
    own = defaultdict(list)
    for action, people in _whom(actions):
        for person in people:
            own[person].append(action)
    for person, theirs in own.items():
        _send(person, "new_actions", f"{matter_of(meeting)}/new_actions/{day}", matter_of(meeting), theirs)


def actions_due_soon(actions):
    _remind(actions, "action_due_soon")


def actions_overdue(actions):
    _remind(actions, "action_overdue")


def actions_left_lying(actions, day, count):
    """The coordinator gets one list a day of what has lain a week too long, never one letter for each."""
    context = {"actions": actions, "count": count, "url": f"{settings.SITE_URL}/arbete/atgarder/?visa=forsenade"}
    template, key = f"meetings/letters/{LEFT_LYING}.txt", f"{LEFT_LYING}/{day}"
    post([write(person, template, context, key=key, matter=LEFT_LYING) for person in coordinators(day)])


def last_left_lying():
    """The day of the newest list, as its key has it, or nothing."""
    last = Letter.objects.about(LEFT_LYING).order_by("pk").last()
    return last.key.split("/")[1] if last else ""


def action_handed_over(action, by, change):
    """Whoever it lies on now is told at once; nobody is told of what they have taken on themselves."""
    key = f"{_matter(action)}/handed_over/{change.pk}"
    for person in dict(_whom([action]))[action]:
        if person.pk != by.pk:
            _send(person, "action_handed_over", key, _matter(action), [action], change=change, by=by)


def forget_links(action):
    """Whoever it lay on no longer opens it by link."""
    for person in dict(_whom([action]))[action]:
        links.revoke(person, _matter(action))


def _remind(actions, name):
    """The day it is due is in the key, so that a new day starts a new chain."""
    for action, people in _whom(actions):
        for person in people:
            _send(person, name, f"{_matter(action)}/{name}/{action.due_on}", _matter(action), [action])


def _whom(actions):
    """Each action with those who are told of it: the holder, or the coordinator while nobody has the seat."""
    today = clock.today()
    held = holders(actions, today)
    fallback = list(coordinators(today)) if None in held.values() else []
    return [(action, [held[action.pk]] if held[action.pk] else fallback) for action in actions]


def _send(person, name, key, matter, actions, **more):
    """A link is made only for a letter that has not gone out."""
    if Letter.objects.filter(key=f"{key}/{person.pk}").exists():
        return
    linked = [(action, _link(action, person)) for action in actions]
    context = {"actions": linked, "action": actions[0], "meeting": actions[0].meeting, "url": linked[0][1], **more}
    post([write(person, f"meetings/letters/{name}.txt", context, key=key, matter=matter)])


def _link(action, person):
    last = max(action.due_on, clock.today()) + LINK_LASTS
    return links.address(person, _matter(action), at(last, time(23, 59)))


def _matter(action):
    return f"meetings.action/{action.pk}"
