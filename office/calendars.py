"""Invitations that Outlook, Google and Apple read (RFC 5545 and 5546). Events in, text out.

The UID is the same for ever; the SEQUENCE rises when time or place changes; the MIME part that carries the text must
name the same method (`text/calendar; method=REQUEST`).
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import icalendar
from icalendar import vCalAddress, vDatetime, vRecur, vText, vUri

from office import almanac

PRODID = "-//Hedemora//hedemora_bra//SV"
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")

WINTER, SUMMER = timedelta(hours=1), timedelta(hours=2)


@dataclass(frozen=True)
class Event:
    uid: str
    sequence: int
    starts_at: datetime
    ends_at: datetime
    summary: str
    place: str
    description: str
    url: str
    organiser_name: str
    organiser_email: str
    stamped_at: datetime
    attendee_name: str
    attendee_email: str


def request(event: Event) -> str:
    """A new or changed meeting: the receiver is asked to answer."""
    return _calendar("REQUEST", _entry(event, status="CONFIRMED", PARTSTAT="NEEDS-ACTION", RSVP="TRUE"))


def cancel(event: Event) -> str:
    """The meeting goes away; no answer is asked for."""
    return _calendar("CANCEL", _entry(event, status="CANCELLED"))


def _calendar(method, entry):
    calendar = icalendar.Calendar()
    for name, value in {"version": "2.0", "prodid": PRODID, "calscale": "GREGORIAN", "method": method}.items():
        calendar.add(name, value)
    calendar.add_component(_stockholm())
    calendar.add_component(entry)
    return calendar.to_ical().decode()


def _entry(event, *, status, **attendee):
    entry = icalendar.Event()
    entry.add("uid", event.uid)
    entry.add("sequence", event.sequence)
    entry.add("dtstamp", event.stamped_at.astimezone(UTC))
    entry.add("dtstart", almanac.local(event.starts_at))
    entry.add("dtend", almanac.local(event.ends_at))
    _add_words(entry, summary=event.summary, location=event.place, description=event.description)
    entry.add("url", vUri(event.url))
    entry.add("status", status)
    entry.add("transp", "OPAQUE")
    entry.add("organizer", _address(event.organiser_name, event.organiser_email))
    entry.add("attendee", _address(event.attendee_name, event.attendee_email, ROLE="REQ-PARTICIPANT", **attendee))
    return entry


def _add_words(entry, **words):
    for name, text in words.items():
        entry.add(name, UNPRINTABLE.sub("", text.replace("\r\n", "\n")))


def _address(name, email, **parameters):
    address = vCalAddress("mailto:" + _one_line(email))
    for key, value in {"CN": _one_line(name), **parameters}.items():
        address.params[key] = vText(value)
    return address


def _one_line(text):
    """Fit for a parameter, where a line break would begin a property and Outlook shows a quotation mark as ^'."""
    text = text.replace('"', "'")
    return UNPRINTABLE.sub("", " ".join(text.split()))


def _stockholm():
    """Two rules instead of a row for each year: the turns have followed them since 1996."""
    zone = icalendar.Timezone()
    zone.add("tzid", almanac.STOCKHOLM.key)
    zone.add_component(_turn(icalendar.TimezoneDaylight(), "CEST", "19700329T020000", 3, WINTER, SUMMER))
    zone.add_component(_turn(icalendar.TimezoneStandard(), "CET", "19701025T030000", 10, SUMMER, WINTER))
    return zone


def _turn(part, name, first, month, offset_from, offset_to):
    part.add("tzname", name)
    part.add("dtstart", vDatetime.from_ical(first))
    part.add("rrule", vRecur(freq="YEARLY", bymonth=month, byday="-1SU"))
    part.add("tzoffsetfrom", offset_from)
    part.add("tzoffsetto", offset_to)
    return part
