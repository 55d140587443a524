"""Named places: which have the most reports, and each with its history."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from office import steps
from office.almanac import week
from situation import secrecy
from situation.charts import course
from situation.forms.places import PLACE_FORMS
from situation.lifecycle import places
from situation.models import Place
from situation.statistics import History, tallies_of
from situation.statistics.counting import incidents
from situation.statistics.hours import PART_NAMES, shaded
from situation.views.periods import asked
from situation.views.picture import must_see_reports

PAGE = "/arbete/est/platser/"
CRUMBS = [("Platser", PAGE)]
AT_ONCE = 30
LABEL_EVERY = 4


@require_safe
def place_list(request):
    """Those with the most reports in the period first, and all of them: that nothing was reported is told too."""
    must_see_reports(request)
    period, sought = asked(request).period, request.GET.get("sok", "")[:120].strip()
    here = incidents(request.user).between(period.first, period.last)
    found = Place.objects.in_use().with_area().search(sought).by_number(here)
    page = Paginator(found, AT_ONCE).get_page(request.GET.get("page"))
    tallies = tallies_of(request.user, page.object_list, period)
    context = {
        "period": period,
        "sought": sought,
        "page": page,
        "rows": [(place, tallies[place.pk]) for place in page.object_list],
    }
    return render(request, "situation/places.html", context)


@require_safe
def place(request, key):
    must_see_reports(request)
    found = get_object_or_404(Place.objects.select_related("area", "merged_into"), key=key)
    if found.merged_into:
        return redirect(found.merged_into)
    period = asked(request).period
    history = History(request.user, found, period)
    secrecy.of_reports(request.user, history.latest)
    context = {
        "place": found,
        "history": history,
        "chart": drawn(history.course),
        "parts": PART_NAMES,
        "hours": shaded(history.hours.rows),
        "is_over": period.last < request.today,
        "crumbs": CRUMBS,
        "steps": _steps(request.user, found),
    }
    return render(request, "situation/place.html", context)


def step(request, key, name):
    """For the place that the reports are moved from; afterwards one is at the other."""
    must_see_reports(request)
    found = get_object_or_404(Place.objects.standing(), key=key)
    if name not in PLACE_FORMS:
        raise Http404
    crumbs = [*CRUMBS, (found.name, found.get_absolute_url())]
    return steps.take(request, places[name], found, PLACE_FORMS[name], _address, crumbs=crumbs)


def _steps(person, found):
    return [(step, f"{found.get_absolute_url()}steg/{step.name}/") for step, _ in places.open_to(person, found)]


def _address(into):
    return into.get_absolute_url()


def drawn(told):
    """The course as a drawing, with the week of every fourth period below it, counted from the last."""
    points = told.points
    labelled = range((len(points) - 1) % LABEL_EVERY, len(points), LABEL_EVERY)
    labels = [(number, week(points[number].period.first)) for number in labelled]
    return course(((point.number, point.usual) for point in points), labels)
