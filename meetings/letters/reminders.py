"""Reminders of meetings: to the coordinator before the agenda is due, to those called who have not answered.

Each function writes the letters of the reminders that are to go, and says which reminders each letter tells of.
"""

from meetings import deadlines
from meetings.letters.posting import about, link_for, matter_of
from meetings.models import Meeting
from meetings.roster import with_called
from office import wishes
from office.almanac import WEEKDAYS, local
from office.letters import write


def agenda_reminders(reminders, now):
    """The coordinator is reminded while the agenda has not gone out."""
    known = meetings_of(reminders)
    return [(_agenda(row, known[row.anchor_pk], now), [row]) for row in reminders]


def member_reminders(reminders, now):
    """The working day before; a worker that slept until the day itself says so."""
    known = meetings_of(reminders)
    with_called(list(known.values()))
    leaves = wishes.leaving(reminders, now)
    return [(_member(row, known[row.anchor_pk], leaves[row.recipient_id]), [row]) for row in reminders]


def meetings_of(reminders):
    rows = Meeting.objects.filter(pk__in={row.anchor_pk for row in reminders})
    return {meeting.pk: meeting for meeting in rows.with_body().with_officers()}


def of_meeting(row, meeting, **more):
    return write(
        row.recipient,
        f"meetings/letters/{row.kind}.txt",
        about(meeting) | more,
        key=row.letter_key,
        matter=matter_of(meeting),
    )


def _agenda(row, meeting, now):
    days_left = (local(meeting.agenda_deadline).date() - local(now).date()).days
    return of_meeting(row, meeting, days_left=days_left, reminded_before=_days_before(meeting.notice_days))


def _days_before(notice_days):
    """Before the last day, which is told beside: "14, 10 och 8 dagar"; nothing when it is the only one."""
    days = [str(-day) for day in deadlines.agenda_reminders(notice_days)[:-1]]
    if not days:
        return ""
    *first, last = days
    return f"{', '.join(first)}{' och ' * bool(first)}{last} dagar"


def _member(row, meeting, leaves):
    """In words of the day when it leaves: it may be held for a digest, or until its reader is back."""
    called, link = meeting.called_as(row.recipient), link_for(row.recipient, meeting)
    return of_meeting(row, meeting, called=called, link=link, when_word=_when(meeting.day, local(leaves).date()))


def _when(day, today):
    """As one says it: today, tomorrow, or on which day of the week."""
    return {0: "I dag", 1: "I morgon"}.get((day - today).days, f"På {WEEKDAYS[day.weekday()]}")
