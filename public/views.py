from collections import Counter

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from councils.models import Body
from guideline.models import Municipality
from meetings import documents, marked
from meetings.models import Meeting, Minutes
from situation.models import Summary
from situation.statistics.summing import in_lists

# How many of each kind of meeting the open page tells: some years of a council's.
MOST = 40


@login_not_required
def front(request):
    """What the work is and who takes part, for anyone."""
    bodies = Body.objects.meeting_here().with_seats().order_by("order")
    context = {
        "municipality": Municipality.objects.first(),
        "bodies": [(body, _posts(body, request.today)) for body in bodies],
    }
    return render(request, "public/front.html", context)


@login_not_required
def meetings(request):
    """The meetings of the bodies whose minutes are open: those that come, those that were, and what can be read."""
    bodies = Body.objects.with_open_minutes()
    coming = Meeting.objects.of_bodies(bodies).coming(request.now).with_body().in_order()[:MOST]
    versions = Minutes.objects.published().without_content().latest_first()[:MOST]
    held = Meeting.objects.of_bodies(bodies).took_place().with_body().latest_first()[:MOST]
    approved = {each.meeting_id: each for each in versions}
    context = {
        "municipality": Municipality.objects.first(),
        "bodies": bodies,
        "coming": coming,
        "held": [(meeting, approved.get(meeting.pk)) for meeting in held],
    }
    return render(request, "public/meetings.html", context)


@login_not_required
def minutes(request, pk):
    found = _published(Minutes.objects.with_meeting().for_lists(), pk)
    context = {
        "municipality": Municipality.objects.first(),
        "shown": found,
        "meeting": found.meeting,
        "minutes": documents.for_the_public(marked.as_now(found.content)),
        "crumbs": [("Möten", "/moten/")],
    }
    return render(request, "public/minutes.html", context)


@login_not_required
def minutes_pdf(request, pk):
    found = _published(Minutes.objects.with_public_document(), pk)
    document = found.public_document
    if not document.is_rendered:
        return render(request, "public/minutes_wait.html", {"meeting_pk": pk}, status=202)
    response = HttpResponse(bytes(document.pdf), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{document.file_name}"'
    return response


@login_not_required
def safety(request):
    """What has been reported to EST, quarter by quarter, as far as it is told to anybody."""
    found = list(Summary.objects.published().without_content().latest_first()[:MOST])
    return render(request, "public/safety.html", {"municipality": Municipality.objects.first(), "summaries": found})


@login_not_required
def safety_in_a_quarter(request, year, number):
    found = get_object_or_404(Summary.objects.published(), year=year, number=number)
    context = {
        "municipality": Municipality.objects.first(),
        "summary": found,
        "told": found.content,
        "lists": in_lists(found.content),
        "crumbs": [("Trygghet", "/trygghet/")],
    }
    return render(request, "public/safety_in_a_quarter.html", context)


@login_not_required
def accessibility(request):
    """The accessibility statement that lagen (2018:1937) 13 § asks for."""
    return render(request, "public/accessibility.html", {"municipality": Municipality.objects.first()})


def _published(minutes, pk):
    """The meeting first: a number that no database has room for is no meeting's."""
    return get_object_or_404(minutes.published(), meeting=get_object_or_404(Meeting, pk=pk))


def _posts(body, day):
    """The posts of a body that day and how many of each; who holds them is not told here."""
    return list(Counter(seat.title for seat in body.seats.all() if _stands(seat, day)).items())


def _stands(seat, day):
    return seat.since <= day and (seat.until is None or seat.until >= day)
