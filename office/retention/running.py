"""The run: what is ripe and not held is erased batch by batch, each written down as it goes, and then the protocol."""

import logging
from collections import Counter
from time import monotonic

from django.db import Error, transaction
from django.db.models import Count, ProtectedError, Q, Value

from office import documents
from office.almanac import local, moment
from office.models import Erasure, ErasureLine, Hold
from office.retention import TABLE

logger = logging.getLogger(__name__)

BATCH = 500
LONGEST = 80  # seconds; what is left is taken by the next run
PROTOCOL = "office/documents/erasure.html"


def due(now, *, held=True):
    """How many rows each line of the table would take now; in one question."""
    holds = list(Hold.objects.standing()) if held else []
    parts = [
        free(rule, now, holds).order_by().annotate(line=Value(rule.name)).values("line").annotate(number=Count("pk"))
        for rule in TABLE.values()
    ]  # fmt: skip
    counted = parts[0].union(*parts[1:], all=True)
    return {row["line"]: row["number"] for row in counted if row["number"]}


def run(now, municipality=""):
    """Everything that is ripe; whether there is more than there was time for."""
    holds, until = list(Hold.objects.standing()), monotonic() + LONGEST
    for rule in reversed(TABLE.values()):  # what stands on other rows before what it stands on
        while _erase(rule, now, holds):
            if monotonic() > until:
                tell(now, municipality)
                return True
    tell(now, municipality)
    return False


def free(rule, now, holds):
    """The ripe rows of a line that no hold stops."""
    rows = rule.ripe(now)
    for hold in holds:
        rows = _left_by(hold, rule, rows)
    return rows


def tell(now, municipality=""):
    """The protocol of what has been erased since the last one: kinds, numbers and periods."""
    with transaction.atomic():
        lines = list(ErasureLine.objects.untold().select_for_update())
        if not lines:
            return None
        title = f"Gallringsprotokoll {local(now).date()}"
        document = documents.freeze(
            PROTOCOL,
            {"title": title, "when": moment(now), "rows": _rows(lines), "municipality": municipality},
            matter="office.erasure",
            title=title,
            file_name=f"gallringsprotokoll-{local(now):%Y-%m-%d-%H%M}.pdf",
            made_at=now,
        )
        erasure = Erasure.objects.create(at=now, document=document)
        ErasureLine.objects.filter(pk__in=[line.pk for line in lines]).update(erasure=erasure)
        return erasure


def _left_by(hold, rule, rows):
    """Without what the hold names: a kind, a person, a matter, or what is several of these at once."""
    if hold.kind and hold.kind != rule.label:
        return rows
    about = Q()
    if hold.person_id:
        about &= _any(Q(**{path: hold.person_id}) for path in rule.person)
    if hold.matter:
        about &= _any(_in_matter(path, label, hold.matter) for path, label in rule.matter.items())
    return rows.exclude(about) if about else rows.none()


def _any(questions):
    """Any of the ways; without a way from the row nothing is about anybody."""
    found = Q(pk=None)
    for each in questions:
        found |= each
    return found


def _in_matter(path, label, matter):
    """By its name, or as the row that the way leads to."""
    if not label:
        return Q(**{path: matter})
    named, _, number = matter.rpartition("/")
    return Q(**{path: int(number)}) if named == label and number.isdigit() else Q(pk=None)


def _erase(rule, now, holds):
    """One batch; whether there was any."""
    try:
        with transaction.atomic():
            return _batch(rule, now, free(rule, now, holds))
    except (Error, ProtectedError):
        logger.exception("Retention could not erase a batch of %s", rule.name)
        return False


def _batch(rule, now, rows):
    pks = list(rows.order_by("pk").values_list("pk", flat=True)[:BATCH])
    if not pks:
        return False
    # Held, and asked once more: what somebody has changed meanwhile may not be ripe any longer.
    chosen = rule.model._base_manager.select_for_update(of=("self",)).filter(pk__in=pks)
    still = list(rows.filter(pk__in=[row.pk for row in chosen]))
    days = sorted(_day(getattr(row, rule.dated)) for row in still if getattr(row, rule.dated, None))
    _take(rule, still)
    told = {"first": days[0], "last": days[-1]} if days else {}
    ErasureLine.objects.create(rule=rule.name, count=len(still), at=now, **told)
    return bool(still)


def _take(rule, rows):
    """The rows or their fields; their files go when that is certain."""
    gone = rule.model._base_manager.filter(pk__in=[row.pk for row in rows])
    for row in rows:
        for name in rule.files:
            if kept := getattr(row, name):
                transaction.on_commit(_removal(rule.model, name, kept), robust=True)
    if rule.clear:
        gone.update(**rule.clear, **dict.fromkeys(rule.files, ""))
    else:
        gone.delete()


def _removal(model, field, kept):
    """Of bytes that no row names any longer: an item that is carried over has its papers over the same ones."""

    def remove():
        if not model._base_manager.filter(**{field: kept.name}).exists():
            kept.storage.delete(kept.name)

    return remove


def _day(value):
    return local(value).date() if hasattr(value, "hour") else value


def _rows(lines):
    """For each line of the table that something was taken by: what, with what right, how many, from when to when."""
    numbers = Counter()
    for line in lines:
        numbers[line.rule] += line.count
    return [
        {
            "rule": TABLE[name],
            "count": numbers[name],
            "first": min((line.first for line in lines if line.rule == name and line.first), default=None),
            "last": max((line.last for line in lines if line.rule == name and line.last), default=None),
        }
        for name in TABLE
        if numbers[name]
    ]
