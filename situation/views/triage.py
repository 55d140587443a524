"""The coordinator's inbox: each report read before anybody else sees it, most of them with one key."""

from django.core.paginator import Paginator
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from office import steps
from situation import secrecy
from situation.forms import TRIAGE_FORMS
from situation.lifecycle import reports
from situation.models import Report

PAGE = "/arbete/est/granska/"
CRUMBS = [("Granska rapporter", PAGE)]
AT_ONCE = 20
PICTURES = {"jpg": "image/jpeg", "png": "image/png"}
# The keys of the inbox, in the order in which they are told.
KEYS = {
    "approve": "g",
    "ask_back": "f",
    "merge": "s",
    "recategorise": "b",
    "mask": "m",
    "reject": "a",
    "undo_handling": "z",
}
LOOKS = {"approve": "primary", "reject": "danger"}


@require_safe
def inbox(request):
    """What waits, the oldest first; and what was lately done, for whoever changes their mind."""
    _must_triage(request)
    waiting = Report.objects.waiting().for_triage()
    page = Paginator(waiting, AT_ONCE).get_page(request.GET.get("page"))
    page.object_list = with_alike(list(page.object_list))
    secrecy.of_reports(request.user, page.object_list)
    context = {
        "page": page,
        "rows": [(report, _steps(request, report)) for report in page.object_list],
        "keys": [(KEYS[name], reports[name].label) for name in KEYS],
        "done": [(report, _steps(request, report)) for report in Report.objects.lately_triaged(request.now)[:5]],
    }
    return render(request, "situation/inbox.html", context)


@require_safe
def report(request, pk):
    """A report, as the reader may see it: the EST group without who reported."""
    found = get_object_or_404(Report.objects.seen_by(request.user).for_lists(), pk=pk)
    triages = request.user.has_perm("situation.see_untriaged")
    context = {
        "report": found,
        "origin": _origin(request.user, found),
        "steps": _steps(request, found) if triages else [],
        "history": list(found.handlings.in_order()) if triages else [],
        "alike": with_alike([found])[0].alike if triages else [],
        "crumbs": CRUMBS if triages else [],
    }
    secrecy.of_reports(request.user, [found])
    return render(request, "situation/report.html", context)


def step(request, pk, name):
    """A step of triage; one comes back to the inbox, where the next report is."""
    found = get_object_or_404(Report.objects.seen_by(request.user).for_lists(), pk=pk)
    if name not in TRIAGE_FORMS:
        raise Http404
    crumbs = [*CRUMBS, (str(found), found.get_absolute_url())]
    secrecy.of_reports(request.user, [found])
    return steps.take(request, reports[name], found, TRIAGE_FORMS[name], PAGE, crumbs=crumbs)


@require_safe
def photo(request, pk):
    found = get_object_or_404(Report.objects.seen_by(request.user), pk=pk)
    if not found.photo:
        raise Http404
    secrecy.of_photo(request.user, found)
    ending = found.photo.name.rpartition(".")[2]
    return FileResponse(found.photo.open("rb"), content_type=PICTURES[ending], filename=f"rapport-{pk}.{ending}")


def with_alike(found):
    """Each with those that may be the same, asked for all at once."""
    near = Report.objects.near_any(found)
    for each in found:
        each.alike = [other for other in near if other.pk != each.pk and each.may_be_same_as(other)]
    return found


def _origin(person, report):
    """Who reported, for the coordinator; that it was looked at is a line in the journal."""
    origin = getattr(report, "origin", None) if person.has_perm("situation.see_origin") else None
    if origin:
        secrecy.of_origin(person, report)
    return origin


def _must_triage(request):
    if not request.user.has_perm("situation.see_untriaged"):
        raise Http404


def _steps(request, report):
    """Those that are open, each with its key and how it looks."""
    found = reports.open_to(request.user, report, [name for name in KEYS if _is_worth_showing(report, name)])
    return [(step, KEYS[step.name], LOOKS.get(step.name, "secondary"), f"{report.get_absolute_url()}steg/{step.name}/")
            for step, _ in found]  # fmt: skip


def _is_worth_showing(report, name):
    return name != "undo_handling" or report.triaged_at is not None or report.version > 1
