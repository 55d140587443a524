"""The work with a file, by a worker: it is gone through, and then taken in; one at a time has hold of it."""

import logging
from itertools import islice

from celery import current_app
from django.db import transaction

from office import clock, guarding
from situation.intake import saving
from situation.intake.rows import Faulty, Reader
from situation.intake.tables import Unreadable, headers_of, rows_of
from situation.models import Import, ImportState, Report

AT_ONCE = 2000
SHOWN = 5
MOST_WORDS = 100
logger = logging.getLogger(__name__)


def wake():
    """A worker that cannot be reached now finds what waits on its next round."""
    current_app.send_task("situation.tasks.work_on_files", expires=55)


def work():
    """How many files were dealt with."""
    now, done = clock.now(), 0
    for matter in Import.objects.to_do(now):
        if Import.objects.claim(matter.pk, now):
            matter.refresh_from_db()  # its columns may have been chosen anew before it was claimed
            done += _dealt_with(matter)
    Import.objects.given_up(now).update(state=ImportState.FAILED)
    return done


def _dealt_with(matter):
    try:
        _take(matter) if matter.state == ImportState.TAKING else _go_through(matter)
    except Unreadable as fault:
        Import.objects.held_as(matter).update(state=ImportState.FAILED, faults=[[1, "", str(fault)]])
    except Exception:
        logger.exception("Import %s could not be dealt with", matter.pk)
        Import.objects.held_as(matter).update(claimed_at=None)  # to be tried again on the next round
        return False
    return True


def _go_through(matter):
    """Every row is read, every fault is named with its row, and nothing is saved but that."""
    told = {"rows": 0, "good": 0, "faults": [], "sample": []}
    keys = set()
    reader, found = _found(matter, told)
    for key, facts in found:
        keys.add(key)
        if len(told["sample"]) < SHOWN:
            report = Report(**reader.whole(key, facts))
            told["sample"].append([str(report.day), str(report.category), str(report.where), report.text])
    told["good"] = len(keys)
    told["known"] = _known(keys)
    told["unknown"] = list(islice(_worth_asking_about(reader.unknown), MOST_WORDS))
    _finish(matter, ImportState.WAITING, ImportState.READ, **told)


def _worth_asking_about(words):
    """The most used first. One that points at a person is no word for a category; that its row is wrong is told."""
    words = sorted(words, key=words.get, reverse=True)
    return (word for word in words if guarding.outward(word) == word)


@transaction.atomic
def _take(matter):
    """All the good rows, in one transaction. They are read anew, for places and categories may have changed."""
    if not Import.objects.select_for_update().held_as(matter).filter(state=ImportState.TAKING):
        return  # a worker that was thought dead came first
    told = {"rows": 0, "faults": []}
    taken = known = 0
    reader, found = _found(matter, told, was_read=True)
    for batch in _batches(found):
        new = [reader.whole(key, facts) for key, facts in _not_there(batch).items()]
        saving.save(new)
        taken, known = taken + len(new), known + len(batch) - len(new)
    saving.save_origins(matter)
    _finish(matter, ImportState.TAKING, ImportState.DONE, good=taken, known=known, done_at=clock.now(), **told)


def _found(matter, told, *, was_read=False):
    """A reader and the good rows it finds; the faults and the number of rows are told as they are met.

    The second time, what the guard found the first time is remembered with the other faults.
    """
    file = matter.file.open("rb")
    headers = headers_of(file, matter.name)
    reader = Reader(matter, headers, clock.now())

    before = {}
    for number, key, words in matter.faults if was_read else ():
        before.setdefault(number, []).append([number, key, words])

    def found():
        with file:
            rows = rows_of(file, matter.name)
            next(rows)
            for number, cells in rows:
                told["rows"] += 1
                if number in before:
                    told["faults"] += before[number]
                    continue
                try:
                    yield reader.read(cells, was_read=was_read)
                except Faulty as faulty:
                    told["faults"] += [[number, key, words] for key, words in faulty.faults]

    return reader, found()


def _batches(found):
    batch = {}
    for key, facts in found:
        batch.setdefault(key, facts)
        if len(batch) == AT_ONCE:
            yield batch
            batch = {}
    if batch:
        yield batch


def _not_there(batch):
    """Those that have not come in before."""
    there = saving.there(batch)
    return {key: facts for key, facts in batch.items() if key not in there}


def _known(keys):
    keys = list(keys)
    return sum(len(saving.there(keys[start : start + AT_ONCE])) for start in range(0, len(keys), AT_ONCE))


def _finish(matter, before, after, **told):
    """Not when another has it by now: a worker that took this one to be dead, or a reading by other columns."""
    mine = Import.objects.held_as(matter).filter(state=before)
    mine.update(state=after, claimed_at=None, tries=0, **told)
