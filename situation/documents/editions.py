"""The documents of an approved lägesrapport: the words frozen in the step, printed by a worker."""

from base64 import b64encode

from django.template.loader import render_to_string

from office import documents
from office.almanac import moment
from office.models import Openness
from situation.documents.drawings import SHOWN, bars, maps
from situation.documents.variants import TITLES, VARIANTS
from situation.lights import Light
from situation.models import Edition, Variant
from situation.statistics.hours import PART_NAMES, shaded

FILE_NAMES = {Variant.FULL: "lagesrapport", Variant.FEEDBACK: "aterkoppling", Variant.COUNCIL: "laget-till-bra"}


def freeze_editions(report, content, now):
    return [
        Edition.objects.create(
            situation_report=report, variant=variant, document=_freeze(report, variant, content, now)
        )
        for variant in VARIANTS
    ]


def _freeze(report, variant, content, now):
    told = _areas_apart(VARIANTS[variant](content))
    page = {
        "report": told,
        "variant": variant.value,
        "title": TITLES[variant],
        "approved": moment(now),
        "bars": drawn("bars", **bars(told["lines"])),
        **(_whole(told) if variant is Variant.FULL else {}),
    }
    return documents.freeze(
        "situation/documents/report.html",
        page,
        matter=f"situation.situationreport/{report.pk}",
        title=f"{TITLES[variant]} {report.designation}"[:200],
        file_name=f"{FILE_NAMES[variant]}-{report.first_day}.pdf",
        made_at=now,
        openness=Openness.INTERNAL,
    )


def _areas_apart(told):
    """Areas that something is known of, and the names of the others: paper is read from the top."""
    known = [area for area in told["areas"] if area["light"] != Light.UNKNOWN.value]
    return told | {"told_areas": known, "silent_areas": [area["name"] for area in told["areas"] if area not in known]}


def _whole(told):
    return {
        "maps": [(drawn("map", map=each), each) for each in maps(told["everywhere"])],
        "keys": list(enumerate(told["everywhere"][:SHOWN], start=1)),
        "parts": PART_NAMES,
        "hours": shaded(told["hours"]["rows"]),
    }


def drawn(name, **context):
    """An SVG as the address of an image: a document may hold no other file."""
    svg = render_to_string(f"situation/documents/{name}.svg", context)
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"
