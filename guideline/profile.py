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


def put(model, key, fields, **only_when_new):
    """The row with that key, made or changed, and checked whole before it is written."""
    try:
        row = model.objects.filter(**key).first() or model(**key, **only_when_new)
        for name, value in fields.items():
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
    return loaded.profile if loaded else {}


def _numbered(profile):
    """Rows of a section know their place in it, also when the rows before are left out."""
    return {
        name: [{**row, "order": order} for order, row in enumerate(section, start=1)]
        if isinstance(section, list)
        else section
        for name, section in profile.items()
    }


def _new_rows(section, before):
    if not isinstance(section, list):
        return section
    return [row for row in section if _plain(row) not in (before or [])]


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
