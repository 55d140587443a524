"""What every letter about a meeting has in common: whom it is for, what it is about, the invitation."""

from datetime import timedelta
from email.utils import parseaddr

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from councils.models import Kind
from office import calendars, clock, links
from office.almanac import moment, span
from office.letters import post, write

# After the meeting the link still shows what came of it.
LINK_LASTS = timedelta(days=14)


# A change so close to the meeting waits for no others.
URGENT = timedelta(days=2)


def to(people, meeting, name, key, *, calendar=None, document=None, replaces=(), waits=False, **more):
    letters = [
        write(
            each.person,
            f"meetings/letters/{name}.txt",
            {**about(meeting), **more, "called": each, "link": link_for(each.person, meeting)},
            key=f"{matter_of(meeting)}/{key}",
            matter=matter_of(meeting),
            document=document,
            calendar=calendar(event(meeting, each.person)) if calendar else "",
            replaces=replaces,
            waits=waits,
        )
        for each in people
    ]
    post(letters)


def about(meeting):
    deadline = meeting.agenda_deadline
    return {
        "meeting": meeting,
        "body": meeting.body,
        "when": span(meeting.starts_at, meeting.ends_at),
        "deadline": moment(deadline) if deadline else "",
        "deadline_is_ahead": bool(deadline and deadline > clock.now()),
        "absence": Kind(meeting.body.kind).absence,
        "url": settings.SITE_URL + meeting.get_absolute_url(),
    }


def link_for(person, meeting):
    """The person's own way in to the meeting; made when a letter names it."""
    return SimpleLazyObject(lambda: links.address(person, matter_of(meeting), meeting.ends_at + LINK_LASTS))


def can_wait(*moments):
    """What changes a meeting that is days away is held for an hour, so that the edits of an hour become one mail."""
    return min(moments) - clock.now() > URGENT


def matter_of(meeting):
    return f"meetings.meeting/{meeting.pk}"


def uid_of(meeting):
    """By which every calendar knows the meeting, for ever."""
    return f"{meeting.uid}@{parseaddr(settings.MAIL_FROM)[1].partition('@')[2]}"


def event(meeting, person):
    name, address = parseaddr(settings.MAIL_FROM)
    return calendars.Event(
        uid=uid_of(meeting),
        sequence=meeting.sequence,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        summary=f"{meeting.body.short}: möte",
        place=meeting.place,
        description=f"{meeting.body.name}. Dagordning och handlingar: {settings.SITE_URL}{meeting.get_absolute_url()}",
        url=settings.SITE_URL + meeting.get_absolute_url(),
        organiser_name=name or meeting.body.name,
        organiser_email=address,
        stamped_at=clock.now(),
        attendee_name=person.name,
        attendee_email=person.email or "",
    )
