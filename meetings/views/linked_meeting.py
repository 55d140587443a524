"""A meeting by link: read the papers, answer and call a substitute without signing in, and nothing beside."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from meetings import listing, previous
from meetings.forms.answers import CHOICES, AnswerByLink, NameSubstituteByLink
from meetings.lifecycle import meetings as lifecycle
from meetings.models import Answer, Attachment, Meeting, agendas_of, papers_of
from meetings.views import answers
from meetings.views.agendas import as_sent, calendar_file
from meetings.views.links import AFTERWARDS, opened_by, page_of
from meetings.views.papers import handed_out
from office import steps

KIND = "meetings.meeting"

# What the buttons of a letter ask.
ASKED = {"ja": Answer.YES, "nej": Answer.NO, "kanske": Answer.MAYBE}


@page_of(KIND)
def meeting_by_link(request, link):
    """The whole meeting for one who was called."""
    return render(request, "links/meeting.html", _page(request, link.person, _called_to(link)))


@require_POST
@opened_by(KIND)
def answer(request, link):
    meeting = _called_to(link)
    return _take(request, "answer", meeting, AnswerByLink, "links/answer.html")


@opened_by(KIND)
def substitute(request, link):
    meeting = _called_to(link)
    return _take(request, "name_substitute", meeting, NameSubstituteByLink, "links/substitute.html")


@require_POST
@opened_by(KIND)
def withdraw(request, link):
    return steps.press(request, lifecycle["withdraw_substitute"], _called_to(link), _home(request))


@opened_by(KIND)
def paper(request, link, uuid):
    """Of this meeting alone, and nothing that is secret, whatever else the person may read when signed in."""
    papers = Attachment.objects.seen_by(link.person).of_meeting(_called_to(link)).not_secret()
    found = get_object_or_404(papers, file__uuid=uuid)
    return handed_out(found.file)


@opened_by(KIND)
def agenda(request, link, number):
    return as_sent(request, _called_to(link), number, "links/waits.html", right=None)


@opened_by(KIND)
def calendar(request, link):
    return calendar_file(_called_to(link), link.person)


def _called_to(link):
    """The link's meeting, for as long as its person is called to it."""
    meeting = get_object_or_404(Meeting.objects.seen_by(link.person).with_body(), pk=link.subject_pk)
    if meeting.called_as(link.person) is None:
        raise Http404
    return meeting


def _page(request, person, meeting):
    readable = listing.show_papers(person, meeting, papers_of(meeting))
    papers = listing.leave_secrets_inside(meeting, readable)
    previous.bring(meeting)
    own = answers.own(person, meeting)
    after = {key: value for piece in AFTERWARDS for key, value in piece(person, meeting).items()}
    asked = ASKED.get(request.GET.get("svar", ""), "") if own["may_answer"] else ""
    return {
        **after,
        **own,
        "answers": sorted(CHOICES, key=lambda answer: answer[0] != asked),
        "meeting": meeting,
        "papers": papers,
        "has_more_inside": len(papers) < len(readable),
        "agendas": agendas_of(meeting.pk),
        "asked": asked,
        "token": request.link_token,
        "answer_url": f"{_home(request)}svar/",
    }


def _take(request, name, meeting, form, template):
    """A step taken with a link: by the one whose link it is, and back to its page."""
    context = answers.own(request.user, meeting) | {"meeting": meeting, "token": request.link_token}
    return steps.take(
        request, lifecycle[name], meeting, form, _home(request), template=template, context=lambda form: context
    )


def _home(request):
    return f"/lank/{request.link_token}/"
