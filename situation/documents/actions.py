"""What the group agreed, and how it went with what was agreed before."""

from meetings.models import Action, Meeting
from office.almanac import short
from office.guarding import all_outward
from situation.models import ActionPlace


def agreed(meeting):
    """At this meeting: what, where, who and by when."""
    return _told(Action.objects.of_meeting(meeting).agreed().for_lists().in_order())


def followed_up(report):
    """What the meeting before agreed, and whatever is older and not done yet."""
    found = Action.objects.of_body(report.body)
    last = Meeting.objects.of_bodies([report.body]).took_place().before(_moment(report)).latest_first().first()
    if last is None:
        return []
    older = found.open().of_meetings_before(last.starts_at)
    return _told((found.of_meeting(last) | older).for_lists().in_order())


def _moment(report):
    return report.meeting.starts_at if report.meeting_id else report.made_at


def _told(actions):
    rows = list(actions)
    places = dict(ActionPlace.objects.of_actions(rows).values_list("action", "place__name"))
    return all_outward([_row(each, places.get(each.pk, "")) for each in rows])


def _row(action, place):
    return {
        "what": action.text,
        "where": place,
        "who": action.owner_label,
        "function": action.seat.title if action.seat_id else action.person.title or "Ledamot",
        "by_when": f"{short(action.due_on)} {action.due_on.year}",
        "state": action.state,
        "state_label": action.state_label,
        "tone": action.tone,
        "result": action.result,
    }
