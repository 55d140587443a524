"""Areas and categories, from the municipality's profile."""

from guideline.profile import loads, put
from situation.models import Area, Category


@loads
def load_areas(profile):
    for row in profile.get("areas", []):
        fields = {name: row[name] for name in ("name", "population", "population_year", "source") if name in row}
        put(Area, {"code": row["code"]}, fields | {"order": row["order"]})


@loads
def load_categories(profile):
    for row in profile.get("categories", []):
        order = row["order"]
        restricted = row.get("restricted", False)
        fields = {"name": row["name"], "parent": None, "is_restricted": restricted, "order": order * 100}
        parent = put(Category, {"key": row["key"]}, fields)
        for number, (key, name) in enumerate(row.get("children", {}).items(), start=1):
            below = {"name": name, "parent": parent, "is_restricted": restricted, "order": order * 100 + number}
            put(Category, {"key": key}, below)
