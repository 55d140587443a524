"""What the police told in figures: the list, one more, and each corrected or taken away."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404

from councils.models import Body, Kind
from office import steps
from situation.forms.police import FIGURE_FORMS, Enter
from situation.lifecycle import figures, groups
from situation.models import PoliceFigure
from situation.views.periods import asked

PAGE = "/arbete/est/polisen/"
CRUMBS = [("Läget", "/arbete/est/laget/"), ("Polisens uppgifter", PAGE)]
AT_ONCE = 30


def figure_list(request):
    """What has been told, the latest first, and the form for one more."""
    group = get_object_or_404(Body.objects.of(Kind.EST)[:1])
    period = asked(request).period

    def context(form):
        found = PoliceFigure.objects.for_lists().latest_first()
        return {"page": Paginator(found, AT_ONCE).get_page(request.GET.get("page")), "period": period}

    days = {"first_day": period.first, "last_day": period.last}
    return steps.take(
        request, groups["enter_figure"], group, Enter, PAGE, crumbs=CRUMBS[:1], template="situation/police.html",
        context=context, initial=days,
    )  # fmt: skip


def step(request, pk, name):
    figure = get_object_or_404(PoliceFigure.objects.for_lists(), pk=pk)
    if name not in FIGURE_FORMS:
        raise Http404
    return steps.take(request, figures[name], figure, FIGURE_FORMS[name], PAGE, crumbs=CRUMBS)
