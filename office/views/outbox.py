"""The outbox: every letter, where it stands, and sending again what did not arrive."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from office import journal, sorts, spreadsheets, steps
from office.models import Letter
from office.outbox import Choice, outbox, table

MOST_IN_A_FILE = 20_000


def outbox_list(request):
    """Each letter with where it stands, newest first; searched and filtered in the address."""
    _must(request, "office.see_outbox")
    reads, choice = request.user.has_perm("office.read_letter"), Choice.read(request.GET)
    found = choice.narrow(Letter.objects.all(), reads)
    counts = found.counted_by_state()
    context = {
        "page": Paginator(found.in_state(choice.state).for_lists(), 50).get_page(request.GET.get("page")),
        "choice": choice,
        "states": [(state.value, state.label, count) for state, count in counts],
        "count": sum(count for _, count in counts),
        "sorts": sorts.SORTS.values(),
        "may_read": reads,
    }
    return render(request, "office/outbox.html", context)


def outbox_file(request):
    """The same choice as a file for a spreadsheet."""
    _must(request, "office.read_letter")
    choice = Choice.read(request.GET)
    found = choice.narrow(Letter.objects.all(), reads=True).in_state(choice.state).for_lists()
    journal.exported(request.user, by=request.user, what="Hämtade utskicken som fil", right="office.read_letter")
    answer = HttpResponse(spreadsheets.table(table(found[:MOST_IN_A_FILE])), content_type=spreadsheets.CONTENT_TYPE)
    answer["Content-Disposition"] = 'attachment; filename="utskick.csv"'
    return answer


def letter(request, pk):
    """A letter as it was written, and every attempt to deliver it."""
    _must(request, "office.read_letter")
    letter = get_object_or_404(Letter.objects.with_all_that_became_of_it(), pk=pk)
    context = {
        "letter": letter,
        "attempts": letter.attempts.all(),
        "gathered": letter.gathered.for_lists(),
        "steps": outbox.open_to(request.user, letter, ["resend"]),
        "crumbs": [("Utskick", "/arbete/utskick/")],
    }
    return render(request, "office/letter.html", context)


@require_POST
def resend(request, pk):
    return steps.press(request, outbox["resend"], get_object_or_404(Letter, pk=pk), "outbox")


def _must(request, action):
    if not request.user.has_perm(action):
        raise Http404
