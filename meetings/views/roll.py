"""The roll is called: a row for each, saved as it is pressed, with or without JavaScript."""

from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from meetings import listing
from meetings import roll as the_roll
from meetings.forms.sittings import AddPresent, MarkPresence
from meetings.lifecycle import rolls
from meetings.models import Meeting, Presence
from office import steps
from office.lifecycle import StepRefused


def roll(request, pk):
    """The whole roll; and one row of it, when it is sent."""
    meeting = _called_here(request, pk)
    if request.method != "POST":
        return _page(request, meeting)
    form = MarkPresence(request.POST, subject=meeting, by=request.user)
    fault = _fault(request, meeting, form)
    if "application/json" in request.headers.get("Accept", ""):
        return _as_data(Meeting.objects.with_body().get(pk=pk), fault)
    if fault:
        return _page(request, meeting, (form, fault))
    return redirect(f"{request.path}#rad-{form.cleaned_data['person'].pk}")


@require_POST
def all_present(request, pk):
    meeting = _called_here(request, pk)
    return steps.press(request, rolls["mark_all_present"], meeting, f"{meeting.get_absolute_url()}upprop/")


def add(request, pk):
    """Somebody who turned up without being called."""
    meeting = _called_here(request, pk)
    page = meeting.get_absolute_url()
    crumbs = [*listing.crumbs_below(meeting), ("Upprop", f"{page}upprop/")]
    return steps.take(request, rolls["add_present"], meeting, AddPresent, f"{page}upprop/", crumbs=crumbs)


def _called_here(request, pk):
    """The meeting, for those who call its roll; to the others there is no such page."""
    meeting = get_object_or_404(Meeting.objects.seen_by(request.user).with_body(), pk=pk)
    if not rolls["mark_presence"].is_open(meeting, request.user):
        raise Http404
    return meeting


def _fault(request, meeting, form):
    """Nothing when the row was saved, otherwise why not."""
    if not form.is_valid():
        return next(error for errors in form.errors.values() for error in errors)
    try:
        rolls["mark_presence"](meeting, by=request.user, **form.details())
    except StepRefused as refusal:
        return str(refusal)
    return ""


def _as_data(meeting, fault):
    """What stands for everybody, so that the page also shows what somebody else has pressed meanwhile."""
    known = [
        {"key": row.key, "presence": row.presence, "came_at": row.came_at, "left_after": row.left_after}
        for row in the_roll.rows(meeting)
    ]
    told = {"fault": fault, "tally": the_roll.tally(meeting).told, "rows": known}
    return JsonResponse(told, status=409 if fault else 200)


def _page(request, meeting, refused=None):
    rows = the_roll.rows(meeting)
    if refused:
        _keep_what_was_pressed(rows, *refused)
    context = {
        "meeting": meeting,
        "rows": rows,
        "empty_seats": meeting.roster.empty(),
        "tally": the_roll.tally(meeting),
        "presences": Presence.choices,
        "items": the_roll.choices_of_items(meeting),
        "supposed": sum(bool(row.proposed and not row.presence) for row in rows),
        "crumbs": listing.crumbs_below(meeting),
    }
    return render(request, "meetings/roll.html", context, status=422 if refused else 200)


def _keep_what_was_pressed(rows, form, fault):
    """Beside the row it was meant for, or by the first when it was meant for nobody."""
    wanted = next((row for row in rows if str(row.key) == form["person"].value()), rows[0] if rows else None)
    if wanted is None:
        return
    wanted.fault = fault
    if str(wanted.key) == form["person"].value():
        items = {str(item): item for item, _ in the_roll.choices_of_items(form.subject)}
        wanted.presence = form["presence"].value() or wanted.presence
        wanted.came_at = items.get(form["came_at"].value())
        wanted.left_after = items.get(form["left_after"].value())
