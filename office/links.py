"""Links that open one matter for one person without a sign-in: signed, short-lived, revocable and logged.

A letter is kept with the link unsigned, which opens nothing; only the mail that leaves the house carries the
signature. Whoever reads the outbox, the administration or a copy of the database can therefore not use it.
"""

import re
import uuid

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import transaction

from office import clock, journal
from office.models import Link

SIGNER = Signer(salt="office.links", sep=".")
HOLDER = "den som har länken"
OPENED, CLOSED, SPENT = "Länken öppnades", "Länken stängdes av mottagaren", "Länken användes"
UNSIGNED = re.compile(rf"{re.escape(settings.SITE_URL)}/lank/(?P<key>[0-9a-f]{{32}})/")


def address(person, matter, until):
    """The unsigned address of the person's link to the matter; made now, or the one they have made to last longer.

    One that has ended stays so: the letter it went in may lie anywhere by now.
    """
    now = clock.now()
    link, made = Link.objects.get_or_create(
        person=person, matter=matter, revoked_at=None, defaults={"made_at": now, "expires_at": until}
    )
    if not made and link.expires_at <= now < until:
        revoke(person, matter)
        return address(person, matter, until)
    if not made and link.expires_at < until:
        Link.objects.filter(pk=link.pk).update(expires_at=until)
    return _unsigned(link.key.hex)


def _unsigned(key):
    return f"{settings.SITE_URL}/lank/{key}/"


def token(link):
    return SIGNER.sign(link.key.hex)


def signed(text, recipient, own=None):
    """The text with the recipient's own links signed; what was written for somebody else stays unsigned.

    `own`: the keys of those that are theirs, from one who has asked already.
    """
    keys = {found["key"] for found in UNSIGNED.finditer(text)}
    if not keys:
        return text
    theirs = _own(keys, recipient) if own is None else own.split()
    tokens = {key: SIGNER.sign(key) for key in keys.intersection(theirs)}
    return UNSIGNED.sub(
        lambda found: f"{settings.SITE_URL}/lank/{tokens.get(found['key'], found['key'])}/",
        text,
    )


def _own(keys, person):
    own = Link.objects.filter(key__in=keys, person=person).values_list("key", flat=True)
    return [key.hex for key in own]


def find(token):
    """The link that the token opens now, or None: forged, expired, taken back and unknown all look the same."""
    try:
        key = uuid.UUID(SIGNER.unsign(token))
    except (BadSignature, ValueError):
        return None
    return Link.objects.open_at(clock.now()).filter(key=key).select_related("person__organisation").first()


def revoke(person, matter):
    """Every link of the person to the matter stops working at once. How many did."""
    return Link.objects.of(person, matter).filter(revoked_at=None).update(revoked_at=clock.now())


@transaction.atomic
def renew(person):
    """Another key for each of the person's open links: the letters so far went to an address that is not theirs."""
    now, theirs = clock.now(), Link.objects.filter(person=person, revoked_at=None)
    fresh = [
        Link(person=person, matter=old.matter, made_at=now, expires_at=old.expires_at)
        for old in theirs
        if old.expires_at > now
    ]
    theirs.update(revoked_at=now)
    Link.objects.bulk_create(fresh)


def current(text, person):
    """The text with the keys that open now, for a letter that goes anew."""
    keys = {found["key"] for found in UNSIGNED.finditer(text)}
    gone = Link.objects.filter(key__in=keys, person=person).exclude(revoked_at=None)
    matters = {old.key.hex: old.matter for old in gone}
    fresh = {new.matter: new.key.hex for new in Link.objects.filter(person=person, revoked_at=None)} if matters else {}
    return UNSIGNED.sub(lambda found: _unsigned(fresh.get(matters.get(found["key"]), found["key"])), text)


def spend(link):
    """A link that works once goes to whoever comes first; to the one who comes at the same moment it is gone."""
    first = Link.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=clock.now())
    if first:
        journal.note(link, SPENT, by=link.person, right="office.link")
    return bool(first)


def note_opening(link):
    """The first opening each hour is a line in the link's journal."""
    journal.read(link, by=link.person, what=OPENED, right="office.link", capacity=HOLDER)


def close(link):
    """Whoever holds the link has no use for it: it came to the wrong person, or lies where others can see it."""
    revoke(link.person, link.matter)
    journal.note(link, CLOSED, by=link.person, right="office.link", capacity=HOLDER)
