"""A line at the end of its subject's chain, and the hash that ties it to the one before."""

import hashlib
import json

from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction

from office import clock
from office.journal.keeping import kept
from office.models import Entry
from office.models.journal import SAID, Kind

# So many may write in one chain at the same moment: each try, one of them gets the next number.
CROWD = 50
# What a line said before it could say more: its hash is the same as it was then.
NOTHING_MORE = [Kind.STEP.value, "", None]


def matter_of(subject):
    """The name under which a subject's lines are chained: "meetings.meeting/12"."""
    return f"{subject._meta.label_lower}/{subject.pk}"


def note(subject, what, *, by, right="", details=None, kind=Kind.STEP, capacity=""):
    """Add a line to the subject's chain; a crowded chain is tried again from its new end."""
    said = {"matter": matter_of(subject), "what": what, "by": by, "right": right, "kind": Kind(kind).value}
    said |= {"capacity": capacity[:200], "about": _person_in(details or {}), "details": kept(details or {})}
    for _ in range(CROWD):
        try:
            with transaction.atomic():
                return _append(Entry(**said))
        except IntegrityError as error:
            crowded = error
    raise crowded


def of(*subjects):
    """The lines of the subjects, oldest first."""
    return Entry.objects.about(matter_of(subject) for subject in subjects)


def hash_of(previous, said):
    """Of the hash before it and of all that the line says, in the order of SAID."""
    *first, at, kind, capacity, about = said
    more = [kind, capacity, about]
    line = [previous, *first, at.isoformat(), *([] if more == NOTHING_MORE else more)]
    return hashlib.sha256(json.dumps(line, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _append(entry):
    last = Entry.objects.filter(matter=entry.matter).order_by("number").values_list("number", "hash").last()
    number, previous = last or (0, "")
    entry.number, entry.at = number + 1, clock.now()
    entry.hash = hash_of(previous, [getattr(entry, name) for name in SAID])
    entry.save(force_insert=True)
    return entry


def _person_in(details):
    """The one whom the step named: as its person, or when only one is named."""
    people = {name: thing for name, thing in details.items() if isinstance(thing, get_user_model())}
    only = next(iter(people.values())) if len(people) == 1 else None
    return people.get("person", only)
