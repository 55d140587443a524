"""What the rows are called that lines refer to: each app says it of its own, for one reader at a time."""

import re
from collections import defaultdict

from django.apps import apps

REFERENCE = re.compile(r"([a-z_]+\.[a-z_]+)/(\d{1,18})")
NAMES = {}


def names_of(label, find):
    """Register what rows are called: `find` is given a reader and keys, and names those the reader may see by name."""
    NAMES[label] = find


class Names:
    """The names of all that some lines refer to, one question for each sort of row."""

    def __init__(self, reader, entries):
        keys = defaultdict(set)
        for entry in entries:
            for label, key in _references([entry.matter, entry.details]):
                keys[label].add(int(key))
        self._found = {label: NAMES[label](reader, found) for label, found in keys.items() if label in NAMES}

    def __getitem__(self, reference):
        """The name, or what sort of row it is and its number."""
        label, _, key = reference.partition("/")
        return self._found.get(label, {}).get(int(key)) or f"{sort_of(label)} {key}"


def sort_of(label):
    try:
        name = apps.get_model(label)._meta.verbose_name
    except LookupError:
        return label
    return name[:1].upper() + name[1:]


def _references(thing):
    if isinstance(thing, dict):
        thing = [*thing.keys(), *thing.values()]
    if isinstance(thing, list):
        return [found for each in thing for found in _references(each)]
    found = REFERENCE.fullmatch(thing) if isinstance(thing, str) else None
    return [found.groups()] if found else []
