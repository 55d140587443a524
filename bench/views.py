"""Bare views: what Django gives for the same rows when nobody is being served.

Each asks the database as many questions as our page of the same name and gets as many rows, in the same way (joined,
deferred or as values where ours are), and writes what it got in a table without layout, links or conditions. Session,
middleware and context processors are ours: a page that only some may see cannot do without them. What is left out is
what makes it a page for people: permission to see the row, deadlines and verdicts, Swedish dates, navigation, buttons.
"""

from collections import Counter
from datetime import timedelta

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from councils.models import Body, Cooption, Holding, Seat
from guideline.models import Judgement
from meetings.models import (
    Action,
    ActionState,
    Agenda,
    AgendaItem,
    Attachment,
    ItemState,
    Meeting,
    Openness,
    Participant,
    State,
)
from office.models import Document, Letter
from office.models.letters import LetterState
from records.models import Disclosure
from situation.models import Report

CARED_FOR = (LetterState.FAILED, LetterState.TO_PRINT)


def meeting(request, pk):
    meeting = get_object_or_404(Meeting.objects.select_related("body"), pk=pk)
    holdings = Holding.objects.filter(seat__body=meeting.body_id)
    context = {
        "meeting": meeting,
        "items": AgendaItem.objects.filter(meeting=pk, state=ItemState.ACCEPTED).order_by("position"),
        "papers": Attachment.objects.filter(Q(meeting=pk) | Q(item__meeting=pk)).select_related("file"),
        "agendas": Agenda.objects.filter(meeting=pk).defer("content"),
        "holdings": holdings.select_related("seat__organisation", "person__organisation"),
        "guests": Participant.objects.filter(meeting=pk).select_related("person__organisation"),
        "cooptions": Cooption.objects.filter(body=meeting.body_id).select_related("person__organisation"),
    }
    return render(request, "bench/meeting.html", context)


def start(request):
    past = Q(ends_at__lt=request.now)
    planned = Q(state=State.PLANNED, starts_at__lt=request.now + timedelta(days=28))
    coming = Meeting.objects.filter(ends_at__gte=request.now).order_by("starts_at").values("pk")
    mine = AgendaItem.objects.filter(proposed_by=request.user)
    summoned = Meeting.objects.filter(state=State.SUMMONED, ends_at__gt=request.now).select_related("body")
    unanswered = summoned.exclude(participants__person=request.user).values("pk")
    actions = Action.objects.filter(state=ActionState.OPEN, person=request.user).select_related("body", "seat")
    context = {
        "told": Meeting.objects.filter(planned | past | Q(pk__in=unanswered) | Q(pk__in=coming[:8])).select_related(
            "body"
        ),
        "proposed": AgendaItem.objects.filter(state=ItemState.PROPOSED).count(),
        "letters": Letter.objects.filter(state__in=CARED_FOR).order_by().values_list("state").annotate(Count("pk")),
        "empty": Seat.objects.filter(holdings=None).select_related("body", "organisation"),
        "reports": Report.objects.filter(state="new").count(),
        "asked": Disclosure.objects.filter(state="requested"),
        "actions": actions.order_by("due_on"),
        "mine": mine.select_related("body", "meeting").order_by("-proposed_at")[:5],
        "verdicts": Counter(Judgement.objects.values_list("verdict", flat=True)).items(),
    }
    return render(request, "bench/start.html", context)


def meetings(request, year):
    shown = ("pk", "body__short", "starts_at", "ends_at", "place", "state", "notice_days")
    context = {
        "meetings": Meeting.objects.filter(starts_at__year=year).order_by("starts_at").values(*shown),
        "bodies": Body.objects.meeting_here(),
    }
    return render(request, "bench/meetings.html", context)


def agenda(request, pk):
    """Who asks and in which seats, the meeting, what has become secret in it, the bytes."""
    get_object_or_404(Meeting, pk=pk)
    list(AgendaItem.objects.filter(meeting=pk, openness=Openness.SECRET))
    document = get_object_or_404(Document.objects.only("pdf", "file_name"), agenda__meeting=pk, agenda__number=1)
    return HttpResponse(bytes(document.pdf), content_type="application/pdf")


def calendar(request, pk):
    meeting = get_object_or_404(Meeting.objects.select_related("body"), pk=pk)
    return render(request, "bench/meeting.ics", {"meeting": meeting}, content_type="text/calendar; charset=utf-8")
