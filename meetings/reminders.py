"""Reminders: each day they are recounted from the meeting itself, so a moved meeting moves them all.

A letter's key holds the day it fell due, so it goes out once, however often a worker looks and whenever it wakes.
After a stop only the newest of a chain is sent, and only while it can still help.
"""

from datetime import time, timedelta

from meetings import deadlines, letters
from meetings.models import Meeting, State
from office.almanac import local

MORNING = time(8, 0)
HORIZON = timedelta(days=40)


def post_due(now):
    """Put every reminder that is due now in the outbox."""
    coming = Meeting.objects.coming(now).filter(starts_at__lt=now + HORIZON).with_body()
    for meeting in coming:
        letters.reach_the_new(meeting)
        remind_coordinator(meeting, now)
        remind_members(meeting, now)


def remind_coordinator(meeting, now):
    """14, 10 and 8 days before the meeting, and on the day of the deadline, while the agenda has not gone out."""
    if meeting.state not in (State.PLANNED, State.CALLED) or meeting.agenda_deadline is None:
        return
    due = [day for day in agenda_days(meeting) if day <= now < meeting.starts_at]
    if due:
        newest = local(max(due)).date()
        letters.agenda_reminder(meeting, newest, (local(meeting.agenda_deadline).date() - local(now).date()).days)


def remind_members(meeting, now):
    """The morning of the day before, to those whose agenda has gone out and who have not answered."""
    due = deadlines.morning(meeting.starts_at, deadlines.MEMBERS_REMINDED.days, MORNING)
    if meeting.state == State.SUMMONED and due <= now < meeting.starts_at:
        letters.member_reminder(meeting, local(due).date())


def agenda_days(meeting):
    """The mornings when the coordinator is reminded: before the deadline, and the deadline's own.

    A body that is called at shorter notice than a week meets often; there the day before the deadline is enough.
    """
    often = meeting.notice_days < min(deadlines.AGENDA_REMINDERS) - 1
    chain = (meeting.notice_days + 1,) if often else deadlines.AGENDA_REMINDERS
    before = (days for days in chain if days > meeting.notice_days)
    return [deadlines.morning(meeting.starts_at, days, MORNING) for days in (*before, meeting.notice_days)]
