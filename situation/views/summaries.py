"""Quarters, tertials and years summed up, for those who sit in EST; drawn up and published by the coordinator."""

from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from councils.models import Body
from councils.models import Kind as BodyKind
from office import steps
from situation.bars import bars
from situation.forms.summaries import BODY_FORMS, SUMMARY_FORMS
from situation.lifecycle import bodies, summaries
from situation.models import Summary
from situation.statistics.summing import Summed, in_lists
from situation.terms import Kind, Term, term_of

PAGE = "/arbete/est/sammanfattningar/"
CRUMBS = [("Sammanfattningar", PAGE)]
SHOWN = {Kind.TERTIAL: 6, Kind.QUARTER: 8, Kind.YEAR: 3}
EARLIEST, LATEST = 2001, 2099


@require_safe
def summary_list(request):
    """The terms there are, the latest first, and what has been made of each."""
    _must(request)
    made = {each.term: each for each in Summary.objects.without_content()}
    kinds = [(kind, [(term, made.get(term)) for term in _back_from(term_of(kind, request.today), count)])
             for kind, count in SHOWN.items()]  # fmt: skip
    return render(request, "situation/summaries.html", {"kinds": kinds, "today": request.today})


@require_safe
def summary(request, kind, year, number):
    """A term as it is counted now, and what can be made of it."""
    term = _term(request, kind, year, number)
    found, kept = Summed(request.user, term), Summary.objects.of_term(term).select_related("document").first()
    publishes = term.kind is Kind.QUARTER and request.user.has_perm("situation.publish_summary")
    told = (kept.content if kept else found.for_anybody()) if publishes else None
    context = {
        "summed": found,
        "term": term,
        "kept": kept,
        "is_over": term.last < request.today,
        "chart": bars(found.weeks),
        "for_anybody": told,
        "lists": in_lists(told) if told else None,
        "steps": _steps(request, term, kept),
        "crumbs": CRUMBS,
    }
    return render(request, "situation/summary.html", context)


@require_safe
def pdf(request, kind, year, number):
    term = _term(request, kind, year, number)
    kept = get_object_or_404(Summary.objects.of_term(term).select_related("document"))
    document = kept.document
    if document is None or document.is_secret:
        raise Http404
    if not document.is_rendered:
        return render(request, "situation/summary_waits.html", {"term": term, "crumbs": CRUMBS}, status=202)
    answer = HttpResponse(bytes(document.pdf), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{document.file_name}"'
    return answer


def step(request, kind, year, number, name):
    term = _term(request, kind, year, number)
    back, crumbs = f"{PAGE}{term.path}", [*CRUMBS, (term.name, f"{PAGE}{term.path}")]
    if name in BODY_FORMS:
        form = partial(BODY_FORMS[name], term=term)
        return steps.take(request, bodies[name], _est(), form, back, crumbs=crumbs)
    kept = get_object_or_404(Summary.objects.of_term(term))
    if name in SUMMARY_FORMS:
        return steps.take(request, summaries[name], kept, SUMMARY_FORMS[name], back, crumbs=crumbs)
    if name not in summaries or request.method != "POST":
        raise Http404
    return steps.press(request, summaries[name], kept, back)


def _must(request):
    if not request.user.has_perm("situation.see_reports"):
        raise Http404


def _term(request, kind, year, number):
    """The term of the address, for one who may see it; a term that has not begun is none."""
    _must(request)
    known = next((each for each in Kind if each.value == kind), None)
    if known is None or not EARLIEST <= year <= LATEST or not 1 <= number <= known.many:
        raise Http404
    term = Term(known, year, number)
    if term.first > request.today:
        raise Http404
    return term


def _steps(request, term, kept):
    """(step, address, asks) of what can be made of a term that is over, or of what was made."""
    to = f"{PAGE}{term.path}steg/"
    if kept:
        return [(step, f"{to}{step.name}/", step.name in SUMMARY_FORMS)
                for step, missing in summaries.open_to(request.user, kept) if not missing]  # fmt: skip
    if term.last >= request.today:
        return []
    name = "publish_summary" if term.kind is Kind.QUARTER else "draw_up_summary"
    return [(step, f"{to}{step.name}/", True) for step, _ in bodies.open_to(request.user, _est(), [name])]


def _est():
    return get_object_or_404(Body.objects.of(BodyKind.EST))


def _back_from(term, count):
    while count:
        yield term
        term, count = term.before, count - 1
