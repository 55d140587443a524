"""Lines of other kinds than steps: what was read, taken out as a file, given out, and who came in.

What is read again and again is one line for each person, subject and hour: enough to tell when somebody was there.
"""

import logging

from django.utils.crypto import salted_hmac

from office import clock, permissions
from office.journal.writing import matter_of, note
from office.models import Entry
from office.models.journal import Kind, Way

logger = logging.getLogger("hedemora_bra.security")

SIGNED_IN, SIGNED_OUT, FAILED = "Loggade in", "Loggade ut", "Försökte logga in och släpptes inte in"


def read(subject, *, by, what, right, details=None, capacity=""):
    """`by` saw something that is not for everyone; once an hour."""
    read_each([subject], by=by, what=what, right=right, details=details, capacity=capacity)


def read_each(subjects, *, by, what, right, details=None, capacity=""):
    """`by` saw all of them on one page: one question, and a line for each that has none this hour."""
    said = _said(subjects, what, by) if subjects else set()
    for subject in subjects:
        if matter_of(subject) not in said:
            _note(subject, what, by, right, kind=Kind.READ, details=details, capacity=capacity)


def exported(subject, *, by, what, right, details=None, capacity=""):
    """`by` took something out of the house as a file; each time."""
    _note(subject, what, by, right, kind=Kind.EXPORT, details=details, capacity=capacity)


def disclosed(subject, *, by, what, right, details=None):
    """`by` gave something out to somebody who had asked for it."""
    _note(subject, what, by, right, kind=Kind.DISCLOSE, details=details)


def signed_in(person, *how):
    """`how` are the ways in, not anything that was typed."""
    note(person, SIGNED_IN, by=person, kind=Kind.SIGN_IN, details=_ways(how))


def signed_out(person):
    note(person, SIGNED_OUT, by=person, kind=Kind.SIGN_IN)


def sign_in_failed(person, *how):
    """Somebody, nobody knows who, tried to come in as the person; once an hour, or a guesser could fill the chain."""
    if not _said([person], FAILED, None):
        note(person, FAILED, by=None, kind=Kind.SIGN_IN, details=_ways(how))


def sign_in_failed_for_unknown(address):
    """Nobody's journal: a line in the log, where the same address can be told from another and not be read."""
    logger.warning("sign-in failed for an unknown address %s", salted_hmac("sign-in", address).hexdigest()[:12])


def _ways(how):
    return {"how": [Way(each) for each in how]} if how else {}


def _said(subjects, what, by):
    """Those of which it has been said this hour."""
    hour = clock.now().replace(minute=0, second=0, microsecond=0)
    matters = [matter_of(subject) for subject in subjects]
    return set(
        Entry.objects.filter(matter__in=matters, what=what, by=by, at__gte=hour).values_list("matter", flat=True)
    )


def _note(subject, what, by, right, *, kind, details, capacity=""):
    """The capacity is what the table says, unless the right is not one of the table."""
    capacity = capacity or permissions.capacity(by, right, subject)
    note(subject, what, by=by, right=right, kind=kind, capacity=capacity, details=details)
