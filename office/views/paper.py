"""Letters to those without e-mail: what is to be printed, its PDF, and that it is done."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from office import journal, papers
from office.lifecycle import StepRefused
from office.outbox import outbox

MOST_AT_ONCE = 100


def to_print(request):
    """The oldest first, each with its PDF."""
    waiting = _waiting(request)
    covers = papers.covers(waiting)
    rows = [{"letter": each, "is_ready": papers.is_ready(each, covers.get(each.pk))} for each in waiting]
    context = {
        "rows": rows,
        "all_ready": all(row["is_ready"] for row in rows),
        "step": outbox["mark_printed"],
        "crumbs": [("Utskick", "/arbete/utskick/")],
    }
    return render(request, "office/to_print.html", context)


def print_all(request):
    """All that wait as one file."""
    waiting = _waiting(request)
    return _pdf(request, waiting, "brev-att-skriva-ut.pdf")


def print_letter(request, pk):
    _must(request)
    letter = get_object_or_404(papers.on_paper(), pk=pk)
    return _pdf(request, [letter], f"brev-{pk}.pdf")


@require_POST
def mark_printed(request):
    """Those that were ticked. One that somebody else has marked meanwhile is no fault."""
    _must(request)
    ticked = {int(key) for key in request.POST.getlist("brev") if key.isascii() and key.isdigit() and len(key) < 19}
    done = sum(_marked(letter, request.user) for letter in papers.waiting() if letter.pk in ticked)
    if done:
        messages.success(
            request, "Klart: brevet är utskrivet och skickat." if done == 1 else f"Klart: {done} brev är utskrivna."
        )
    else:
        messages.warning(request, "Kryssa för de brev som du har skrivit ut och skickat.")
    return redirect("to_print")


def _marked(letter, by):
    try:
        outbox["mark_printed"](letter, by=by)
    except StepRefused:
        return False
    return True


def _waiting(request):
    _must(request)
    return list(papers.waiting()[:MOST_AT_ONCE])


def _pdf(request, letters, name):
    covers = papers.covers(letters)
    if not letters or not all(papers.is_ready(each, covers.get(each.pk)) for each in letters):
        messages.warning(request, "Filen görs i ordning. Försök igen om någon minut.")
        return redirect("to_print")
    told = {"rows": len(letters)}
    what = "Hämtade brev att skriva ut"
    journal.exported(request.user, by=request.user, what=what, right="office.mark_printed", details=told)
    answer = HttpResponse(papers.bound(letters), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return answer


def _must(request):
    if not request.user.has_perm("office.mark_printed"):
        raise Http404
