"""Notes saved as they are written. The page's own script is answered in JSON, a form sent without it with a page."""

from django.core.paginator import Paginator
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from meetings import board, merging
from meetings.forms import NotesForm, PrivateNoteForm
from meetings.lifecycle import private_notes, records
from meetings.models import NoteVersion, PrivateNote, Record, State
from meetings.views.live import page_of, seen, written
from office.almanac import clock_time
from office.guarding import explained
from office.lifecycle import StepRefused
from office.models import Stale


def notes(request, pk, item_pk):
    """Every text that was ever saved, for those who write; and where they save the next."""
    meeting, item = written(request, pk, item_pk)
    if request.method == "POST":
        return _save_notes(request, meeting, item)
    record = Record.objects.of(item)
    versions = NoteVersion.objects.of_item(item).for_lists()
    wanted = request.GET.get("version", "")
    chosen = get_object_or_404(versions, number=int(wanted)) if _is_number(wanted) else None
    context = {
        "meeting": meeting,
        "item": item,
        "record": record,
        "page": Paginator(versions, 40).get_page(request.GET.get("page")),
        "chosen": chosen,
        "lines": merging.marked(record.notes, chosen.notes) if chosen else [],
        "may_write": meeting.is_being_written,
        "back": page_of(meeting, item),
        "crumbs": [(str(meeting), meeting.get_absolute_url()), (item.title, page_of(meeting, item))],
    }
    return render(request, "meetings/note_versions.html", context)


def card(person, meeting):
    """The ways from the meeting's page to what is written at it; before it begins one's own notes are found there."""
    if not meeting.is_summoned:
        return {}
    writes = records["write_notes"].is_open(meeting, person)
    follows = meeting.state in (State.SUMMONED, State.UNDER_WAY)
    own = None if meeting.state == State.SUMMONED else PrivateNote.objects.of(meeting, person)
    return {"notes_are_open": writes or follows, "private_note": own}


@require_POST
def private_note(request, pk):
    """What one writes for oneself at the meeting; nobody else's is reached by any address."""
    meeting = seen(request, pk)
    form = PrivateNoteForm(request.POST)
    saved, theirs = _try(form, lambda **said: _write_own(meeting, request.user, said))
    if saved is None:
        return _both(request, form, theirs and (theirs.version, theirs.text, ""), "text", meeting.get_absolute_url())
    if not _asks_json(request):
        return redirect(_back(request, meeting))
    told = {"version": saved.version, "own": saved.version, "text": saved.text}
    return JsonResponse(told | {"at": clock_time(request.now)})


def _write_own(meeting, person, said):
    note, _ = PrivateNote.objects.get_or_create(meeting=meeting, person=person)
    return private_notes["write_private_note"](note, by=person, **said)


def _save_notes(request, meeting, item):
    form = NotesForm(request.POST)
    saved, theirs = _try(form, lambda **said: records["write_notes"](meeting, by=request.user, item=item, **said))
    if saved is None:
        stood = theirs and (theirs.version, theirs.notes, board.last_written(theirs))
        return _both(request, form, stood, "notes", page_of(meeting, item))
    if not _asks_json(request):
        return redirect(page_of(meeting, item))
    record = saved.record
    told = {"version": record.version, "own": saved.own, "text": record.notes, "at": clock_time(request.now)}
    beside = {"hint": board.hint(meeting.body, record), "guard": explained(record.notes)}
    return JsonResponse(told | beside | {"last": board.last_written(record)})


def _try(form, save):
    """What the save led to, and what stood in its way."""
    try:
        return (save(**form.cleaned_data), None) if form.is_valid() else (None, None)
    except Stale as stale:
        return None, stale.theirs
    except StepRefused as refusal:
        form.add_error(None, str(refusal))
        return None, None


def _both(request, form, stood, name, back):
    """Both texts, or what was wrong with the one; nothing that was written is let go."""
    version, text, last = stood or (0, "", "")
    lines = merging.marked(form.cleaned_data.get(name, ""), text) if stood else []
    if _asks_json(request):
        told = {"version": version, "text": text, "last": last, "lines": lines} if stood else {"fault": _faults(form)}
        return JsonResponse(told, status=409 if stood else 422)
    context = {"form": form, "version": version, "last": last, "lines": lines, "stood": stood, "back": back}
    return render(request, "meetings/both_notes.html", context | {"field": form[name]}, status=422)


def _faults(form):
    return " ".join(message for messages in form.errors.values() for message in messages)


def _asks_json(request):
    return request.headers.get("Accept", "").startswith("application/json")


def _is_number(text):
    return text.isascii() and text.isdigit() and len(text) < 9


def _back(request, meeting):
    """To the page where it was written: the meeting's own, or the item in view."""
    number = request.POST.get("punkt", "")
    page = meeting.get_absolute_url()
    return f"{page}pagar/?punkt={number}" if _is_number(number) else page
