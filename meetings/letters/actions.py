"""Letters about actions: new ones, soon due, overdue, and the coordinator's list of what has been left lying."""

from collections import defaultdict
from datetime import time, timedelta
from operator import attrgetter

from django.conf import settings

from councils.letters import coordinators
from meetings.letters.posting import matter_of
from meetings.models import Action
from meetings.ownership import holders
from office import clock, folding, links
from office.almanac import at, local
from office.letters import post, write
from office.models import Letter

LINK_LASTS = timedelta(days=30)
LEFT_LYING = "actions_left_lying"


def new_actions(reminders, now):
    """One letter to each person with all that they took on at a meeting that day."""
    known = _actions_of(reminders)
    own = defaultdict(list)
    for row in reminders:
        action = known[row.anchor_pk]
        own[row.recipient, action.meeting_id, local(action.made_at).date()].append((row, action))
    return [(_of_several(person, day, theirs), [row for row, _ in theirs]) for (person, _, day), theirs in own.items()]


def actions_due_soon(reminders, now):
    return _one_each(reminders, "action_due_soon")


def actions_overdue(reminders, now):
    return _one_each(reminders, "action_overdue")


def actions_left_lying(reminders, now):
    """The coordinator gets one list a day of what has lain a week too long, never one letter for each."""
    known, today = _actions_of(reminders), local(now).date()
    count = Action.objects.overdue(today).count()
    own = defaultdict(list)
    for row in reminders:
        own[row.recipient].append(row)
    return [(_list(who, [known[row.anchor_pk] for row in rows], today, count), rows) for who, rows in own.items()]


def last_left_lying_before_the_table():
    """The day of the newest list that no reminder tells of, as its key has it, or nothing."""
    last = Letter.objects.about(LEFT_LYING).filter(reminders=None).order_by("pk").last()
    return last.key.split("/")[1] if last else ""


def action_handed_over(action, by, change):
    """Whoever it lies on now is told at once; nobody is told of what they have taken on themselves."""
    key = f"{_matter(action)}/handed_over/{change.pk}"
    for person in dict(_whom([action]))[action]:
        if person.pk != by.pk:
            post([_letter(person, "action_handed_over", key, _matter(action), [action], change=change, by=by)])


def forget_links(action):
    """Whoever it lay on no longer opens it by link, and is not told that they have got it."""
    not_handed_over(action)
    for person in dict(_whom([action]))[action]:
        links.revoke(person, _matter(action))


def not_handed_over(action):
    """It lies on somebody else, or on nobody: a letter of it that has not left never goes."""
    folding.withdraw(_matter(action), ["action_handed_over"])


def _whom(actions):
    """Each action with those who are told of it: the holder, or the coordinator while nobody has the seat."""
    today = clock.today()
    held = holders(actions, today)
    fallback = list(coordinators(today)) if None in held.values() else []
    return [(action, [held[action.pk]] if held[action.pk] else fallback) for action in actions]


def _actions_of(reminders):
    rows = Action.objects.among({row.anchor_pk for row in reminders}).for_lists()
    return {action.pk: action for action in rows}


def _one_each(reminders, name):
    known = _actions_of(reminders)
    return [(_of_one(row, known[row.anchor_pk], name), [row]) for row in reminders]


def _of_one(row, action, name):
    return _letter(row.recipient, name, row.letter_key, _matter(action), [action])


def _of_several(person, day, theirs):
    actions = sorted((action for _, action in theirs), key=attrgetter("due_on", "pk"))
    matter = matter_of(actions[0].meeting)
    return _letter(person, "new_actions", f"{matter}/new_actions/{day}", matter, actions)


def _list(person, actions, today, count):
    actions = sorted(actions, key=attrgetter("due_on", "pk"))
    context = {"actions": actions, "count": count, "url": f"{settings.SITE_URL}/arbete/atgarder/?visa=forsenade"}
    template, key = f"meetings/letters/{LEFT_LYING}.txt", f"{LEFT_LYING}/{today}"
    return write(person, template, context, key=key, matter=LEFT_LYING)


def _letter(person, name, key, matter, actions, **more):
    linked = [(action, _link(action, person)) for action in actions]
    context = {"actions": linked, "action": actions[0], "meeting": actions[0].meeting, "url": linked[0][1], **more}
    return write(person, f"meetings/letters/{name}.txt", context, key=key, matter=matter)


def _link(action, person):
    last = max(action.due_on, clock.today()) + LINK_LASTS
    return links.address(person, _matter(action), at(last, time(23, 59)))


def _matter(action):
    return f"meetings.action/{action.pk}"
