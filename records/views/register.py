"""The register of records: found from whatever somebody remembers, and each with what is known of it."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render

from meetings.lifecycle import papers
from meetings.views.papers import handed_out, printed
from office import journal, steps
from office.classes import documents
from office.forms import Classify
from office.journal import matter_of
from office.models import Marking
from records import register
from records.forms import File, Search
from records.lifecycle import filings
from records.models import Part

CRUMBS = [("Handlingar", "/arbete/handlingar/")]
AT_ONCE = 30
RIGHT, AUDITS = "records.see_register", "meetings.review"


def record_list(request):
    if not request.user.has_perm(RIGHT):
        raise Http404
    search = Search(request.GET)
    found = register.found(**search.asked(), with_secrets=request.user.has_perm("records.file"))
    page = Paginator(found, AT_ONCE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "entries": register.entries(page.object_list),
        "search": search,
        "is_narrow": bool(search.asked()),
        "may_ask": request.user.has_perm("records.ask"),
    }
    return render(request, "records/register.html", context)


def record(request, number):
    entry = seen(request, number)
    _note(request, entry, "Läste om handlingen")
    context = {
        "entry": entry,
        "markings": Marking.objects.of(matter_of(entry.subject)),
        "parts": Part.objects.about(entry.number) if request.user.has_perm("records.see_disclosures") else [],
        "may_change": request.user.has_perm("records.file"),
        "crumbs": CRUMBS,
    }
    return render(request, "records/record.html", context)


def record_file(request, number):
    """The record itself, whole."""
    entry = seen(request, number)
    _note(request, entry, "Läste handlingen")
    if not entry.is_document:
        return handed_out(entry.subject.file)
    if not entry.subject.is_rendered:
        return render(request, "records/waits.html", {"entry": entry, "crumbs": CRUMBS}, status=202)
    return printed(entry.subject)


def classify(request, number):
    entry = _kept(request, number)
    step = (documents if entry.is_document else papers)["classify"]
    return steps.take(request, step, entry.subject, Classify, entry.url, crumbs=_crumbs(entry))


def file(request, number):
    entry = _kept(request, number)
    told = entry.filing
    names = ("dnr", "direction", "party")
    initial = {name: getattr(entry, name) for name in names} | {
        "note": told.note if told else "",
        "over": told.version if told else 0,
    }
    return steps.take(request, filings["file"], entry.subject, File, entry.url, crumbs=_crumbs(entry), initial=initial)


def seen(request, number):
    """What secrecy is to be tried for is for those who keep the register."""
    keeps = request.user.has_perm("records.file")
    entry = register.entry(number, with_secrets=keeps) if request.user.has_perm(RIGHT) else None
    if entry is None:
        raise Http404
    return entry


def _kept(request, number):
    if not request.user.has_perm("records.file"):
        raise Http404
    return seen(request, number)


def _note(request, entry, what):
    """What an auditor opens is a line in the journal, as in the reading room."""
    if request.method == "GET" and request.user.has_perm(AUDITS):
        journal.read(entry.subject, by=request.user, what=what, right=RIGHT)


def _crumbs(entry):
    return [*CRUMBS, (f"{entry.number} {entry.title}", entry.url)]
