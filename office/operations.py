"""The house's own machinery: who may act for all, what the timetable has sent, and how each job went."""

from django.db.models import F, Q

from office import clock
from office.logs import masked
from office.models import Job, Lease

BEAT = "beat"
LONGEST_FAULT = 1000
TITLES = {}  # each job as people call it, told by whoever holds the timetable


def hold(name, holder, ttl):
    """Take the lease, or keep it, by one conditional update; false while somebody else has it."""
    now = clock.now()
    mine = {"holder": holder, "until": now + ttl, "renewed_at": now}
    # Further ahead than a lease reaches lies only one written by a clock that was wrong.
    free = Q(holder=holder) | Q(until__lte=now) | Q(until__gt=now + 2 * ttl)
    if Lease.objects.filter(free, name=name).update(**mine):
        return True
    Lease.objects.bulk_create([Lease(name=name, **mine)], ignore_conflicts=True)
    return Lease.objects.filter(name=name, holder=holder).exists()


def let_go(name, holder):
    """The next may take it at once; when it was last renewed is still known."""
    Lease.objects.filter(name=name, holder=holder).update(until=clock.now())


def sent_moments(names):
    """When each line of the timetable was last sent, by any beat."""
    Job.objects.bulk_create([Job(name=name) for name in names], ignore_conflicts=True)
    return dict(Job.objects.filter(name__in=names).values_list("name", "sent_at"))


def move_sent(name, known, moment):
    """Only whoever knows when it was last sent may send it: a beat that has lost its lease unawares does not."""
    return bool(Job.objects.filter(name=name, sent_at=known).update(sent_at=moment))


def began(name):
    _note(name, began_at=clock.now(), runs=F("runs") + 1)


def succeeded(name, result):
    now = clock.now()
    _note(name, ended_at=now, succeeded_at=now, result=_in_words(result), fault="")


def failed(name, error):
    """What went wrong, without what opens a door; the traceback is in the worker's log."""
    fault = masked(f"{type(error).__name__}: {error}")[:LONGEST_FAULT]
    _note(name, ended_at=clock.now(), fault=fault, faults=F("faults") + 1)


def _note(name, **fields):
    if not Job.objects.filter(name=name).update(**fields):
        Job.objects.bulk_create([Job(name=name)], ignore_conflicts=True)
        Job.objects.filter(name=name).update(**fields)


def _in_words(result):
    """What a task gave back: how many, or words of its own."""
    return "" if result is None else str(result)[:200]
