"""How it has gone over a year: all reports, and each main category."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from situation.statistics import Development
from situation.views.periods import asked
from situation.views.picture import must_see_reports
from situation.views.places import drawn


@require_safe
def development(request):
    must_see_reports(request)
    period = asked(request).period
    found = Development(request.user, period)
    context = {
        "period": period,
        "development": found,
        "is_over": period.last < request.today,
        "courses": [(each, drawn(each)) for each in (found.whole, *found.courses) if each.number],
        "none": [each.name for each in found.courses if not each.number],
    }
    return render(request, "situation/development.html", context)
