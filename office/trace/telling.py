"""A line of the journal in Swedish: who, what, about what, in which capacity, and what was said with it."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist

from office.almanac import moment, written
from office.journal.keeping import choices
from office.models import Entry
from office.models.files import size_told
from office.permissions import TABLE
from office.trace.names import REFERENCE, Names

DAY = re.compile(r"\d{4}-\d\d-\d\d")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
NOBODY = "Någon som inte var inloggad"
SOMEBODY = "Någon med rätt till det"
UNTOLD = {"once", "over"}  # what a form carries for itself

LABELS = {
    "columns": "Kolumner", "role": "Roll", "secrecy_ground": "Lagrum",
    "absence": "Frånvaro", "added": "Tillagt", "changed": "Ändrat", "fields": "Fält", "found": "Hittat", "how": "Sätt",
    "leading": "Ledande", "person": "Person", "reason": "Skäl", "removed": "Borttaget", "rhythms": "Hur ofta",
    "rows": "Rader", "sha256": "Filens kontrollsumma", "since": "Från och med", "until": "Till och med", "via": "Väg",
    "was": "Var", "matter": "Ärende", "kind": "Slag", "form": "Filens form", "tell_nobody": "Ingen meddelas",
    "name": "Namn", "presenter": "Föredragande", "into": "Till", "pk": "Nummer", "but": "Utom",
    "words": "Egna ord i brevet", "upload": "Fil", "identity": "Personnummer", "phone": "Telefonnummer",
    "email": "E-post", "plate": "Registreringsnummer", "listed": "Ord på listan",
}  # fmt: skip


def label(app="", **labels):
    """Register what details are called; in the steps of one app, where the same word means something of its own."""
    named = {f"{app}.{name}" if app else name: said for name, said in labels.items()}
    if twice := {name for name, said in named.items() if LABELS.get(name, said) != said}:
        raise ValueError(f"already called something else: {sorted(twice)}")
    LABELS.update(named)


@dataclass
class Line:
    """A line as its reader sees it."""

    entry: Entry
    who: str
    about: str
    capacity: str
    details: list = field(default_factory=list)

    @property
    def in_words(self):
        return "; ".join(f"{name}: {said}" for name, said in self.details)


def tell(entries, reader, *, reads_words=False, names_others=True):
    """The lines for a reader. Whoever reads about themselves is told what was done, but not by whom of the others."""
    names = Names(reader, entries)
    return [_line(entry, names, reads_words, names_others or entry.by_id == reader.pk) for entry in entries]


def _line(entry, names, reads_words, with_name):
    by = (entry.by.name if with_name else SOMEBODY) if entry.by else NOBODY
    people = TABLE.get(entry.right)
    capacity = entry.capacity or (people.name if people else "")
    said = _Said(names, entry.matter.partition("/")[0], entry.right.partition(".")[0], reads_words)
    told = {key: value for key, value in entry.details.items() if key not in UNTOLD and value not in (None, "", [], {})}
    details = [(said.named(key), said.value(value, key)) for key, value in told.items()]
    return Line(entry, by, names[entry.matter], capacity, details)


@dataclass
class _Said:
    """How details of one matter are said."""

    names: Names
    model: str
    app: str
    reads_words: bool

    def named(self, key):
        if known := LABELS.get(f"{self.app}.{key}") or LABELS.get(key):
            return known
        if REFERENCE.fullmatch(key):
            return self.names[key]
        try:
            name = str(apps.get_model(self.model)._meta.get_field(key).verbose_name)
        except (LookupError, FieldDoesNotExist, AttributeError):
            name = key
        return name[:1].upper() + name[1:]

    def value(self, thing, name=""):
        if thing is None or thing == "":
            return "tomt"
        if isinstance(thing, bool):
            return "ja" if thing else "nej"
        if isinstance(thing, list):
            return ", ".join(self.value(each, name) for each in thing) or "inga"
        return self._pairs(thing, name) if isinstance(thing, dict) else self._text(str(thing), name)

    def _pairs(self, pairs, name):
        if "characters" in pairs:
            return f"en text på {pairs['characters']} tecken"
        if "told" in pairs:
            return f"”{pairs['told']}”" if self.reads_words else "visas inte här"
        if "bytes" in pairs:
            return size_told(pairs["bytes"])
        if "after" in pairs:
            return f"{self.value(pairs['before'], name)} → {self.value(pairs['after'], name)}"
        return ", ".join(f"{self.named(key)}: {self.value(value, key)}" for key, value in pairs.items()) or "ändrat"

    def _text(self, text, name):
        if REFERENCE.fullmatch(text):
            return self.names[text]
        if DAY.fullmatch(text):
            return written(date.fromisoformat(text))
        if MOMENT.fullmatch(text):
            return moment(datetime.fromisoformat(text))
        return text if text.isdigit() else _choice(text, name)


def _choice(code, name):
    """As the field of that name offers it; where several do and none has the name, the code is all that is known."""
    labels = choices().get(code, {})
    own = next((label for field, label in labels.items() if field == name or field.endswith(f"_{name}")), None)
    return own or (next(iter(labels.values())) if len(set(labels.values())) == 1 else code if labels else "en text")
