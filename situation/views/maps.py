"""The map: places and squares with how many were reported there, period by period. The table says the same.

What the page's script draws it asks for here; each answer counts as the picture does, for who asks.
"""

import json

from django.conf import settings
from django.http import JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from situation.models import Outline, Place
from situation.statistics import Placed
from situation.views.periods import asked
from situation.views.picture import must_see_reports

SHOWN = 100


@require_safe
def report_map(request):
    must_see_reports(request)
    period = asked(request)
    found = Placed(request.user, period.period, request.GET.get("kategori", ""))
    context = {
        "placed": found,
        "period": period.period,
        "around": [(each.first, title(each)) for each in period.around],
        "here": period.around.index(period.period),
        "title": title(period.period),
        "rows": [(spot, found.told(spot.counts)) for spot in found.spots[:SHOWN]],
        "more": max(0, len(found.spots) - SHOWN),
        "has_outlines": Outline.objects.exists(),
        "bounds": json.dumps(Place.objects.bounds()),
        "tiles": settings.MAP_TILES,
        "attribution": settings.MAP_ATTRIBUTION,
        "is_over": period.period.last < request.today,
    }
    return render(request, "situation/map.html", context)


@require_safe
def period_data(request):
    """The spots of one period, with every main category by itself so that the page can choose among them."""
    must_see_reports(request)
    found = Placed(request.user, asked(request).period)
    spots = [
        {
            "name": spot.name,
            "area": spot.area,
            "url": spot.place.get_absolute_url() if spot.place else "",
            "point": spot.point,
            "corners": spot.corners,
            "counts": _by_key(found, spot.counts),
        }
        for spot in found.spots
    ]
    return JsonResponse(
        {
            "spots": spots,
            "elsewhere": _by_key(found, found.elsewhere),
            "left_out": found.left_out,
            "is_over": found.period.last < request.today,
        }
    )


def title(period):
    return f"{period.weeks} {period.last.isocalendar().year}"


def _by_key(found, counts):
    return {category.key: many for category, many in found.told(counts)}
