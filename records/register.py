"""The register of records: everything that has been drawn up or received, whatever table it lies in.

A record is known by a letter for its kind and its key: D17 is a document, B9 a paper that was handed in. Nothing is
entered by hand and so nothing is forgotten; what only a person knows (the municipality's number, whom it came from) is
a Filing beside it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import and_, or_

from django.db.models import F, Q, Value

from meetings.models import Attachment
from office.almanac import local
from office.journal import matter_of
from office.models import Document
from records.models import Direction, Filing

# Letters on paper stand in the outbox, and what was made to be handed out stands with its request.
APART = Q(matter__startswith="office.letter/") | Q(matter__startswith="records.part/")


@dataclass(frozen=True)
class Kind:
    """A table of records. `all` gives those of the register, the date under `on`; `searched` are its fields."""

    letter: str
    label: str
    direction: Direction
    all: Callable
    searched: tuple

    def seen(self, with_secrets):
        return self.all() if with_secrets else self.all().not_secret()


def _documents():
    return Document.objects.exclude(APART).without_bytes().annotate(on=F("made_at"))


def _papers():
    found = Attachment.objects.present().annotate(on=F("file__uploaded_at"))
    return found.select_related("file__uploaded_by__organisation", "item", "meeting__body")


_OF_PAPERS = ("file__name", "item__title", "item__text", "item__body__name", "meeting__body__name")
KINDS = {
    "D": Kind("D", "office.document", Direction.DRAWN_UP, _documents, ("title", "html")),
    "B": Kind("B", "meetings.attachment", Direction.RECEIVED, _papers, _OF_PAPERS),
}
OF_FILINGS = ("dnr", "party", "note")


@dataclass(frozen=True)
class Entry:
    """A record as the register tells it."""

    number: str
    subject: object
    title: str
    on: datetime
    direction: Direction
    party: str
    dnr: str
    filing: Filing | None

    @property
    def url(self):
        return f"/arbete/handlingar/{self.number.lower()}/"

    @property
    def direction_label(self):
        return Direction(self.direction).label

    @property
    def day(self):
        return local(self.on).date()

    @property
    def is_document(self):
        return isinstance(self.subject, Document)


def found(words="", openness="", since=None, until=None, with_secrets=True):
    """Rows (kind, key, on), the latest first: every word stands somewhere in the record or in its filing."""
    asked = [word for word in words.replace("\0", "").split()[:8] if word]
    rows = [_rows(kind.seen(with_secrets), kind, asked, openness, since, until) for kind in KINDS.values()]
    return rows[0].union(*rows[1:], all=True).order_by("-on", "kind", "-pk")


def entries(rows):
    """What the rows are, with a question for each kind and one for the filings."""
    rows = list(rows)
    keys = {letter: [pk for kind, pk, _ in rows if kind == letter] for letter in KINDS}
    asked = ((letter, KINDS[letter].all().filter(pk__in=of or [0])) for letter, of in keys.items())
    subjects = {(letter, each.pk): each for letter, found in asked for each in found}
    filings = Filing.objects.of([matter_of(each) for each in subjects.values()])
    return [_entry(kind, subjects[kind, pk], filings) for kind, pk, _ in rows if (kind, pk) in subjects]


def entry(number, with_secrets=True):
    """The record of that number, or nothing."""
    known = re.fullmatch(r"([a-z])([0-9]{1,9})", number.lower(), re.ASCII)
    kind = KINDS.get(known[1].upper()) if known else None
    subject = kind.seen(with_secrets).filter(pk=int(known[2])).first() if kind else None
    return _entry(kind.letter, subject, Filing.objects.of([matter_of(subject)])) if subject else None


def _rows(rows, kind, words, openness, since, until):
    rows = rows.filter(reduce(and_, (_says(kind, word) for word in words), Q()))
    if openness:
        rows = rows.filter(openness=openness)
    if since:
        rows = rows.filter(on__date__gte=since)
    if until:
        rows = rows.filter(on__date__lte=until)
    return rows.order_by().annotate(kind=Value(kind.letter)).values_list("kind", "pk", "on")


def _says(kind, word):
    """Also with another size of its first letter: SQLite knows no large Å."""
    sizes = {word, word.lower(), word.upper(), word.capitalize()}
    known = Filing.objects.having(_any(OF_FILINGS, sizes)).get(kind.label, [])
    number = re.fullmatch(rf"{kind.letter}([0-9]{{1,9}})", word.upper(), re.ASCII)
    keys = [*known, *([int(number[1])] if number else [])]
    return _any(kind.searched, sizes) | Q(pk__in=keys)


def _any(fields, sizes):
    return reduce(or_, (Q(**{f"{field}__icontains": word}) for field in fields for word in sorted(sizes)))


def _entry(letter, subject, filings):
    filing, kind = filings.get(matter_of(subject)), KINDS[letter]
    return Entry(
        number=f"{letter}{subject.pk}",
        subject=subject,
        title=str(subject),
        on=subject.on,
        direction=filing.direction if filing else kind.direction,
        party=filing.party if filing else _party(subject),
        dnr=filing.dnr if filing else "",
        filing=filing,
    )


def _party(subject):
    """Until somebody says: whose organisation handed it in."""
    by = subject.file.uploaded_by if isinstance(subject, Attachment) else None
    return str(by.organisation or by) if by else ""
