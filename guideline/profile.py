"""The municipality's own file, and the loaders that the apps above register for its sections."""

import json
import tomllib
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError

from guideline.models import Municipality, ProvisionVersion
from guideline.provisions import PROVISIONS

PROFILES = Path(__file__).resolve().parent / "profiles"
LOADERS: list = []
KINDS = {name: type(value) for each in PROVISIONS.values() for name, value in (each.value or {}).items()}


class ProfileFault(Exception):
    """The file asks for something that cannot be; the message says what and where."""


def loads(loader):
    """Register a loader, called as loader(profile) after those of the apps below."""
    LOADERS.append(loader)
    return loader


def read(path):
    """A profile file as a dict; raises ProfileFault for one that is not TOML."""
    try:
        return tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProfileFault(f"{path} går inte att läsa: {error}") from error


def path_of(name):
    """A profile is named as in guideline/profiles, or by its file."""
    return Path(name) if name.endswith(".toml") else PROFILES / f"{name}.toml"


@cache
def municipality():
    """The name and contact of the municipality served here, from its file; asked by every page, read once."""
    facts = read(path_of(settings.PROFILE))["municipality"]
    told = {"municipality": facts["name"], "place": facts["short"]}
    return told | {name: facts.get(name, "") for name in ("contact", "phone", "court")}


def load(profile):
    """Write the profile to the database. Run again it changes nothing; a changed profile changes what it names.

    What stands in a row that is the same as the last time is left as people have made it since.
    """
    told = _numbered(profile)
    try:
        before = _last_loaded(profile)
        load_municipality(profile)
        versions = load_provisions(profile)
        for loader in LOADERS:
            new = {name: _new_rows(section, before.get(name)) for name, section in told.items()}
            loader(new | {"versions": versions})
    except KeyError as missing:
        raise ProfileFault(f"Uppgiften {missing} saknas i profilen.") from missing
    Municipality.objects.filter(code=profile["municipality"]["code"]).update(profile=_plain(told))


def put(model, key, fields, new=None, **only_when_new):
    """The row with that key, made or changed, and checked whole before it is written.

    With `new`, the names that the profile has changed, the rest is left as people have made it. A row that they have
    taken away is made again when more than its place in the profile is new.
    """
    try:
        row = model.objects.filter(**key).first()
        if row is None and new is not None and new <= {"order"}:
            return None
        named = fields if row is None or new is None else {name: fields[name] for name in fields.keys() & new}
        row = row or model(**key, **only_when_new)
        for name, value in named.items():
            setattr(row, name, value)
        row.full_clean()
    except ValidationError as fault:
        known_as = ", ".join(str(value) for value in key.values())
        raise ProfileFault(f"{model._meta.verbose_name} {known_as}: {_told(fault)}") from fault
    row.save()
    return row


def _told(fault):
    if not hasattr(fault, "error_dict"):
        return " ".join(fault.messages)
    return " ".join(f"{name}: {' '.join(messages)}" for name, messages in fault.message_dict.items())


def _last_loaded(profile):
    loaded = Municipality.objects.filter(code=profile["municipality"]["code"]).first()
    return _numbered(loaded.profile) if loaded else {}


def new_in(row, **called):
    """What the profile has changed in a row since the last time, by the names of fields; None for a row that is new."""
    return {called.get(name, name) for name in row["new"]} if "new" in row else None


def _numbered(profile):
    """Rows of a section know their place in it, also when the rows before are left out."""
    return {name: _rows(section) if _is_rows(section) else section for name, section in profile.items()}


def _rows(section):
    return [{**_numbered(row), "order": order} for order, row in enumerate(section, start=1)]


def _is_rows(value):
    return isinstance(value, list) and all(isinstance(each, dict) for each in value)


def _new_rows(section, before):
    """The rows that are not as the last time, and so for the rows within them."""
    if not _is_rows(section):
        return section
    known = {_known_as(row): row for row in before or []}
    marked = [_marked(row, known.get(_known_as(row))) for row in section]
    return [row for row in marked if row.get("new", True)]


def _marked(row, before):
    """The row whole, with the names of what is new in it."""
    if before is None:
        return row
    new = [name for name in row.keys() | before.keys() if _plain(row.get(name)) != before.get(name)]
    return {name: _new_rows(value, before.get(name)) for name, value in row.items()} | {"new": new}


def _known_as(row):
    return next((row[name] for name in ("key", "code", "title") if name in row), None)


def _plain(value):
    return json.loads(json.dumps(value, default=str))


def load_municipality(profile):
    facts, guideline = profile["municipality"], profile["guideline"]
    names = {"name", "short", "county", "vision", "vision_year", "website", "contact", "responsible_body"}
    fields = {name: value for name, value in facts.items() if name in names}
    fields |= {"guideline_title": guideline["title"], "planning": profile.get("planning", {})}
    put(Municipality, {"code": facts["code"]}, fields)


def load_provisions(profile):
    """The law from its own day, the guideline from the day it is in force; the profile's numbers over the defaults.

    Returns {key: the first days of its versions}.
    """
    rows = profile.get("provisions", [])
    if unknown := {row["key"] for row in rows} - PROVISIONS.keys():
        raise ProfileFault(f"Okända punkter i profilen: {', '.join(sorted(unknown))}.")
    if nameless := [row["key"] for row in rows if not isinstance(row.get("value", {}), dict)]:
        raise ProfileFault(f"Talen ska ha namn, till exempel {{ meetings_a_year = 4 }}: {', '.join(nameless)}.")
    for row in rows:
        _must_be_of_their_kind(row)
    from_the_start = profile["guideline"]["in_force_from"]
    return {key: _load_provision(each, rows, from_the_start) for key, each in PROVISIONS.items()}


def _load_provision(provision, rows, from_the_start):
    versions = [
        put(ProvisionVersion, {"key": provision.key, "in_force_from": since}, _fields(provision, told))
        for since, told in _versions(provision, rows, from_the_start)
    ]
    return [version.in_force_from for version in versions]


def _must_be_of_their_kind(row):
    """A number in words is found when the profile is loaded, not when somebody plans a meeting by it."""
    wrong = [name for name, value in row.get("value", {}).items() if type(value) is not KINDS.get(name, type(value))]
    if wrong:
        raise ProfileFault(f"{row['key']}: {', '.join(wrong)} är inte skrivet som i riktlinjens egna tal.")


def _versions(provision, rows, from_the_start):
    """Each version with its first day; a later one names what it changes, and the rest is as before."""
    usual, told = provision.in_force_from or from_the_start, {"value": provision.value or {}}
    dated = {row.get("in_force_from") or usual: row for row in rows if row["key"] == provision.key} or {usual: {}}
    for since in sorted(dated, key=str):
        told = told | dated[since] | {"value": told["value"] | dated[since].get("value", {})}
        yield since, told


def _fields(provision, told):
    return {
        "layer": provision.layer,
        "source": told.get("source", provision.source),
        "title": provision.title,
        "asks": told.get("asks", provision.asks),
        "value": told["value"],
        "not_yet": provision.not_yet,
    }
