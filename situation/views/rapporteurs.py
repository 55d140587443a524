"""Those who report: how many over time, who has been heard, what nobody tells of, and the link of an organisation."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from councils.models import Organisation
from meetings.charts import columns
from office import links, steps
from office.journal import matter_of
from office.models import Link
from situation import codes
from situation.forms.rapporteurs import ORGANISATION_FORMS, RAPPORTEUR_FORMS
from situation.lifecycle import organisations, rapporteurs
from situation.models import Place, Rapporteur, Report
from situation.statistics import cycles
from situation.statistics.reporting import WEEKS, WEEKS_TO_CHOOSE, Reporting

PAGE = "/arbete/est/rapportorer/"
CRUMBS = [("Rapportörer", PAGE)]
ORGANISATIONS_AT_ONCE, PLACES_AT_ONCE = 15, 40


@require_safe
def rapporteurs_page(request):
    _must(request)
    found = Reporting(request.today, cycles.latest(request.now))
    page = Paginator(found.organisations(), ORGANISATIONS_AT_ONCE).get_page(request.GET.get("page"))
    moments = found.over_time()
    context = {
        "found": found,
        "page": page,
        "lines": found.lines(page.object_list),
        "moments": moments,
        "chart": columns(_column(each) for each in moments),
        "heard": found.number_heard(),
        "areas": found.areas(),
        "white_places": _white_places(found.silent_since).count(),
    }
    return render(request, "situation/rapporteurs.html", context)


@require_safe
def white_spots(request):
    """Places that nobody has told of for some weeks."""
    _must(request)
    asked = request.GET.get("veckor", "")
    weeks = next((each for each in WEEKS_TO_CHOOSE if str(each) == asked), WEEKS)
    found = Reporting(request.today, cycles.latest(request.now), weeks)
    page = Paginator(_white_places(found.silent_since), PLACES_AT_ONCE).get_page(request.GET.get("page"))
    context = {
        "weeks": weeks,
        "choices": WEEKS_TO_CHOOSE,
        "areas": [line for line in found.areas() if line.is_white or not line.organisations],
        "page": page,
        "crumbs": CRUMBS,
    }
    return render(request, "situation/white_spots.html", context)


@require_safe
def link_sheet(request, pk):
    """The link of an organisation, to be printed and put up where its people are."""
    rapporteur = _seen(request, pk)
    link = Link.objects.of(rapporteur.person, matter_of(rapporteur)).open_at(request.now).first()
    if not rapporteur.is_link or link is None:
        raise Http404
    address = f"{settings.SITE_URL}/lank/{links.token(link)}/"
    context = {
        "rapporteur": rapporteur,
        "link": link,
        "address": address,
        "code": codes.drawn(address),
        "steps": rapporteurs.open_to(request.user, rapporteur, ["close_link"]),
        "crumbs": CRUMBS,
    }
    return render(request, "situation/link_sheet.html", context)


def organisation_step(request, pk, name):
    _must(request)
    organisation = get_object_or_404(Organisation, pk=pk)
    if name not in ORGANISATION_FORMS:
        raise Http404
    back = _sheet if name == "open_link" else PAGE
    return steps.take(request, organisations[name], organisation, ORGANISATION_FORMS[name], back, crumbs=CRUMBS)


def rapporteur_step(request, pk, name):
    rapporteur = _seen(request, pk)
    if name in RAPPORTEUR_FORMS:
        return steps.take(request, rapporteurs[name], rapporteur, RAPPORTEUR_FORMS[name], PAGE, crumbs=CRUMBS)
    if name not in rapporteurs or request.method != "POST":
        raise Http404
    return steps.press(request, rapporteurs[name], rapporteur, PAGE)


def _must(request):
    if not request.user.has_perm("situation.see_rapporteurs"):
        raise Http404


def _seen(request, pk):
    _must(request)
    return get_object_or_404(Rapporteur.objects.not_over(request.today).for_lists(), pk=pk)


def _white_places(since):
    return Place.objects.in_use().last_told_of(since, Report.objects.approved()).with_area().by_area()


def _column(moment):
    return moment.label, str(moment.rapporteurs), moment.rapporteurs, [("present", moment.rapporteurs)]


def _sheet(rapporteur):
    return f"{PAGE}{rapporteur.pk}/lank/"
