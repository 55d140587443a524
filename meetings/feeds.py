"""What a person's calendar shows of meetings: those they are called to, and what they have to do by a day.

The feed lies outside the house, in whatever program reads it: no words of secret items or of the EST group's, and
nobody else's name.
"""

from datetime import timedelta

from django.conf import settings

from councils.models import Kind
from meetings.letters.posting import uid_of
from meetings.models import Action, Meeting, State
from meetings.models.states import BEFORE_SUMMONS
from meetings.roster import called_to
from office.almanac import clock_time, local, short
from office.feeds import Entry, gives
from office.guarding import outward

# What has been stays in the calendar for a year.
KEPT = timedelta(days=365)


@gives
def own_meetings(person, now):
    """With the invitation's own UID and number: a planned one is preliminary, a cancelled one says so."""
    for meeting in called_to(person).seen_by(person).filter(starts_at__gt=now - KEPT).with_body().in_order():
        yield Entry(
            uid=uid_of(meeting),
            summary=f"{meeting.body.short}: möte",
            starts=meeting.starts_at,
            ends=meeting.ends_at,
            place=meeting.place,
            url=settings.SITE_URL + meeting.get_absolute_url(),
            sequence=meeting.sequence,
            status=_status(meeting),
        )


@gives
def own_actions(person, now):
    """On the day they are to be done."""
    today = local(now).date()
    for action in Action.objects.open().of_person(person, today).for_lists().in_order():
        yield Entry(
            uid=f"action-{action.pk}@{_host()}",
            summary=f"Klart senast: {_told(action)}",
            starts=action.due_on,
            url=settings.SITE_URL + action.get_absolute_url(),
        )


@gives
def agendas_to_send(person, now):
    """For the coordinator: the last day for each summons."""
    if not person.has_perm("meetings.see_all"):
        return
    for meeting in Meeting.objects.coming(now).awaiting_agenda().with_body().in_order():
        if deadline := meeting.agenda_deadline:
            yield Entry(
                uid=f"agenda-{uid_of(meeting)}",
                summary=f"Kallelse till {meeting.body.short} {short(meeting.day)} ut före {clock_time(deadline)}",
                starts=local(deadline).date(),
                url=f"{settings.SITE_URL}{meeting.get_absolute_url()}dagordning/",
            )


def _status(meeting):
    if meeting.state == State.CANCELLED:
        return "CANCELLED"
    return "TENTATIVE" if meeting.state in BEFORE_SUMMONS else "CONFIRMED"


def _told(action):
    """In its own words, unless they may be of what is secret or of somebody's case."""
    hidden = (action.item and action.item.is_secret) or action.body.kind == Kind.EST
    return f"åtgärd från {action.meeting}" if hidden else outward(action.text)


def _host():
    return settings.SITE_URL.partition("://")[2]
