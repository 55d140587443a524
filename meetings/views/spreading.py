"""To spread the word: a text to forward, one's own ticks, and for those who lead the share that has told (H10)."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render

from councils.models import Kind
from meetings import listing, news
from meetings.forms.spreading import TickSpread, WriteNews
from meetings.lifecycle import meetings
from meetings.models import Meeting, Spreading, State
from meetings.views.links import AFTERWARDS, opened_by
from office import steps

PAGE = "meetings/spreading.html"


def spreading(request, pk):
    meeting = _seen(request, pk)
    return render(request, PAGE, _page(request, meeting, _form(request, meeting)))


def tick_spread(request, pk, name):
    meeting = _seen(request, pk)
    return _take(request, meeting, PAGE, _address(meeting))


def write_news(request, pk, name):
    """The coordinator's own words; when somebody else came between, both texts are shown."""
    meeting = _seen(request, pk)
    crumbs = [*listing.crumbs_below(meeting), ("Berätta vidare", _address(meeting))]
    return steps.take(
        request,
        meetings[name],
        meeting,
        WriteNews,
        _address(meeting),
        crumbs=crumbs,
        template="meetings/write_news.html",
        context=lambda form: {"meeting": meeting, "by_itself": news.by_itself(meeting)},
    )


@opened_by("meetings.meeting")
def link_spreading(request, link):
    """The same for whoever holds the meeting's link."""
    meeting = get_object_or_404(Meeting.objects.with_body(), pk=link.subject_pk)
    if not meetings["tick_spread"].is_open(meeting, link.person) or meeting.body.kind != Kind.COUNCIL:
        raise Http404
    if request.method == "POST":
        return _take(request, meeting, "links/spreading.html", request.path)
    return render(request, "links/spreading.html", _page(request, meeting, _form(request, meeting)))


def _take(request, meeting, template, back):
    return steps.take(
        request,
        meetings["tick_spread"],
        meeting,
        TickSpread,
        back,
        template=template,
        context=lambda form: _page(request, meeting, form),
        initial=_ticks(request.user, meeting),
    )


def _page(request, meeting, form):
    leads = request.user.has_perm("meetings.see_spreading", meeting)
    return {
        "meeting": meeting,
        "news": news.of(meeting),
        "form": form,
        "has_told": Spreading.objects.of_meeting(meeting).of_person(request.user).exists(),
        "share": news.share(meeting) if leads and meeting.state == State.APPROVED else None,
        "may_write": meetings["write_news"].is_open(meeting, request.user),
        "crumbs": listing.crumbs_below(meeting),
        "token": getattr(request, "link_token", ""),
    }


def _form(request, meeting):
    if not meetings["tick_spread"].is_open(meeting, request.user):
        return None
    return TickSpread(subject=meeting, by=request.user, initial=_ticks(request.user, meeting))


def _ticks(person, meeting):
    """What one has ticked before."""
    ticked = Spreading.objects.of_meeting(meeting).of_person(person).first()
    return {"where": ticked.where, "other": ticked.other} if ticked else {}


def _seen(request, pk):
    meeting = get_object_or_404(Meeting.objects.seen_by(request.user).with_body(), pk=pk)
    if not news.is_seen_by(request.user, meeting):
        raise Http404
    return meeting


def _address(meeting):
    return f"{meeting.get_absolute_url()}spridning/"


def may_spread(person, meeting):
    """On the page of a meeting's link: the way to the text, once there is one."""
    return {"may_spread": meeting.body.kind == Kind.COUNCIL and meeting.state == State.APPROVED}


AFTERWARDS.append(may_spread)
