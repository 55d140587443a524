"""What is kept and how long: the table, what the next run takes, the holds that stop it, and the protocols."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from office import documents, steps
from office.forms import PlaceHold
from office.holds import holds, retention
from office.models import Erasure, Hold
from office.retention import STAYS, TABLE
from office.retention.running import due
from office.views.wishes import myself

PAGE = "office/retention.html"
SHOWN = 50


def retention_table(request):
    _must_see(request)
    return render(request, PAGE, _page(request))


@require_POST
def place_hold(request):
    _must_see(request)
    return steps.take(
        request,
        retention["place_hold"],
        myself(request),
        PlaceHold,
        "retention",
        template=PAGE,
        context=lambda form: _page(request, form),
    )


@require_POST
def lift_hold(request, pk):
    _must_see(request)
    return steps.press(request, holds["lift_hold"], get_object_or_404(Hold, pk=pk), "retention")


def protocol(request, pk):
    _must_see(request)
    document = get_object_or_404(Erasure.objects.select_related("document"), pk=pk).document
    response = HttpResponse(documents.render(document), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{document.file_name}"'
    return response


def _page(request, form=None):
    ripe, free = due(request.now, held=False), due(request.now)
    rows = [(rule, ripe.get(name, 0), ripe.get(name, 0) - free.get(name, 0)) for name, rule in TABLE.items()]
    person = myself(request)
    return {
        "rows": rows,
        "stays": {line.what: line.why for line in STAYS.values()}.items(),
        "holds": Hold.objects.for_lists()[:SHOWN],
        "erasures": Erasure.objects.latest_first()[:SHOWN],
        "hold_form": form or PlaceHold(subject=person, by=person),
        "may_hold": retention["place_hold"].is_allowed(person, request.user),
    }


def _must_see(request):
    if not request.user.has_perm("office.see_retention"):
        raise Http404
