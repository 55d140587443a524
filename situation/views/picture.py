"""The picture of fourteen days: what was reported, beside what is usual. It moves until a lägesrapport freezes it."""

from django.http import Http404
from django.shortcuts import render

from situation.statistics import Picture
from situation.statistics.hours import PART_NAMES, shaded
from situation.views.periods import asked


def picture(request):
    must_see_reports(request)
    period = asked(request)
    found = Picture(request.user, period.period)
    context = {
        "picture": found,
        "meeting": period.basis_of,
        "is_over": found.period.last < request.today,
        "parts": PART_NAMES,
        "hours": shaded(found.hours.rows),
        "may_propose_groups": request.user.has_perm("situation.see_proposals"),
    }
    return render(request, "situation/picture.html", context)


def must_see_reports(request):
    if not request.user.has_perm("situation.see_reports"):
        raise Http404
