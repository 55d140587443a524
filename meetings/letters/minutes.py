"""The minutes: to be approved, given back, approved, opened again."""

from datetime import timedelta

from django.conf import settings

from councils.letters import coordinators
from meetings.letters.posting import about, matter_of
from meetings.models import Presence
from office import clock, links
from office.letters import post, write

READ_BY_LINK = timedelta(days=60)


def minutes_to_approve(minutes):
    people = {each.person: each.role for each in minutes.approvals.in_order()}
    _send(minutes, people, "minutes_to_approve", roles={person.pk: role.lower() for person, role in people.items()})


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


def everyone(meeting):
    """Those who are called, and whoever was there."""
    called = [each.person for each in meeting.called]
    there = [part.person for part in meeting.parts if part.presence == Presence.PRESENT]
    return list(dict.fromkeys([*called, *there]))


def _send(minutes, people, name, *, document=None, with_link=False, roles=None, **more):
    meeting = minutes.meeting
    told = {**about(meeting), "minutes": minutes, "page": f"{settings.SITE_URL}{meeting.get_absolute_url()}protokoll/"}
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
