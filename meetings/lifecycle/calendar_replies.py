"""Answers that come from people's own calendars: as a mail to the organiser, or as a file that somebody hands in."""

import logging
import re
from email.utils import getaddresses
from itertools import takewhile
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from councils.models import Person
from meetings.letters.posting import matter_of
from meetings.lifecycle.meetings import meetings
from meetings.models import Meeting, Participant, State, Via
from office import calendars, clock, mailbox
from office.lifecycle import StepRefused
from office.models import Letter

log = logging.getLogger(__name__)

NOTHING_IN_IT = "Filen innehåller inget svar på en kallelse. Spara svaret från kalendern och försök igen."
KINDS = ("text/calendar", "application/ics")


class Passed(Exception):
    """An answer that is not to be taken; the message says why, to the person who handed it in or to the log."""


@meetings.step(State.SUMMONED, label="Ta in svar från kalendern", done="Svaret är sparat.", asks=True)
def take_calendar_reply(meeting, by, upload):
    """The coordinator takes in anybody's answer, whoever is called takes in their own."""
    replies = _read(upload)
    if not by.has_perm("meetings.take_anybodys_reply", meeting):
        replies = [reply for reply in replies if reply.attendee == (by.email or "").casefold()]
    replies = [reply for reply in replies if _uid(reply) == meeting.uid]
    if not replies:
        raise StepRefused("Filen innehåller inget svar på kallelsen till det här mötet som du kan ta in.")
    try:
        for reply in replies:
            _take(meeting, reply)
    except Passed as why:
        raise StepRefused(str(why)) from why


@mailbox.takes
def take_reply_by_mail(message):
    """True when an answer in the mail was taken. An answer counts only from the address of the one who gives it."""
    taken = [_take_from(sender, reply) for sender, reply in _replies_in(message)]
    return any(taken)


def _read(upload):
    try:
        replies = calendars.read_reply(calendars.decoded(upload.read(calendars.READABLE)))
    except calendars.UnreadableReply as fault:
        raise StepRefused(f"Filen gick inte att läsa. {fault}") from fault
    if not replies:
        raise StepRefused(NOTHING_IN_IT)
    return replies


def _replies_in(message):
    """The answers of a mail's calendar parts, each once however many parts say the same."""
    parts = [part for part in message.walk() if part.get_content_type() in KINDS]
    texts = [calendars.decoded(part.get_payload(decode=True) or b"") for part in parts]
    replies = dict.fromkeys(reply for text in texts for reply in calendars.read_reply(text))
    return [(_sender(message), reply) for reply in replies]


def _sender(message):
    """The one address it is from; a mail from several people is from nobody."""
    found = [address.casefold() for _, address in getaddresses(message.get_all("From", []))]
    return found[0] if len(found) == 1 else ""


def _take_from(sender, reply):
    try:
        _must_be_from(sender, reply)
        _take(_meeting(reply), reply)
    except (Passed, StepRefused, PermissionDenied) as why:
        log.warning("kalendersvar för %s togs inte in: %s", reply.uid, why)
        return False
    return True


def _must_be_from(sender, reply):
    if sender != reply.attendee:
        raise Passed("Brevet kommer från en annan adress än den som svarar.")


def _meeting(reply):
    meeting = Meeting.objects.with_body().with_uid(_uid(reply)).first()
    if meeting is None:
        raise Passed("Svaret gäller inget möte här.")
    return meeting


def _uid(reply):
    """Ours are written uuid@host."""
    key = reply.uid.partition("@")[0]
    return UUID(key) if re.fullmatch(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", key) else None


@transaction.atomic
def _take(meeting, reply):
    """As if the person had answered on the meeting's page, at the moment they answered in their calendar."""
    meeting, stamped_at = _held(meeting), min(reply.stamped_at, clock.now())
    person = _called(meeting, reply.attendee)
    _must_be_of_today(meeting, person, reply, stamped_at)
    meetings["answer"](meeting, by=person, answer=reply.answer, via=Via.CALENDAR, greeting="")
    Participant.objects.part_of(person, meeting).update(answered_at=stamped_at)


def _called(meeting, address):
    person = Person.objects.filter(email__iexact=address, is_active=True).first()
    if person is None or meeting.called_as(person) is None:
        raise Passed(f"{address} är inte kallad till mötet.")
    return person


def _held(meeting):
    """Two copies of an answer come one after the other, so that the second sees what the first led to."""
    return Meeting.objects.with_body().select_for_update(of=("self",), no_key=True).get(pk=meeting.pk)


def _must_be_of_today(meeting, person, reply, stamped_at):
    """It answers an invitation to the time that holds, and nothing the person has said since."""
    if reply.sequence < _first_to_this_time(meeting, person):
        raise Passed(f"{person} har svarat på en äldre kallelse, innan mötet ändrades.")
    part = Participant.objects.part_of(person, meeting).first()
    if part and part.answered_at and stamped_at <= part.answered_at:
        raise Passed(f"{person} har redan gett det svaret, eller ett senare.")


def _first_to_this_time(meeting, person):
    """Others' invitations may have been changed since, so the meeting's own number says nothing of this person's.

    An answer given to the agenda or the place as it was answers the same meeting; one given to a day that is no more
    does not, nor one from before the person was called off.
    """
    letters = Letter.objects.about(matter_of(meeting)).reaching().filter(recipient=person).exclude(calendar="")
    latest, *earlier = letters.order_by("-pk").values_list("calendar", flat=True) or [None]
    if latest is None:
        return meeting.sequence
    time = calendars.invites_to(latest)
    same = takewhile(lambda text: time and calendars.invites_to(text) == time, earlier)
    return min(calendars.sequence_of(text) for text in (latest, *same))
