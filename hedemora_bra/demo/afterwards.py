"""What follows a meeting in the demonstration: actions, minutes that are approved, and the word that is spread."""

from datetime import time, timedelta

from councils.models import Seat
from hedemora_bra.demo import words
from meetings.lifecycle import actions, meetings
from meetings.models import Action, Place
from office import clock
from office.almanac import at

DAY = timedelta(days=1)
SPREADERS = ("kommundirektor", "skolchef", "samordnare", "sakerhetschef", "kommunpolis", "civilsamhallet")


def take_on(story):
    """What is agreed at the meeting. Of the latest one, the second is late today and the third due within the week."""
    meeting = story.meeting
    for number, (key, text) in enumerate(words.TAKEN_ON[story.key]):
        told = {"text": text, "due_on": _due(story, number), "item": _origin(meeting)}
        meetings["add_action"](meeting, by=story.by, seat=Seat.objects.get(body=meeting.body, key=key), **told)


def follow(story):
    """The minutes go out the day after and are approved within the week, unless that is still ahead."""
    meeting = story.meeting
    sent, approved = at(meeting.day + DAY, time(9, 10)), at(meeting.day + 5 * DAY, time(16, 20))
    if sent < story.now:
        with clock.pretending(sent):
            _send(meeting, story.by)
    if approved < story.now and not story.waits:
        with clock.pretending(approved):
            _approve(meeting)
        _spread(meeting, approved + 2 * DAY, story.now)
    _finish(story)


def _send(meeting, by):
    chosen = {"chair": meeting.chair, "secretary": meeting.secretary, "adjuster": meeting.adjuster}
    meetings["send_minutes"](meeting, by=by, **chosen)


def _approve(meeting):
    for person in filter(None, (meeting.chair, meeting.adjuster)):
        meetings["approve_minutes"](meeting, by=person)


def _spread(meeting, moment, now):
    """Some of those who were called to the council have told about it."""
    if meeting.body.key != "bra" or moment > now:
        return
    with clock.pretending(moment):
        for each in meeting.called:
            if each.person.email.removesuffix("@hedemora.example") in SPREADERS:
                meetings["tick_spread"](meeting, by=each.person, where=[Place.WORKPLACE, Place.INTRANET])


def _finish(story):
    """All that was agreed earlier is done; of the latest meeting only the first."""
    agreed = list(Action.objects.of_meeting(story.meeting).order_by("pk"))
    done = at(story.meeting.day + 5 * DAY, time(10))
    if done < story.now:
        with clock.pretending(done):
            for action in agreed[:1] if story.is_latest else agreed:
                actions["finish_action"](action, by=story.by, result=words.RESULT)


def _origin(meeting):
    """The item that people talked about when they took it on."""
    return next((item for item in meeting.agenda_items if item.kind != "information"), None)


def _due(story, number):
    first = story.meeting.day + DAY
    if story.is_latest and number == 1:
        return max(story.today - 3 * DAY, first)
    if story.is_latest and number == 2:
        return max(story.today + 4 * DAY, first)
    return story.meeting.day + 7 * DAY
