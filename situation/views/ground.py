"""What a map stands on: where the areas' borders go, and where the named places are; nothing of what was reported.

For the map of reports, and for whoever is to point at one in the form of a report.
"""

from django.http import Http404, JsonResponse
from django.views.decorators.http import require_safe

from meetings.views.links import opened_by
from situation.models import Outline, Place
from situation.reporters import organisations_of
from situation.views.picture import must_see_reports
from situation.views.reporting import KIND, linked

MOST_PLACES = 2000


@require_safe
def of_reports(request):
    must_see_reports(request)
    return _ground()


@require_safe
def to_report(request):
    if not organisations_of(request.user, request.today):
        raise Http404
    return _ground()


@require_safe
@opened_by(KIND)
def by_link(request, link):
    linked(request, link)
    return _ground()


def _ground():
    areas = [{"name": each.area.name, "shape": each.shape} for each in Outline.objects.select_related("area")]
    places = Place.objects.on_the_map().order_by("pk")[:MOST_PLACES]
    told = [{"name": each.name, "point": each.point} for each in places]
    return JsonResponse({"areas": areas, "places": told, "bounds": Place.objects.bounds()})
