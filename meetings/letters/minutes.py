"""The minutes: to be approved, given back, approved, opened again."""

from datetime import timedelta

from django.conf import settings

from councils.letters import coordinators
from meetings import deadlines
from meetings.letters.posting import about, matter_of
from meetings.letters.reminders import meetings_of, of_meeting
from meetings.models import Minutes, Presence
from office import clock, links
from office.almanac import local
from office.letters import post, write

READ_BY_LINK = timedelta(days=60)
(CHAIR,) = deadlines.MINUTES_MISSED_BY_THE_CHAIR


def minutes_to_approve(minutes, words=""):
    people = {each.person: each.role for each in minutes.approvals.in_order()}
    roles = {person.pk: role.lower() for person, role in people.items()}
    _send(minutes, people, "minutes_to_approve", roles=roles, words=words)


def minutes_returned(minutes, by, text):
    """To those who write: the secretary and the coordinator, not to the one who gave them back."""
    writers = {*coordinators(clock.today()), *filter(None, [minutes.meeting.secretary])} - {by}
    _send(minutes, writers, "minutes_returned", by=by, text=text)


def minutes_approved(minutes):
    """To everyone who was called, with the PDF and a link that opens the meeting without a sign-in."""
    _send(minutes, everyone(minutes.meeting), "minutes_approved", document=minutes.document, with_link=True)


def minutes_reopened(minutes, by, reason):
    """Those who have the approved minutes learn that others will come."""
    _send(minutes, everyone(minutes.meeting), "minutes_reopened", by=by, reason=reason)


def minutes_missing(reminders, now):
    """To those who write, and in the end to whoever led, while the minutes wait to be sent."""
    known = meetings_of(reminders)
    return [(_of_minutes(row, known[row.anchor_pk], now), [row]) for row in reminders]


def approval_reminders(reminders, now):
    """To those who have still to approve."""
    known, versions = meetings_of(reminders), Minutes.objects.latest_of({row.anchor_pk for row in reminders})
    return [(_to_approve(row, known[row.anchor_pk], versions[row.anchor_pk]), [row]) for row in reminders]


def everyone(meeting):
    """Those who are called, and whoever was there."""
    called = [each.person for each in meeting.called]
    there = [part.person for part in meeting.parts if part.presence == Presence.PRESENT]
    return list(dict.fromkeys([*called, *there]))


def _of_minutes(row, meeting, now):
    ago = (local(now).date() - local(meeting.ends_at).date()).days
    return of_meeting(row, meeting, page=_page(meeting), days_ago=ago, is_last=row.days == CHAIR)


def _to_approve(row, meeting, minutes):
    role = next(each.role for each in minutes.approvals.all() if each.person_id == row.recipient_id)
    return of_meeting(row, meeting, page=_page(meeting), minutes=minutes, role=role.lower())


def _page(meeting):
    return f"{settings.SITE_URL}{meeting.get_absolute_url()}protokoll/"


def _send(minutes, people, name, *, document=None, with_link=False, roles=None, **more):
    meeting = minutes.meeting
    told = {**about(meeting), "minutes": minutes, "page": _page(meeting)}
    post(
        [
            write(
                person,
                f"meetings/letters/{name}.txt",
                {**told, **more, **_own(person, minutes, with_link, roles)},
                key=f"{matter_of(meeting)}/{name}/{minutes.number}",
                matter=matter_of(meeting),
                document=document,
            )
            for person in people
        ]
    )


def _own(person, minutes, with_link, roles):
    """What is each one's own: as what they approve, and their link."""
    meeting = minutes.meeting
    until = clock.now() + READ_BY_LINK
    return {
        "role": (roles or {}).get(person.pk, ""),
        "link": links.address(person, matter_of(meeting), until) if with_link else "",
    }
