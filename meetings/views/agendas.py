"""The agenda: built by hand, sent, and shown as it was sent."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from meetings import letters, listing, previous
from meetings.lifecycle import meetings as lifecycle
from meetings.marked import held_back
from meetings.models import Agenda, AgendaItem, ItemState, Meeting, papers_of
from meetings.views.papers import printed
from office.lifecycle import StepRefused


def editor(request, pk):
    """The agenda as it is being built, with what the members have proposed beside it."""
    meeting = _editable(request, pk)
    of_body = AgendaItem.objects.of_body(meeting.body)
    unplaced = list((of_body.proposed() | of_body.parked()).with_people()) if meeting.is_ahead else []
    context = _agenda(request, meeting) | {
        "proposed": [item for item in unplaced if item.state == ItemState.PROPOSED],
        "taken_off": list(AgendaItem.objects.taken_off(meeting, request.user)) if meeting.is_ahead else [],
        "waiting": [item for item in unplaced if item.state == ItemState.PARKED],
        "send": lifecycle.open_to(request.user, meeting, ("send_agenda", "send_changed_agenda")),
        "notice": listing.notice(meeting, list(Agenda.objects.of_meeting(meeting).without_content()[:1]), request.now),
        "crumbs": listing.crumbs_below(meeting),
    }
    return render(request, "meetings/agenda_editor.html", context)


@require_POST
def order(request, pk):
    """Items moved by drag (order=ids), or one of them up or down by its button."""
    meeting = _editable(request, pk)
    dragged = "order" in request.POST
    try:
        lifecycle["order"](meeting, by=request.user, order=_wanted_order(request, meeting))
    except StepRefused as refusal:
        if dragged:
            return HttpResponse(str(refusal), status=409, content_type="text/plain; charset=utf-8")
        messages.warning(request, str(refusal))
    if dragged:
        fresh = _editable(request, pk)
        return render(request, "meetings/_agenda_items.html", _agenda(request, fresh))
    return redirect("agenda_editor", pk)


def sent(request, pk, number):
    meeting = get_object_or_404(Meeting.objects.seen_by(request.user), pk=pk)
    return as_sent(request, meeting, number, "office/document_waits.html")


def as_sent(request, meeting, number, waits, right="meetings.read_secret", page=""):
    """A version as it was sent: the frozen PDF, or the page that says why it cannot be had, or not yet.

    `right` is to have what tells of something secret; without one nobody has it.
    """
    agenda = get_object_or_404(Agenda.objects.with_document(), meeting=meeting, number=number)
    context = {"meeting": meeting, "agenda": agenda, "page": page or meeting.get_absolute_url()}
    if held_back([agenda]) and not (right and request.user.has_perm(right, meeting)):
        return render(request, waits, context | {"is_held_back": True}, status=403)
    if not agenda.document.is_rendered:
        return render(request, waits, context, status=202)
    return printed(agenda.document)


def calendar(request, pk):
    meeting = get_object_or_404(Meeting.objects.seen_by(request.user).with_body(), pk=pk)
    return calendar_file(meeting, request.user)


def calendar_file(meeting, person):
    """The meeting as a file for one's own calendar; it tells what its page does, so it is no line in the journal."""
    response = HttpResponse(letters.invitation(meeting, person), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{meeting.body.key}-{meeting.day}.ics"'
    return response


def _editable(request, pk):
    meeting = get_object_or_404(Meeting.objects.seen_by(request.user).with_body(), pk=pk)
    if not request.user.has_perm("meetings.order", meeting):
        raise Http404
    return meeting


def _agenda(request, meeting):
    papers = listing.show_papers(request.user, meeting, papers_of(meeting))
    previous.bring(meeting)
    last = len(meeting.agenda_items)
    for number, item in enumerate(meeting.agenda_items, start=1):
        item.number, item.is_first, item.is_last = number, number == 1, number == last
        item.may_go = item.is_standing or item.proposed_by_id == request.user.pk
    return {
        "meeting": meeting,
        "fit": listing.fit(meeting),
        "items": meeting.agenda_items,
        "papers": papers,
        "locked": not (meeting.is_ahead or meeting.is_under_way),
    }


def _wanted_order(request, meeting):
    known = {str(item.pk): item.pk for item in meeting.agenda_items}
    if "order" in request.POST:
        return [known.get(key.strip(), 0) for key in request.POST["order"].split(",") if key.strip()]
    keys = list(known.values())
    moved = known.get(request.POST.get("up") or request.POST.get("down"))
    if moved:
        place = keys.index(moved)
        keys.remove(moved)
        keys.insert(max(place - 1, 0) if "up" in request.POST else place + 1, moved)
    return keys
