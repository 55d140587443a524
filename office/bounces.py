"""What mail servers write back: a letter that came in return or is late finds its row (RFC 3464).

A letter is found by the Message-ID of the original, which the server sends along. Anyone can write such a mail,
so it is believed only of a letter that has left, and only when it names that letter's own receiver. What is said of a
letter that has been sent again since is noted, and says nothing about how the last one fared.
"""

import re
from itertools import islice

from django.db import transaction

from office import clock, letters
from office.letters.mime import mailbox
from office.mailbox import takes
from office.models import Attempt, Letter
from office.models.letters import LetterState, Outcome

ESCAPED = re.compile(r"\\x\{([0-9A-Fa-f]{2,5})\}")  # a letter that is not English, as in RFC 6533
MESSAGE_ID = re.compile(r"^Message-ID:\s*(<[^<>\s]{1,190}>)", re.IGNORECASE | re.MULTILINE)
FAILED, DELAYED = "failed", "delayed"
LONGEST = 2000
MOST = 20  # a report returns one letter; whoever sends thousands wants to see how many we can ask for
REASONS = {  # by the beginning of the status (RFC 3463)
    "5.1": "Adressen finns inte.",
    "5.2.2": "Mottagarens brevlåda är full.",
    "5.2": "Mottagarens brevlåda tar inte emot brev.",
    "5.3.4": "Brevet är för stort för mottagaren.",
    "5.4": "Mottagarens mejlserver går inte att nå.",
    "5.7": "Mottagarens mejlserver släpper inte in brevet.",
}
UNKNOWN_REASON = "Mottagarens mejlserver tog inte emot brevet."


@takes
def take_report(message):
    """True when the mail was a delivery report about a letter of ours, whatever it said."""
    if message.get_content_type() != "multipart/report":
        return False
    reports = list(_reports(message))
    originals = list(islice(_originals(message), MOST)) if reports else []
    letter = _letter(originals)
    own = [report for report in reports if letter and _is_about(letter, report)]
    for report in own:
        _take(letter, report, is_the_last=letter.message_id in originals)
    return bool(own)


def _letter(originals):
    """The one that has such a Message-ID, or had before it was sent again."""
    later = [each for original in originals for each in letters.message_ids_after(original)]
    return Letter.objects.filter(message_id__in=[*originals, *later]).first()


def _reports(message):
    """One for each receiver: the parts of a delivery-status after the first are lists of fields."""
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status" and part.is_multipart():
            yield from (each for each in part.get_payload() if each["Action"])


def _originals(message):
    """The Message-IDs of what was returned, whole or only its headers. The report's own is not among them."""
    for part in message.walk():
        kind = part.get_content_type()
        if kind == "message/rfc822" and part.is_multipart():
            yield str(part.get_payload(0)["Message-ID"] or "").strip()
        elif kind in ("text/rfc822-headers", "message/rfc822-headers"):
            yield from MESSAGE_ID.findall(_words(part))


def _words(part):
    content = part.get_payload(decode=True) or b""
    return re.sub(r"\r?\n[ \t]+", " ", content.decode("utf-8", "replace"))


def _is_about(letter, report):
    """Its receiver by the address that we keep, or by the one that the envelope bore."""
    own = {letter.address.casefold(), mailbox(letter.address).casefold()} if letter.address else set()
    return not own.isdisjoint(_address(report[name]) for name in ("Final-Recipient", "Original-Recipient"))


def _address(field):
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), _value(field)).casefold()


def _value(field):
    """What stands after the kind, as in "rfc822; somebody@example.se"."""
    kind, _, value = str(field or "").partition(";")
    return (value or kind).strip().strip("<>")


def _take(letter, report, is_the_last):
    action, status = str(report["Action"]).strip().casefold(), str(report["Status"] or "").strip()
    words = f"{status} {_value(report['Diagnostic-Code'])}".strip().replace("\0", "")[:LONGEST]
    if action in (FAILED, DELAYED) and not is_the_last:
        _note_of_earlier(letter, Outcome.RETURNED if action == FAILED else Outcome.DELAYED, words)
    elif action == FAILED:
        why = f"Kom i retur. {_reason(status)} ({words})"
        _note(letter, Outcome.RETURNED, words, state=LetterState.FAILED, last_error=why)
    elif action == DELAYED:
        _note(letter, Outcome.DELAYED, words, last_error="")


def _reason(status):
    found = [reason for beginning, reason in REASONS.items() if f"{status}.".startswith(f"{beginning}.")]
    return found[0] if found else UNKNOWN_REASON


@transaction.atomic
def _note(letter, outcome, words, **fields):
    """Read twice it is noted once. What says nothing new since the letter was last sent is passed by."""
    on_its_way = Letter.objects.filter(pk=letter.pk, state__in=[LetterState.SENT, LetterState.IN_FLIGHT])
    letter = on_its_way.select_for_update().first()
    if letter is None:
        return
    since = letter.sent_at or letter.claimed_at
    if letter.attempts.filter(outcome=outcome, answer=words, at__gte=since).exists():
        return
    Attempt.objects.create(letter=letter, at=clock.now(), outcome=outcome, answer=words)
    on_its_way.update(**fields)


@transaction.atomic
def _note_of_earlier(letter, outcome, words):
    Letter.objects.select_for_update().get(pk=letter.pk)
    words = f"Gäller en tidigare sändning. {words}"
    if not letter.attempts.filter(outcome=outcome, answer=words).exists():
        Attempt.objects.create(letter=letter, at=clock.now(), outcome=outcome, answer=words)
