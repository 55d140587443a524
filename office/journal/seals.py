"""Seals: how many lines there were at a moment and how they read, each seal tied to the one before.

A chain tells when a line in its middle was changed or removed, but not when its end is gone or all of it is. A seal
does: it counts every line written since the last, whatever chain it is in.
"""

import hashlib

from django.db import connection, transaction
from django.db.models import Subquery
from django.db.models.functions import Coalesce

from office import clock
from office.models import Entry, Seal

HASTE = "3s"  # a step that has not ended by then is waited for the next time


@transaction.atomic
def seal():
    """Set a seal on what was written since the last; nothing when nothing was."""
    _wait_for_writers()
    before = latest_seal()
    lines = Lines()
    for line in Entry.objects.after(before.last_pk if before else 0).values_list("pk", "hash").iterator():
        lines.add(*line)
    return _set(lines, before) if lines.count else None


def latest_seal():
    return Seal.objects.order_by("number").last()


def unsealed_since():
    """When the oldest line was written that no seal counts yet."""
    latest = Seal.objects.order_by("-number").values("last_pk")[:1]
    return Entry.objects.after(Coalesce(Subquery(latest), 0)).values_list("at", flat=True).first()


class Lines:
    """A heap of lines as they are added: how many, the last of them, and the checksum of them all."""

    def __init__(self):
        self.count, self.last_pk, self._sum = 0, 0, hashlib.sha256()

    def add(self, pk, line_hash):
        self.count, self.last_pk = self.count + 1, pk
        self._sum.update(f"{pk} {line_hash}\n".encode())

    @property
    def digest(self):
        return self._sum.hexdigest()


def hash_of(seal, previous):
    said = f"{previous} {seal.number} {seal.at.isoformat()} {seal.last_pk} {seal.count} {seal.total} {seal.digest}"
    return hashlib.sha256(said.encode()).hexdigest()


def _set(lines, before):
    number, total, previous = (before.number, before.total, before.hash) if before else (0, 0, "")
    new = Seal(number=number + 1, at=clock.now(), last_pk=lines.last_pk, count=lines.count, digest=lines.digest)
    new.total = total + lines.count
    new.hash = hash_of(new, previous)
    new.save(force_insert=True)
    return new


def _wait_for_writers():
    """A row under way may have a lower number than one that is there: with none under way every number is settled.

    SQLite has one writer at a time, and this transaction is it. PostgreSQL locks the table by its owner's right, for
    the account that runs all day may only add to it.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = '{HASTE}'")
            cursor.execute("SELECT wait_for_writers()")
