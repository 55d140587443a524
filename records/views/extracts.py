"""What the house knows of a person: for themselves, and for the coordinator who answers somebody who asks."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from councils.models import Person
from office import journal, spreadsheets, steps
from records import extracts as files
from records.forms import TakeOut
from records.lifecycle import extracts
from records.models import Extract

FORMS = {
    "pdf": ("application/pdf", lambda extract: bytes(extract.pdf or b"")),
    "json": ("application/json; charset=utf-8", files.as_json),
    "csv": (spreadsheets.CONTENT_TYPE, files.as_csv),
}
AT_ONCE = 50


def my_data(request):
    return render(request, "records/my_data.html", {"extracts": list(Extract.objects.of(request.user)[:10])})


@require_POST
def take_out_mine(request):
    person = get_object_or_404(Person, pk=request.user.pk)
    return steps.press(request, extracts["take_out"], person, "my_data")


def people(request):
    """Everybody, for whoever answers a letter that asks."""
    if not request.user.has_perm("records.take_out"):
        raise Http404
    page = Paginator(Person.objects.order_by("name", "pk"), AT_ONCE).get_page(request.GET.get("page"))
    context = {"page": page, "extracts": list(Extract.objects.for_lists()[:20])}
    return render(request, "records/people.html", context)


def take_out(request, pk):
    if not request.user.has_perm("records.take_out"):
        raise Http404
    person = get_object_or_404(Person, pk=pk)
    crumbs = [("Personuppgifter", "/arbete/personuppgifter/")]
    return steps.take(request, extracts["take_out"], person, TakeOut, "people", crumbs=crumbs)


def download(request, pk, form):
    """The person's own, or one that the coordinator asked for."""
    extract = get_object_or_404(Extract.objects.select_related("person"), pk=pk)
    if form not in FORMS or not request.user.has_perm("records.fetch", extract):
        raise Http404
    if form == "pdf" and not extract.is_made:
        return render(request, "records/extract_waits.html", status=202)
    what = f"Hämtade uppgifterna som {form.upper()}"
    journal.exported(extract, by=request.user, what=what, right="records.fetch", details={"person": extract.person})
    kind, written = FORMS[form]
    response = HttpResponse(written(extract), content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="uppgifter-{extract.person_id}.{form}"'
    return response
