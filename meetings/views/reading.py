"""The reading room: agendas, minutes and follow-up for those who read without taking part.

What is opened as an auditor is a line in the journal of its meeting, before it is shown; the same again within the hour
is not another.
"""

from django.http import Http404
from django.shortcuts import get_object_or_404, render

from meetings import documents, marked, reading
from meetings.models import Attachment, Meeting, Minutes, agendas_of, papers_of
from meetings.views.agendas import as_sent
from meetings.views.papers import handed_out
from office import journal

CRUMBS = [("Läsrum", "/arbete/lasrum/")]
AUDITS = "meetings.review"


def room(request):
    if not request.user.has_perm("meetings.read_decided"):
        raise Http404
    context = {
        "rows": reading.rows(request.user),
        "followup": reading.followup(request.user, request.today),
        "audits": request.user.has_perm(AUDITS),
    }
    return render(request, "meetings/reading_room.html", context)


def meeting(request, pk):
    """What was sent and approved; to an auditor the whole of it, with the papers."""
    meeting, audits = _open(request, pk), request.user.has_perm(AUDITS)
    minutes = Minutes.objects.of_meeting(meeting).approved().latest()
    _note(request, meeting, "Läste mötets sida")
    context = {
        "meeting": meeting,
        "agendas": agendas_of(meeting.pk),
        "minutes": _told(minutes, audits) if minutes else None,
        "shown": minutes,
        "papers": papers_of(meeting) if audits else [],
        "actions": reading.actions_of(request.user, meeting),
        "audits": audits,
        "crumbs": CRUMBS,
    }
    return render(request, "meetings/reading.html", context)


def agenda(request, pk, number):
    meeting = _open(request, pk)
    _note(request, meeting, f"Läste dagordningen, version {number}")
    return as_sent(request, meeting, number, "office/document_waits.html", AUDITS, reading.address(meeting))


def paper(request, pk, uuid):
    """The auditor's alone: what a member has handed in is for those who take part."""
    meeting = _open(request, pk)
    if not request.user.has_perm(AUDITS):
        raise Http404
    paper = get_object_or_404(Attachment.objects.of_meeting(meeting), file__uuid=uuid)
    _note(request, meeting, f"Läste bilaga {paper.pk}")
    return handed_out(paper.file)


def _open(request, pk):
    return get_object_or_404(Meeting.objects.read_by(request.user).with_body(), pk=pk)


def _told(minutes, audits):
    content = marked.as_now(minutes.content)
    return content | {"is_public": False} if audits else documents.for_the_called(content)


def _note(request, meeting, what):
    if request.method == "GET" and request.user.has_perm(AUDITS):
        journal.read(meeting, by=request.user, what=what, right=AUDITS)
