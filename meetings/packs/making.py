"""Packs are made by a worker, each by one at a time; what cannot be made stops none of the others."""

import logging
from io import SEEK_END
from tempfile import TemporaryFile
from time import monotonic

from celery import current_app
from django.core.files import File

from meetings.models import Pack, PackKind, PackState
from meetings.models.packs import place_of
from meetings.packs import binder, parcel
from meetings.packs.contents import gather
from office import clock

WRITERS = {PackKind.ZIP: parcel.write, PackKind.PDF: binder.write}
ENOUGH = 60  # seconds; a task is stopped at twice that, in the middle of what it does
logger = logging.getLogger(__name__)


def wake():
    """A worker that cannot be reached now finds what waits on its next round."""
    current_app.send_task("meetings.tasks.make_packs", expires=55)


def make_waiting(enough=ENOUGH):
    """How many were made. What there was no time for is made on the next round."""
    now, began, made = clock.now(), monotonic(), 0
    for pack in Pack.objects.to_make(now):
        if Pack.objects.claim(pack.pk, now):
            made += _made(pack)
        if monotonic() - began >= enough:
            break
    Pack.objects.given_up(now).update(state=PackState.FAILED)
    return made


def clear(now):
    """Files that were made long ago are taken away; whoever wants one again has it made."""
    for pack in Pack.objects.old(now):
        if pack.file:
            pack.file.delete(save=False)
        pack.delete()


def _made(pack):
    try:
        _make(pack)
    except Exception:
        logger.exception("Pack %s could not be made", pack.pk)
        Pack.objects.filter(pk=pack.pk).update(claimed_at=None)  # to be tried again on the next round
        return False
    return True


def _make(pack):
    """It holds what there is when it is made, should that be something else than when it was asked for."""
    contents = gather(pack.meeting, with_secrets=pack.with_secrets)
    with TemporaryFile() as target:
        WRITERS[pack.kind](contents, target, clock.now())
        pack.size = target.seek(0, SEEK_END)
        target.seek(0)
        pack.file.storage.delete(place_of(pack, ""))  # what a worker that died may have left
        pack.file.save(pack.file_name, File(target), save=False)
    pack.fingerprint, pack.state = contents.fingerprint, PackState.READY
    pack.save(update_fields=["file", "size", "fingerprint", "state"])
