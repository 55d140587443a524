"""A report from what was told: where it is and on which day it counts."""

from office.almanac import local
from office.lifecycle import StepRefused
from situation import grid
from situation.models import Place, Precision, Report, When

AREA_REACHES = 1000  # metres: so far from a named place a square is taken to lie in its area


def placed(facts, point=None):
    """A position becomes the place it is at, else its square; the position itself is not kept."""
    if not point or facts.get("place"):
        return facts
    near = list(Place.objects.on_the_map().with_area())
    if place := grid.nearest(point, near):
        return facts | {"place": place}
    around = grid.nearest(point, near, within=AREA_REACHES)
    return facts | {"cell": grid.cell_of(*point), "area": facts.get("area") or (around.area if around else None)}


def built(organisation, now, **facts):
    """A report from what was told, not saved."""
    return Report(**whole(organisation, now, **facts))


def whole(organisation, now, *, category, when=When.UNKNOWN, happened_at=None, happened_until=None, **facts):
    """What a report is made of, from what was told: where it is and on which day it counts are worked out here."""
    if happened_at and happened_at > now and not category.looks_ahead:
        raise StepRefused("Det du rapporterar kan inte ha hänt i framtiden.")
    facts |= _where(**{name: facts.pop(name, None) for name in ("place", "cell", "area")})
    here = local(happened_at or now)
    return {
        "organisation": organisation,
        "category": category,
        "reported_category": category,
        "when": when,
        "happened_at": happened_at,
        "happened_until": happened_until,
        "day": here.date(),
        "hour": here.hour if when == When.EXACT else None,
        "received_at": now,
        "made_at": now,
        **facts,
    }


def _where(place, cell, area):
    if place:
        return {"place": place, "cell": "", "area": place.area, "precision": Precision.PLACE}
    if cell:
        return {"place": None, "cell": cell, "area": area, "precision": Precision.GRID}
    if area:
        return {"place": None, "cell": "", "area": area, "precision": Precision.AREA}
    raise StepRefused("Säg var det hände: en plats, din position eller ett område.")
