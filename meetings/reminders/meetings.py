"""Meetings as what reminders are counted from: which of them, and whatever is known of those, read together."""

from datetime import timedelta

from django.db.models import Q

from councils.models import Cooption, Role, Seat
from councils.roster import Sittings
from meetings.models import Meeting, Minutes, State
from meetings.models.states import NOT_YET_HELD
from meetings.reminders import agendas, minutes, spreading
from meetings.roster import with_called
from office.reminders import Anchor

# Two months, and the longest time before a meeting that anyone is reminded of it.
AHEAD = timedelta(days=76)
# Longer than a reminder helps after the last day it is counted to.
AFTER = timedelta(days=40)


def near(now):
    """Those that somebody may be reminded of within two months, or could have been the last weeks."""
    coming = Q(state__in=NOT_YET_HELD, starts_at__gt=now, starts_at__lt=now + AHEAD)
    unwritten = Q(state=State.HELD, ends_at__gt=now - AFTER)
    looked_through = Q(state=State.FOR_APPROVAL, minutes_versions__sent_at__gt=now - AFTER)
    to_spread = Q(state=State.APPROVED, minutes_versions__approved_at__gt=now - AFTER)
    return Meeting.objects.filter(coming | unwritten | looked_through | to_spread).order_by().distinct()


def around(now):
    return near(now).values_list("pk", flat=True)


def touched_by(subject, now):
    """The meeting itself; and those of the body where somebody came or went, or of all when the coordinator did."""
    if isinstance(subject, Meeting):
        return [subject.pk]
    if isinstance(subject, Seat) and subject.role == Role.COORDINATOR:
        return around(now)
    return around(now).of_bodies([subject.body_id]) if isinstance(subject, (Seat, Cooption)) else []


def plan(plan, keys):
    known = list(Meeting.objects.filter(pk__in=keys).with_body().with_officers())
    sittings = Sittings()
    with_called([meeting for meeting in known if meeting.state in (State.SUMMONED, State.APPROVED)], sittings)
    latest = Minutes.objects.latest_of([meeting.pk for meeting in known if meeting.state in minutes.SENT])
    for meeting in known:
        agendas.plan(plan, meeting, sittings)
        minutes.plan(plan, meeting, sittings, latest.get(meeting.pk))
    approved = [(meeting, latest[meeting.pk]) for meeting in known if meeting.pk in latest]
    spreading.plan(plan, approved, sittings)


ANCHOR = Anchor(Meeting._meta.label_lower, around, touched_by, plan)
