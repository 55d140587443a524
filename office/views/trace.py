"""The trace: who did what, when and with which right; one's own, everybody's, and as a file for an investigation."""

from django.contrib.auth import get_user_model
from django.http import FileResponse, Http404
from django.shortcuts import render

from office import trace as traces
from office.forms import TakeOut
from office.models import Entry
from office.models.journal import Kind
from office.spreadsheets import CONTENT_TYPE

CONTENT_TYPES = {"csv": CONTENT_TYPE, "jsonl": "application/jsonl; charset=utf-8"}
ABOUT_ME = "om-mig"


def trace(request):
    """Everybody's, newest first: chosen by person, matter, sort and days."""
    _must(request, "office.see_trace")
    choice = traces.Choice.read(request.GET)
    entries, older = traces.newest(choice.entries(), request.GET.get("efter", ""))
    lines = traces.tell(entries, request.user, reads_words=request.user.has_perm("office.read_trace_words"))
    return render(request, "office/trace.html", _page(request, choice, lines, older))


def my_trace(request):
    """What one has done oneself; and what others have done with what is kept about one, when and as what."""
    about = request.GET.get("visa") == ABOUT_ME
    mine = Entry.objects.concerning(request.user) if about else Entry.objects.done_by(request.user)
    entries, older = traces.newest(mine, request.GET.get("efter", ""))
    lines = traces.tell(entries, request.user, reads_words=not about, names_others=False)
    return render(request, "office/my_trace.html", {"lines": lines, "older": older, "about": about})


def take_out(request):
    """Ask for the reason, then hand out the file."""
    _must(request, "office.export_trace")
    choice = traces.Choice.read(request.POST if request.method == "POST" else request.GET)
    form = TakeOut(request.POST or None)
    if form.is_valid():
        kind = form.cleaned_data["form"]
        file = traces.take_out(choice, request.user, form.cleaned_data["reason"], kind)
        name = f"spar-{request.today}.{kind}"
        return FileResponse(file, as_attachment=True, filename=name, content_type=CONTENT_TYPES[kind])
    page = _page(request, choice, [], None) | {"form": form, "crumbs": [("Spåret", "/arbete/spar/")]}
    return render(request, "office/take_out_trace.html", page, status=422 if form.errors else 200)


def _page(request, choice, lines, older):
    names = traces.Names(request.user, [Entry(matter=choice.matter)] if choice.matter else [])
    return {
        "lines": lines,
        "older": older,
        "later": "efter" in request.GET,
        "choice": choice,
        "matter_name": names[choice.matter] if choice.matter else "",
        "people": get_user_model().objects.order_by("name").values_list("pk", "name"),
        "kinds": Kind.choices,
    }


def _must(request, action):
    if not request.user.has_perm(action):
        raise Http404
