"""Invitations that Outlook, Google and Apple read, and the answers they send (RFC 5545 and 5546).

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

READABLE = 500_000  # signs; an answer has some hundreds
LINE = re.compile(r"""([\w-]+)((?:;[\w-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(.*)""", re.ASCII)
PARAMETER = re.compile(r';([\w-]+)=("[^"]*"|[^";:]*)', re.ASCII)
ANSWERS = {"ACCEPTED": "yes", "DECLINED": "no", "TENTATIVE": "maybe"}


class UnreadableReply(ValueError):
    """The text is no calendar, or its answer lacks what an answer must have; the message says what, in Swedish."""


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


@dataclass(frozen=True)
class Reply:
    """What one attendee has answered: "yes", "no" or "maybe", and when, by their own clock."""

    uid: str
    sequence: int
    attendee: str
    answer: str
    stamped_at: datetime


def request(event: Event) -> str:
    """A new or changed meeting: the receiver is asked to answer."""
    return _calendar("REQUEST", _entry(event, status="CONFIRMED", PARTSTAT="NEEDS-ACTION", RSVP="TRUE"))


def cancel(event: Event) -> str:
    """The meeting goes away; no answer is asked for."""
    return _calendar("CANCEL", _entry(event, status="CANCELLED"))


def publish(event: Event) -> str:
    """The meeting for whoever opens the file: nobody in particular is asked to answer."""
    entry = _entry(event, status="CONFIRMED")
    del entry["attendee"]
    return _calendar("PUBLISH", entry)


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


def sequence_of(text: str) -> int:
    """The number of an invitation of our own."""
    return int(re.search(r"^SEQUENCE:(\d+)", text, re.MULTILINE).group(1))


def invites_to(text: str) -> str | None:
    """When what an invitation of our own is about begins, as it is written; None when it takes it away."""
    begins = re.search(r"^DTSTART;TZID=[^:]+:(\d{8}T\d{6})", text, re.MULTILINE)
    return begins[1] if begins and "METHOD:REQUEST" in text else None


def decoded(data: bytes) -> str:
    """Bytes from a mail or a file as text; older programs write as Windows does."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def read_reply(text: str) -> list[Reply]:
    """The answers in a METHOD:REPLY; anything else that is a calendar (REQUEST, COUNTER, REFRESH) holds none.

    An attendee who has not answered, or who has sent somebody else, is left out. Whatever the text is, the only error
    raised is UnreadableReply.
    """
    method, events = _opened(text)
    if method != "REPLY":
        return []
    return [reply for event in events for reply in _answers(event)]


def _opened(text):
    """The calendar's method, and its events as lists of (name, parameters, value)."""
    if len(text) > READABLE:
        raise UnreadableReply("Kalenderfilen är för stor.")
    method, events, inside = "", [], []
    for name, parameters, content in _lines(text):
        if name in ("BEGIN", "END"):
            inside = _moved(inside, name, content.strip().upper())
            events += [[]] if (name, inside) == ("BEGIN", ["VCALENDAR", "VEVENT"]) else []
        elif inside == ["VCALENDAR", "VEVENT"]:
            events[-1].append((name, parameters, content))
        elif inside == ["VCALENDAR"] and name == "METHOD":
            method = content.strip().upper()
    if inside:
        raise UnreadableReply("Kalenderfilen är avbruten.")
    return method, events


def _lines(text):
    """Unfolded and taken apart; what is not a line of a calendar is passed over, but one must begin it."""
    unfolded = re.sub(r"(?:\r\n|\n|\r)[ \t]", "", text)
    found = [match.groups() for line in re.split(r"[\r\n]+", unfolded) if (match := LINE.fullmatch(line.strip()))]
    if not found or (found[0][0].upper(), found[0][2].strip().upper()) != ("BEGIN", "VCALENDAR"):
        raise UnreadableReply("Det är ingen kalenderfil.")
    return [(name.upper(), parameters, content) for name, parameters, content in found]


def _moved(inside, way, part):
    """Where in the calendar one is after a BEGIN or an END."""
    if way == "BEGIN":
        return [*inside, part]
    if not inside or inside[-1] != part:
        raise UnreadableReply("Kalenderfilen är trasig.")
    return inside[:-1]


def _answers(event):
    first = {name: content.strip() for name, _, content in reversed(event)}
    given = [(parameters, content) for name, parameters, content in event if name == "ATTENDEE"]
    found = [(_mailbox(content), ANSWERS.get(_parameter(parameters, "PARTSTAT"))) for parameters, content in given]
    answers = {attendee: answer for attendee, answer in found if attendee and answer}
    if not answers:
        return []
    uid, sequence, stamped_at = _uid(first), _sequence(first), _stamp(first)
    return [Reply(uid, sequence, attendee, answer, stamped_at) for attendee, answer in answers.items()]


def _parameter(parameters, wanted):
    found = {name.upper(): value.strip('"') for name, value in PARAMETER.findall(parameters)}
    return found.get(wanted, "").upper()


def _mailbox(content):
    """mailto:Somebody@Example.se, whatever the case."""
    scheme, _, address = content.strip().partition(":")
    return address.strip().casefold() if scheme.casefold() == "mailto" else ""


def _uid(first):
    if not first.get("UID"):
        raise UnreadableReply("Svaret säger inte vilket möte det gäller.")
    return first["UID"]


def _sequence(first):
    """Absent it is zero (RFC 5545, 3.8.7.4)."""
    told = first.get("SEQUENCE", "0")
    if not re.fullmatch(r"[0-9]{1,9}", told):
        raise UnreadableReply("Svarets ordningstal går inte att läsa.")
    return int(told)


def _stamp(first):
    """When the answer was given. It is to be in UTC (3.8.7.2), so one that does not say is read so."""
    told = first.get("DTSTAMP", "")
    if not re.fullmatch(r"[0-9]{8}T[0-9]{6}Z?", told):
        raise UnreadableReply("Svaret säger inte när det gavs.")
    try:
        return datetime.strptime(told.removesuffix("Z"), "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
    except ValueError as error:
        raise UnreadableReply("Svaret säger inte när det gavs.") from error
