"""To report: the form, on the page and by the link of an organisation, and one's own reports afterwards.

A phone that kept a report sends it here and asks for a short answer (`X-Kept`); the report's key makes what is sent
twice one report. One that waited on the phone comes `late`, with no page after it to say thank you on.
"""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.crypto import salted_hmac
from django.views.decorators.http import require_safe

from meetings.views.links import opened_by, page_of
from office import steps
from office.lifecycle import StepRefused
from situation.forms import Tell
from situation.forms.complete import Complete
from situation.lifecycle import organisations, reports
from situation.models import Category, Channel, Place, Rapporteur, Report, Severity, SituationReport, Variant
from situation.reporters import organisations_of, the_one

PAGE, OWN = "/arbete/est/rapportera/", "/arbete/est/rapportera/mina/"
KIND = "situation.rapporteur"
FEEDBACK_SHOWN = 6
WITH_POSITION = "camera=(), geolocation=(self), microphone=()"
THANKS = "Tack! Rapporten har kommit in. Samordnaren läser den innan någon annan ser den."
ACUTE = "Du angav att det är akut. Ring 112 vid fara. Annat till polisen: 114 14."
LATE = "late"
SHOWN = 30


def tell(request):
    """For whoever may report, for one of their organisations."""
    found = organisations_of(request.user, request.today)
    if not found:
        raise Http404
    return _told(request, found, Channel.FORM, "situation/tell.html", {"own": OWN, "after": OWN, "worker": True})


def own_reports(request):
    """What one has reported and what became of it; what waits on the phone is told by the phone."""
    if not organisations_of(request.user, request.today):
        raise Http404
    own = Report.objects.reported_by(request.user, request.today).for_own_list().latest_first()
    told = SituationReport.objects.sent_as(Variant.FEEDBACK).for_lists().latest_first()
    context = {
        "reports": list(own[:SHOWN]),
        "feedback": list(told[:FEEDBACK_SHOWN]),
        "owner": owner(request.user),
        "to": PAGE,
        "crumbs": [("Rapportera", PAGE)],
    }
    return render(request, "situation/own_reports.html", context)


def complete(request, pk):
    """The answer to a question, written by the one who was asked."""
    report = get_object_or_404(Report.objects.reported_by(request.user, request.today).with_origin(), pk=pk)
    crumbs = [("Rapportera", PAGE), ("Mina rapporter", OWN)]
    context = {"question": report.question}
    return steps.take(
        request, reports["complete"], report, Complete, OWN, crumbs=crumbs, template="situation/complete.html",
        context=lambda form: context,
    )  # fmt: skip


@require_safe
def without_network(request):
    """The form as the phone keeps it: nothing of anybody in it."""
    found = organisations_of(request.user, request.today)
    if not found:
        raise Http404
    form = Tell(organisations=found)
    return _page(request, form, "situation/tell.html", {"own": OWN, "to": PAGE, "owner": "", "is_kept": True})


@require_safe
def worker(request):
    """What a browser runs beside the page to open the form when there is no network."""
    script = render_to_string(
        "situation/worker.js", {"shell": f"{PAGE}utan-nat/", "page": PAGE, "ground": f"{PAGE}grund/"}
    )
    return HttpResponse(script, content_type="text/javascript; charset=utf-8")


def _hangs_on_a_wall(link):
    return Rapporteur.objects.among([link.subject_pk]).by_link().exists()


@page_of(KIND, held_by_many=_hangs_on_a_wall)
def by_link(request, link):
    """The form for whoever holds the link, and the questions that wait for an answer."""
    return _told_by_link(request, linked(request, link))


@opened_by(KIND)
def tell_by_link(request, link):
    return _told_by_link(request, linked(request, link))


def owner(person):
    """Whose a report kept on a phone is, in a word that tells nobody else who it is."""
    return salted_hmac("situation.kept", str(person.pk)).hexdigest()[:20]


def linked(request, link):
    on = Rapporteur.objects.on(request.today).for_lists()
    return get_object_or_404(on, pk=link.subject_pk, person=link.person)


def _told_by_link(request, rapporteur):
    to = f"/lank/{request.link_token}/rapportera/"
    asked = Report.objects.shown_by_link_of(rapporteur, request.today).asked()
    context = {
        "to": to,
        "after": f"/lank/{request.link_token}/",
        "token": request.link_token,
        "owner": owner(rapporteur.person),
        "asked": list(asked.for_own_list().latest_first()[:SHOWN]),
        "rapporteur": rapporteur,
    }
    found = the_one(rapporteur.organisation)
    channel = Channel.LINK if rapporteur.is_link else Channel.FORM
    return _told(request, found, channel, "links/tell.html", context)


def _told(request, found, channel, template, context):
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = Tell(*sent, organisations=found)
    context = {"to": request.path, "owner": owner(request.user)} | context
    if form.is_bound and form.is_valid():
        if _may_be_known(request, form):
            return _known(request, form, template, context)
        if _take(request, form, channel):
            return _thank(request, form, context["after"])
    return _refused(request, form, template, context)


def _take(request, form, channel):
    """Whether it came in. Another's report with the same key is none of this one's business."""
    try:
        organisations["report"](form.chosen_organisation, by=request.user, channel=channel, **form.facts())
    except StepRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _thank(request, form, after):
    sent = request.headers.get("X-Kept")
    if sent != LATE:
        _say_thanks(request, form)
    return JsonResponse({"taken": True, "after": after}, status=201) if sent else redirect(after)


def _say_thanks(request, form):
    messages.success(request, THANKS)
    if form.cleaned_data["severity"] == Severity.ACUTE:
        messages.warning(request, ACUTE)


def _may_be_known(request, form):
    """Asked once, and not of one that has a photo, which the page could not keep; triage asks again."""
    return "anyway" not in request.POST and not form.cleaned_data["photo"] and form.alike().exists()


def _known(request, form, template, context):
    if "X-Kept" in request.headers:
        return JsonResponse({"alike": True}, status=409)
    return _page(request, form, template, context | {"alike": True})


def _refused(request, form, template, context):
    if form.errors and "X-Kept" in request.headers:
        faults = [f"{form[name].label}: {text}" if name in form.fields else text
                  for name, texts in form.errors.items() for text in texts]  # fmt: skip
        return JsonResponse({"faults": faults}, status=422)
    return _page(request, form, template, context)


def _page(request, form, template, context):
    page = {
        "form": form,
        "categories": Category.objects.with_children(),
        "places": Place.objects.in_use().order_by("name"),
        "severities": zip(form["severity"], Severity, strict=True),
        "tiles": settings.MAP_TILES,
        "attribution": settings.MAP_ATTRIBUTION,
        **context,
    }
    answer = render(request, template, page, status=422 if form.errors else 200)
    answer["Permissions-Policy"] = WITH_POSITION
    return answer
