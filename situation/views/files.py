"""Files of reports from other systems: handed in, looked at, taken in and undone."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from office import spreadsheets, steps
from office.lifecycle import StepRefused
from situation import secrecy
from situation.forms.files import Columns, HandIn
from situation.intake import FIELDS
from situation.lifecycle import files, organisations
from situation.models import Import
from situation.reporters import organisations_of

PAGE = "/arbete/est/filer/"
CRUMBS = [("Filer med rapporter", PAGE)]
SHOWN = 50
LABELS = {told.key: told.label for told in FIELDS}


def file_list(request):
    """What has been handed in, and the form for one more."""
    found = organisations_of(request.user, request.today)
    if not found:
        raise Http404
    form = HandIn(request.POST or None, request.FILES or None, organisations=found)
    if form.is_bound and form.is_valid() and (matter := _handed_in(request, form)):
        return redirect(matter)
    seen = Import.objects.seen_by(request.user, request.today).for_lists().latest_first()
    context = {"form": form, "files": list(seen[:SHOWN])}
    return render(request, "situation/files.html", context, status=422 if form.errors else 200)


@require_safe
def file(request, pk):
    matter = _seen(request, pk)
    faults = matter.faults
    context = {
        "file": matter,
        "faults": [(number, LABELS.get(key, ""), words) for number, key, words in faults[:SHOWN]],
        "more": max(0, len(faults) - SHOWN),
        "faulty_rows": len({number for number, _, _ in faults}),
        "columns": [(LABELS[key], heading) for key, heading in matter.columns.items() if key in LABELS],
        "steps": [(step, missing, f"{matter.get_absolute_url()}steg/{step.name}/")
                  for step, missing in files.open_to(request.user, matter)],
        "new": matter.good - matter.known,
        "crumbs": CRUMBS,
    }  # fmt: skip
    return render(request, "situation/file.html", context)


@require_safe
def faults(request, pk):
    """Every fault with its row, as a file to mend the other system's by."""
    matter = _seen(request, pk)
    secrecy.of_faults(request.user, matter)
    rows = [("Rad", "Uppgift", "Vad som är fel")]
    rows += [(number, LABELS.get(key, ""), words) for number, key, words in matter.faults]
    answer = HttpResponse(spreadsheets.table(rows), content_type=spreadsheets.CONTENT_TYPE)
    answer["Content-Disposition"] = f'attachment; filename="fel-i-fil-{pk}.csv"'
    return answer


def step(request, pk, name):
    matter = _seen(request, pk)
    if name not in files:
        raise Http404
    crumbs = [*CRUMBS, (str(matter), matter.get_absolute_url())]
    if name == "map_columns":
        return steps.take(request, files[name], matter, Columns, matter.get_absolute_url(), crumbs=crumbs)
    if request.method != "POST":
        raise Http404
    return steps.press(request, files[name], matter, matter.get_absolute_url())


def _seen(request, pk):
    seen = Import.objects.seen_by(request.user, request.today)
    return get_object_or_404(seen.select_related("organisation", "by"), pk=pk)


def _handed_in(request, form):
    """The file as a matter, or nothing when it was refused and the form says why."""
    told = form.cleaned_data
    try:
        return organisations["hand_in"](told["organisation"], by=request.user, upload=told["upload"])
    except (StepRefused, ValidationError) as fault:
        form.add_error("upload", fault if isinstance(fault, ValidationError) else str(fault))
        return None
