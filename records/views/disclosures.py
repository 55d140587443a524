"""Requests for records: written down, judged record by record, handed out."""

from functools import partial

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from guideline.models import Municipality
from meetings.views.papers import handed_out, printed
from office import journal, steps
from records import register
from records.forms import FORMS, Ask, Judge
from records.lifecycle import disclosures, requests
from records.models import Disclosure

CRUMBS = [("Handlingar", "/arbete/handlingar/"), ("Begäranden", "/arbete/utlamnande/")]
AT_ONCE = 30
LOOKS = {"add_record": "secondary", "disclose": "primary", "take_back": "quiet"}


def disclosure_list(request):
    _must(request)
    page = Paginator(Disclosure.objects.latest_first(), AT_ONCE).get_page(request.GET.get("page"))
    context = {"page": page, "rows": [(each, each.days_waited(request.now)) for each in page], "crumbs": CRUMBS[:1]}
    return render(request, "records/disclosures.html", context)


def ask(request):
    municipality = Municipality.objects.first()
    initial = {"number": request.GET.get("handling", "")[:20]}
    return steps.take(request, requests["ask"], municipality, Ask, _page_of, crumbs=CRUMBS, initial=initial)


def disclosure(request, pk):
    found = _seen(request, pk)
    context = {
        "disclosure": found,
        "parts": found.parts.all(),
        "days": found.days_waited(request.now),
        "steps": [
            (step, missing, LOOKS[step.name], f"{_page_of(found)}steg/{step.name}/")
            for step, missing in disclosures.open_to(request.user, found, LOOKS)
        ],
        "lines": journal.of(found),
        "crumbs": CRUMBS,
    }
    return render(request, "records/disclosure.html", context)


def step(request, pk, name):
    found = _seen(request, pk)
    if name not in FORMS:
        raise Http404
    return steps.take(request, disclosures[name], found, FORMS[name], _page_of(found), crumbs=_crumbs(found))


def judge(request, pk, part_pk):
    found, part = _part(request, pk, part_pk)
    record = register.entry(part.number)
    if record is None:
        raise Http404
    form = partial(Judge, part=part, record=record)
    return steps.take(request, disclosures["judge"], found, form, _page_of(found), crumbs=_crumbs(found))


@require_POST
def drop(request, pk, part_pk):
    found, part = _part(request, pk, part_pk)
    return steps.press(request, disclosures["drop_record"], found, _page_of(found), part=part)


def given(request, pk, part_pk):
    """The very file that is handed out: the masked one where something is masked."""
    found, part = _part(request, pk, part_pk)
    if not part.is_given:
        raise Http404
    if part.file:
        return handed_out(part.file)
    record = register.entry(part.number)
    document = part.copy or (record and record.is_document and record.subject)
    if document:
        return _printed(request, document, found)
    if record is None:
        raise Http404
    return handed_out(record.subject.file)


def decision(request, pk):
    found = _seen(request, pk)
    if found.decision is None:
        raise Http404
    return _printed(request, found.decision, found)


def _printed(request, document, found):
    if not document.is_rendered:
        return render(request, "records/copy_waits.html", {"disclosure": found, "crumbs": _crumbs(found)}, status=202)
    return printed(document)


def _must(request):
    if not request.user.has_perm("records.see_disclosures"):
        raise Http404


def _seen(request, pk):
    _must(request)
    return get_object_or_404(Disclosure.objects.with_parts(), pk=pk)


def _part(request, pk, part_pk):
    found = _seen(request, pk)
    return found, get_object_or_404(found.parts.select_related("copy", "file"), pk=part_pk)


def _page_of(found):
    return f"/arbete/utlamnande/{found.pk}/"


def _crumbs(found):
    return [*CRUMBS, (str(found), _page_of(found))]
