"""A secret address where a person's calendar reads their own meetings and deadlines.

What is in it comes from the apps, which register a function each. The secret is shown once and kept as a checksum, so
whoever reads the database finds no address; it is replaced or taken back by the one whose it is.
"""

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import icalendar
from django.conf import settings

from office import clock, journal
from office.calendars import PRODID, UNPRINTABLE
from office.lifecycle import Lifecycle
from office.models import Feed

HOLDER = "den som har kalenderadressen"
ONE_DAY = timedelta(days=1)
GIVERS: list[Callable] = []

feeds = Lifecycle("office")


@dataclass(frozen=True)
class Entry:
    """Something in a person's calendar: between two moments, or a whole day when `ends` is left out."""

    uid: str
    summary: str
    starts: datetime | date
    ends: datetime | None = None
    place: str = ""
    url: str = ""
    sequence: int = 0
    status: str = "CONFIRMED"


def gives(function):
    """Register what an app puts in a person's calendar: a function of the person and the moment."""
    GIVERS.append(function)
    return function


@feeds.step(label="Skapa kalenderadress", done="Kalenderadressen är skapad.")
def make_feed(person, by):
    """A new secret address; the one before stops working. Only what is returned here can ever open it."""
    _revoke(person)
    token = secrets.token_urlsafe(32)
    Feed.objects.create(person=person, secret_sha256=_checksum(token), made_at=clock.now())
    return token


@feeds.step(label="Stäng kalenderadress", done="Kalenderadressen är stängd.")
def revoke_feed(person, by):
    """The address stops working at once."""
    _revoke(person)


def open_feed(person):
    return person.feeds.filter(revoked_at=None).first()


def find(token):
    """The feed that the secret opens now; unknown and taken back look the same, as when its person is out."""
    opened = Feed.objects.filter(secret_sha256=_checksum(token), revoked_at=None, person__is_active=True)
    return opened.select_related("person__organisation").first()


def note_reading(feed, now):
    """Once a day is enough to tell its person, and the journal, that something reads it."""
    if feed.read_at is None or now - feed.read_at >= ONE_DAY:
        journal.exported(feed, by=feed.person, what="Kalendern hämtades", right="office.feed", capacity=HOLDER)
        Feed.objects.filter(pk=feed.pk).update(read_at=now)


def address(token):
    return f"{settings.SITE_URL}/kalender/{token}.ics"


def calendar(feed, now):
    """Everything the apps give, as a calendar to subscribe to: nobody is asked to answer, and nobody else is named."""
    whole = icalendar.Calendar()
    told = {"version": "2.0", "prodid": PRODID, "calscale": "GREGORIAN", "method": "PUBLISH"}
    for name, value in (told | {"x-wr-calname": "Hedemora Brå", "x-published-ttl": "PT1H"}).items():
        whole.add(name, value)
    for give in GIVERS:
        for entry in give(feed.person, now):
            whole.add_component(_event(entry, feed.made_at))
    return whole.to_ical()


def _event(entry, stamped_at):
    """Moments in UTC need no zone of their own. The stamp stands still, so the same calendar is the same bytes."""
    event = icalendar.Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", stamped_at.astimezone(UTC))
    event.add("dtstart", entry.starts.astimezone(UTC) if entry.ends else entry.starts)
    event.add("dtend", entry.ends.astimezone(UTC) if entry.ends else entry.starts + ONE_DAY)
    for name, text in {"summary": entry.summary, "location": entry.place, "url": entry.url}.items():
        if text:
            event.add(name, UNPRINTABLE.sub("", text))
    event.add("status", entry.status)
    event.add("transp", "OPAQUE" if entry.ends else "TRANSPARENT")
    return event


def _revoke(person):
    Feed.objects.filter(person=person, revoked_at=None).update(revoked_at=clock.now())


def _checksum(token):
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()
