"""The meeting as it goes on: one item at a time, followed by all who see the meeting, written by those who keep it."""

import hashlib
import json
import uuid
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from meetings import board, listing, previous, secrecy
from meetings.forms import OutcomeForm
from meetings.lifecycle import meetings as meeting_steps
from meetings.lifecycle import records
from meetings.models import Action, AgendaItem, Meeting, PrivateNote
from office.guarding import explained, taken
from office.lifecycle import StepRefused
from office.models import Stale


def live(request, pk):
    meeting = seen(request, pk)
    return _show(request, meeting, board.board(meeting, request.user, _wanted(request), request.now))


def now(request, pk):
    """What is in hand and what has been written, for pages that follow; nothing when it is what they know."""
    meeting = seen(request, pk)
    found = board.board(meeting, request.user, _wanted(request), request.now)
    told = json.dumps(_told(request, meeting, found), ensure_ascii=False)
    tag = f'"{hashlib.sha256(told.encode()).hexdigest()[:24]}"'
    known = request.headers.get("If-None-Match", "").removeprefix("W/") == tag
    answer = HttpResponseNotModified() if known else HttpResponse(told, content_type="application/json")
    answer["ETag"] = tag
    return answer


@require_POST
def open_item(request, pk, item_pk):
    """The meeting turns to the item, for everyone who follows it."""
    meeting, item = written(request, pk, item_pk)
    try:
        records["open_item"](meeting, by=request.user, item=item)
    except StepRefused as refusal:
        messages.warning(request, str(refusal))
    return redirect(page_of(meeting, item))


@require_POST
def outcome(request, pk, item_pk):
    """How the item ended; what was wrong is said on the same page, with what was written."""
    meeting, item = written(request, pk, item_pk)
    form = OutcomeForm(request.POST, body=meeting.body)
    if form.is_valid() and _set_outcome(request, meeting, item, form):
        return redirect(page_of(meeting, item))
    found = board.board(meeting, request.user, number_of(meeting, item), request.now)
    return _show(request, meeting, found, form)


def seen(request, pk):
    return get_object_or_404(Meeting.objects.seen_by(request.user).with_body(), pk=pk)


def written(request, pk, item_pk):
    """The meeting and one of its items, for those who keep its notes."""
    meeting = seen(request, pk)
    if not request.user.has_perm("meetings.write_notes", meeting):
        raise Http404
    return meeting, get_object_or_404(AgendaItem.objects.on_agenda().with_meeting(), pk=item_pk, meeting=meeting)


def page_of(meeting, item):
    return f"{meeting.get_absolute_url()}pagar/?punkt={number_of(meeting, item)}"


def number_of(meeting, item):
    return 1 + [each.pk for each in meeting.agenda_items].index(item.pk)


def _wanted(request):
    asked = request.GET.get("punkt", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 5 else 0


def _show(request, meeting, found, form=None):
    writes = request.user.has_perm("meetings.write_notes", meeting)
    previous.bring(meeting)
    context = {
        "meeting": meeting,
        "board": found,
        "shown": found.shown,
        "writes": writes,
        "may_write": writes and meeting.is_being_written,
        "may_open": records["open_item"].is_open(meeting, request.user),
        "follows": not _wanted(request),
        "may_follow": request.user.has_perm("meetings.see_all") or request.user.sits_in(meeting.body_id),
        "private_note": PrivateNote.objects.of(meeting, request.user),
        "crumbs": listing.crumbs_below(meeting),
    }
    if found.shown:
        if found.shown.is_readable:
            secrecy.of_item(request.user, found.shown.item)
        context |= _written(meeting, found.shown, writes) | _actions(request, meeting, found.shown, writes)
        context["form"] = form or _outcome_form(meeting, found.shown)
    return render(request, "meetings/live.html", context, status=422 if form else 200)


def _written(meeting, shown, writes):
    """What stands written to the item, and what to think of it, as far as the one who looks reads it."""
    may_read = shown.is_readable and board.reads_notes(meeting, writes)
    return {
        "record": shown.record if may_read else None,
        "last_written": board.last_written(shown.record) if may_read else "",
        "hint": board.hint(meeting.body, shown.record) if writes else "",
        "guard": explained(shown.record.notes) if writes else [],
        "decider": board.money_decider(meeting.body) if writes else None,
    }


def _actions(request, meeting, shown, writes):
    """What was agreed on the item, as it stands now for those who still follow it, and the line where the next is
    written.
    """
    agreed = Action.objects.of_meeting(meeting).agreed().for_lists().in_order()
    agreed = agreed if writes else agreed.seen_by(request.user, request.today)
    return {
        "actions": [each for each in agreed if each.item_id == shown.item.pk and shown.is_readable],
        "may_add_action": meeting_steps["add_action"].is_open(meeting, request.user),
        "once": uuid.uuid4(),
        "here": page_of(meeting, shown.item),
    }


def _outcome_form(meeting, shown):
    record = shown.record
    initial = {"over": record.version, "outcome": record.outcome, "outcome_text": record.outcome_text}
    return OutcomeForm(initial=initial, body=meeting.body)


def _set_outcome(request, meeting, item, form):
    try:
        set_outcome = partial(records["set_outcome"], meeting, by=request.user, item=item, **form.cleaned_data)
        taken(form, meeting, request.user, set_outcome)
    except StepRefused as refusal:
        form.add_error("outcome_text" if "Skriv" in str(refusal) else None, str(refusal))
    except Stale as stale:
        form.show_both(stale.theirs)
    else:
        messages.success(request, "Klart: utfallet är sparat.")
        return True
    return False


def _told(request, meeting, found):
    pace, shown = found.meeting_pace, found.shown
    marks = [[point.number, point.mark, point.record.outcome_text * point.is_readable] for point in found.points]
    writes = request.user.has_perm("meetings.write_notes", meeting)
    follows = shown and shown.is_readable and not writes and board.reads_notes(meeting, writes)
    version, actions = shown.record.version if follows else 0, Action.objects.of_meeting(meeting).agreed().count()
    told = {
        "state": meeting.state,
        "current": found.current.number if found.current else 0,
        "title": found.current.item.title if found.current else "",
        "pace": pace.text if pace else "",
        "tone": pace.tone if pace else "",
        "page": hashlib.sha256(json.dumps([marks, version, actions]).encode()).hexdigest()[:12],
    }
    return told | ({"notes": _notes_told(shown.record)} if writes and shown else {})


def _notes_told(record):
    return {"version": record.version, "text": record.notes, "last": board.last_written(record)}
