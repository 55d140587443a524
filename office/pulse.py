"""Whether what works by itself still does: when beat and the workers were last heard of."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic

from django.db.models import Subquery

from office.models import Job, Lease, Letter
from office.operations import BEAT

SILENCE = timedelta(minutes=10)
FRESH = 15  # seconds
_lately = {}


@dataclass(frozen=True)
class Pulse:
    """When each was last heard of, and since when a letter waits for one that never was."""

    beat_at: datetime | None
    worker_at: datetime | None
    waits_since: datetime | None = None

    def silence(self, now):
        """Beat's before the workers': without beat nobody asks them for anything."""
        return self._silence("beat", self.beat_at, now) or self._silence("worker", self.worker_at, now)

    def _silence(self, who, heard_at, now):
        since = heard_at or self.waits_since
        return Silence(who, since) if since and now - since >= SILENCE else None


@dataclass(frozen=True)
class Silence:
    """Who has not been heard of for too long, and since when."""

    who: str  # "beat" or "worker"
    since: datetime


def pulse(now):
    """Beat renews its lease every few seconds; any job that a worker has ended is a sign of it. One question."""
    ended = Job.objects.filter(ended_at__lte=now).order_by("-ended_at").values("ended_at")[:1]
    heard = Lease.objects.filter(name=BEAT).values_list("renewed_at", Subquery(ended)).first() or (None, None)
    return Pulse(*heard) if all(heard) else Pulse(*heard, oldest_due(now))


def silence(now):
    """For pages, which ask again and again: each process asks the database a few times a minute and no more."""
    heard, asked_at = _lately.get("heard", (None, 0))
    if heard is None or monotonic() - asked_at >= FRESH:
        heard = pulse(now)
        _lately["heard"] = heard, monotonic()
    return heard.silence(now)


def forget():
    _lately.clear()


def oldest_due(now):
    """Since when the letter has waited that has waited longest beyond its time."""
    return Letter.objects.overdue(now).order_by("since").values_list("since", flat=True).first()
