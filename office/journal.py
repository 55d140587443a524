"""The journal: who did what, when and with which right. Lines are added and never changed."""

import hashlib
import json

from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, models, transaction

from office import clock
from office.models import Entry

# So many may write in one chain at the same moment: each try, one of them gets the next number.
CROWD = 50


def matter_of(subject):
    """The name under which a subject's lines are chained: "meetings.meeting/12"."""
    return f"{subject._meta.label_lower}/{subject.pk}"


def note(subject, what, *, by, right="", details=None):
    """Add a line to the subject's chain; a crowded chain is tried again from its new end."""
    facts = json.loads(json.dumps(details or {}, cls=_Plain))
    for _ in range(CROWD):
        try:
            with transaction.atomic():
                return _append(matter_of(subject), what, by, right, facts)
        except IntegrityError as error:
            crowded = error
    raise crowded


def of(*subjects):
    """The lines of the subjects, oldest first."""
    return Entry.objects.about(matter_of(subject) for subject in subjects)


def broken_links():
    """The lines whose hash does not follow from what they say and the line before."""
    previous, broken = {}, []
    for entry in Entry.objects.order_by("matter", "number").select_related("by").iterator():
        last = previous.get(entry.matter, ("", 0))
        if entry.hash != _hash(last[0], entry) or entry.number != last[1] + 1:
            broken.append(entry)
        previous[entry.matter] = (entry.hash, entry.number)
    return broken


def _append(matter, what, by, right, details):
    last = Entry.objects.filter(matter=matter).order_by("number").last()
    entry = Entry(matter=matter, what=what, by=by, right=right, details=details, at=clock.now())
    entry.number = last.number + 1 if last else 1
    entry.hash = _hash(last.hash if last else "", entry)
    entry.save(force_insert=True)
    return entry


def _hash(previous, entry):
    said = [previous, entry.matter, entry.number, entry.what, entry.by_id, entry.right, entry.details]
    line = json.dumps([*said, entry.at.isoformat()], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(line.encode()).hexdigest()


class _Plain(DjangoJSONEncoder):
    """Details of a step may name people, files and other rows: the journal keeps their names."""

    def default(self, thing):
        if isinstance(thing, models.Model):
            return f"{thing} ({thing._meta.label_lower}/{thing.pk})"
        if isinstance(thing, (set, frozenset)):
            return sorted(thing)
        try:
            return super().default(thing)
        except TypeError:
            return str(thing)
