import sys

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db import InterfaceError, OperationalError, connection
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from office import steps
from office.models import Letter
from office.models.letters import LetterState
from office.outbox import outbox


def outbox_list(request):
    """Each letter with where it stands, newest first; searched and filtered in the address."""
    _must(request, "office.see_outbox")
    state, words = request.GET.get("lage", ""), request.GET.get("sok", "").strip()
    reads = request.user.has_perm("office.read_letter")
    letters = Letter.objects.in_state(state).for_lists()
    found = letters.search(words) if reads else letters.search_recipient(words)
    context = {
        "page": Paginator(found, 50).get_page(request.GET.get("page")),
        "states": LetterState.choices,
        "chosen_state": state,
        "words": words,
        "may_read": reads,
    }
    return render(request, "office/outbox.html", context)


def letter(request, pk):
    """A letter as it was written."""
    _must(request, "office.read_letter")
    letter = get_object_or_404(Letter.objects.select_related("recipient", "document").defer("document__pdf"), pk=pk)
    context = {
        "letter": letter,
        "steps": outbox.open_to(request.user, letter),
        "crumbs": [("Utskick", "/arbete/utskick/")],
    }
    return render(request, "office/letter.html", context)


@require_POST
def resend(request, pk):
    return steps.press(request, outbox["resend"], get_object_or_404(Letter, pk=pk), "outbox")


@login_not_required
def alive(request):
    """The process answers; nothing else is asked."""
    return HttpResponse("lever", content_type="text/plain; charset=utf-8")


@login_not_required
def ready(request):
    """The database answers too, so the site can be used."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except OperationalError:
        return JsonResponse({"databas": "svarar inte"}, status=503)
    return JsonResponse({"databas": "svarar"})


def broken(request):
    """The page for an error of ours; when it is the database that does not answer, one that asks to come back."""
    if isinstance(sys.exc_info()[1], (OperationalError, InterfaceError)):
        return HttpResponse(render_to_string("503.html"), status=503, headers={"Retry-After": "30"})
    return HttpResponse(render_to_string("500.html"), status=500)


def _must(request, action):
    if not request.user.has_perm(action):
        raise Http404
