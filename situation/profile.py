"""Areas, places and categories, from the municipality's profile."""

from guideline.profile import ProfileFault, loads, new_in, put
from situation.models import Area, Category, Place


@loads
def load_areas(profile):
    for row in profile.get("areas", []):
        fields = {name: row[name] for name in ("name", "population", "population_year", "source") if name in row}
        put(Area, {"code": row["code"]}, fields | {"order": row["order"]}, new_in(row))


@loads
def load_places(profile):
    names = ("name", "also", "kind", "latitude", "longitude")
    for row in profile.get("places", []):
        fields = {name: row[name] for name in names if name in row} | {"order": row["order"]}
        area = Area.objects.filter(code=row["area"]).first() if "area" in row else None
        if "area" in row and area is None:
            raise ProfileFault(f"Området {row['area']} för platsen {row['key']} finns inte i profilen.")
        put(Place, {"key": row["key"]}, fields | {"area": area}, new_in(row))


@loads
def load_categories(profile):
    for row in profile.get("categories", []):
        order = row["order"]
        shared = {"is_restricted": row.get("restricted", False), "looks_ahead": row.get("ahead", False)}
        fields = shared | {"name": row["name"], "parent": None, "order": order * 100}
        new = new_in(row, restricted="is_restricted", ahead="looks_ahead")
        parent = put(Category, {"key": row["key"]}, fields, new)
        for number, (key, name) in enumerate(row.get("children", {}).items(), start=1):
            below = shared | {"name": name, "parent": parent, "order": order * 100 + number}
            put(Category, {"key": key}, below, _new_below(new))


def _new_below(new):
    """Those under a category follow it; their own names and order stand in its `children`."""
    return new and (new - {"name"}) | ({"name", "order"} if "children" in new else set())
