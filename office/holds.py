"""Holds: what stops the retention, and how it is lifted."""

from office import clock
from office.lifecycle import AlreadyDone, Lifecycle
from office.models import Hold

retention = Lifecycle("office")
holds = Lifecycle("office")


@retention.step(label="Sätt en gallringsspärr", done="Gallringsspärren är satt.", asks=True)
def place_hold(person, by, reason, kind="", about=None, matter=""):
    """From now on nothing that the hold names is erased; taken on the one who places it."""
    return Hold.objects.create(kind=kind, person=about, matter=matter, reason=reason, by=by, since=clock.now())


@holds.step(label="Häv spärren", done="Spärren är hävd.")
def lift_hold(hold, by):
    if not Hold.objects.standing().filter(pk=hold.pk).update(lifted_by=by, lifted_at=clock.now()):
        raise AlreadyDone(hold)
