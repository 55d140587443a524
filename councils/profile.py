"""Organisations, bodies and seats, from the municipality's profile."""

from councils.models import Body, Organisation, Seat
from guideline.models import ProvisionVersion
from guideline.profile import ProfileFault, loads, new_in, put
from guideline.provisions import PROVISIONS
from office import clock

BODY_FIELDS = (
    "name", "short", "kind", "mandate", "provision", "purpose", "notice_days", "starts", "minutes", "place",
    "has_adjuster", "publishes_minutes",
)  # fmt: skip


@loads
def withdraw_versions(profile):
    """A version on a day that the profile no longer names, when nothing has been judged by it or it would outlast the
    profile's own. What has been in force before that stays, for its own time.
    """
    named, today = profile["versions"], clock.today()
    for version in ProvisionVersion.objects.of(named):
        days = named[version.key]
        if version.in_force_from not in days and version.in_force_from > min(today, max(days)):
            version.delete()


@loads
def load_organisations(profile):
    for row in profile.get("organisations", []):
        put(Organisation, {"key": row["key"]}, {"name": row["name"], "kind": row["kind"]}, new_in(row))


@loads
def load_bodies(profile):
    since = profile["guideline"]["in_force_from"]
    for row in profile.get("bodies", []):
        body = load_body(row)
        for seat in row.get("seats", []):
            load_seat(body, seat, since)


def load_body(row):
    """The fields that the profile names; what it leaves out stays as it is."""
    if row.get("provision") and row["provision"] not in PROVISIONS:
        raise ProfileFault(f"{row['name']}: punkten {row['provision']} finns inte.")
    fields = {name: row[name] for name in BODY_FIELDS if name in row}
    if parent := row.get("parent"):
        fields["parent"] = _named(Body, parent, row["name"])
    if "planning" in row:
        fields["planning"] = row["planning"]
    return put(Body, {"key": row["key"]}, fields | {"order": row["order"]}, new_in(row))


def load_seat(body, row, since):
    """A seat is there from the guideline's first day, or from a day of its own."""
    fields = {
        "title": row["title"],
        "role": row["role"],
        "organisation": _named(Organisation, row["organisation"], f"{body.name}, {row['title']}"),
        "is_ordinary": row.get("ordinary", True),
        "order": row["order"],
    }
    fields |= {"since": row["since"]} if "since" in row else {}
    put(Seat, {"body": body, "key": row["key"]}, fields, new_in(row, ordinary="is_ordinary"), since=since)


def _named(model, key, where):
    """What another row of the profile points at."""
    found = model.objects.filter(key=key).first()
    if found is None:
        raise ProfileFault(f"{where}: {model._meta.verbose_name} {key} finns inte.")
    return found
