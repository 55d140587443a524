"""Lägesrapporter: the draft where it is written, what was approved, its documents, and what it led to for whom."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_safe

from councils.models import Body, Kind
from meetings.views.papers import printed
from office import steps
from situation.documents import content_of, feedback_of
from situation.forms import SITUATION_REPORT_FORMS, DraftSituationReport
from situation.lifecycle import est, situation_reports
from situation.models import Dispatch, Edition, SituationReport, Variant
from situation.periods import before_meeting
from situation.statistics.hours import PART_NAMES, shaded

PAGE = "/arbete/est/lagesrapporter/"
CRUMBS = [("Lägesrapporter", PAGE)]
AT_ONCE = 26  # a year's
WRITE = "write_situation_report"
LOOKS = {
    "approve_situation_report": "primary",
    "share_situation_report": "primary",
    "decide": "secondary",
    "recount": "quiet",
}
MAY_READ = {
    Variant.FULL: "situation.see_reports",
    Variant.FEEDBACK: "situation.read_feedback",
    Variant.COUNCIL: "situation.read_council_edition",
}


@require_safe
def situation_report_list(request):
    _must(request, "situation.see_reports")
    found = SituationReport.objects.seen_by(request.user).for_lists().latest_first()
    page = Paginator(found, AT_ONCE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "may_draft": request.user.has_perm("situation.draft_situation_report"),
        "first": before_meeting(request.today).first,
    }
    return render(request, "situation/situation_reports.html", context)


def draft(request):
    """A draft made before the house makes it itself, or for a meeting that has been."""
    body = Body.objects.of(Kind.EST).first()
    return steps.take(
        request, est["draft_situation_report"], body, DraftSituationReport, _address, crumbs=CRUMBS
    )  # fmt: skip


def situation_report(request, pk):
    """The draft is written in where it stands, by whoever may; others read."""
    matter = get_object_or_404(SituationReport.objects.seen_by(request.user).with_people(), pk=pk)
    step = situation_reports[WRITE]
    if not step.is_open(matter, request.user):
        if request.method == "POST":
            raise Http404
        return render(request, "situation/situation_report.html", _page(request, matter))
    form = SITUATION_REPORT_FORMS[WRITE]
    told = {"crumbs": CRUMBS, "template": "situation/situation_report.html"}
    return steps.take(
        request,
        step,
        matter,
        form,
        matter.get_absolute_url(),
        context=lambda bound: _page(request, matter, bound),
        **told,
    )


def step(request, pk, name):
    matter = get_object_or_404(SituationReport.objects.seen_by(request.user).with_people(), pk=pk)
    crumbs = [*CRUMBS, (matter.designation, matter.get_absolute_url())]
    if name == "recount" and request.method == "POST":
        return steps.press(request, situation_reports[name], matter, matter.get_absolute_url())
    if name not in SITUATION_REPORT_FORMS or name == WRITE:
        raise Http404
    told = {"crumbs": crumbs, "initial": _as_read(request, name)}
    form = SITUATION_REPORT_FORMS[name]
    return steps.take(request, situation_reports[name], matter, form, matter.get_absolute_url(), **told)


@require_safe
def edition(request, pk, variant):
    """The document of one kind of reader, for that kind and no other."""
    if variant not in MAY_READ or not request.user.has_perm(MAY_READ[variant]):
        raise Http404
    editions = Edition.objects.of_variants([variant]).readable_by(request.user, variant)
    document = get_object_or_404(editions.select_related("document"), situation_report=pk).document
    if not document.is_rendered:
        return render(request, "situation/edition_waits.html", {"document": document}, status=202)
    return printed(document)


@require_safe
def feedback(request, pk):
    """What the reports of a period led to, once it has been shared with those who report."""
    _must(request, "situation.read_feedback")
    shared = SituationReport.objects.sent_as(Variant.FEEDBACK)
    matter = get_object_or_404(shared, pk=pk)
    return render(
        request, "situation/feedback.html", {"matter": matter, **feedback_of(matter, request.user, request.today)}
    )


def _page(request, matter, form=None):
    report = content_of(matter)
    return {
        "matter": matter,
        "report": report,
        "form": form,
        "theirs": getattr(form, "theirs", None),
        "areas": [(each, *_fields(form, each["key"], "light", "why")) for each in report["areas"]],
        "problems": [(each, *_fields(form, each["key"], "comment")) for each in report["problems"]],
        "counted_at": parse_datetime(matter.content["counted_at"]) if matter.is_draft else None,
        "hours": shaded(report["hours"]["rows"]),
        "parts": PART_NAMES,
        "steps": _steps(request.user, matter),
        "editions": [] if matter.is_draft else list(Edition.objects.of_report(matter).with_documents()),
        "dispatches": [] if matter.is_draft else list(Dispatch.objects.of_report(matter).for_lists()),
        "crumbs": CRUMBS,
        "feedback": Variant.FEEDBACK,
    }


def _as_read(request, name):
    """What is approved is what was read on the page that led here, not what has become of it since."""
    if name != "approve_situation_report":
        return None
    return {key: request.GET[key] for key in ("over", "counted_at") if key in request.GET}


def _fields(form, key, *names):
    return [form[f"{name}_{key}"] if form else None for name in names]


def _steps(person, matter):
    found = situation_reports.open_to(person, matter, LOOKS)
    return [(step, missing, LOOKS[step.name], _step_address(matter, step)) for step, missing in found]


def _step_address(matter, step):
    address = f"{matter.get_absolute_url()}steg/{step.name}/"
    if step.name != "approve_situation_report":
        return address
    return f"{address}?{urlencode({'over': matter.version, 'counted_at': matter.content['counted_at']})}"


def _address(report):
    return report.get_absolute_url()


def _must(request, right):
    if not request.user.has_perm(right):
        raise Http404
