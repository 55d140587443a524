"""Papers, served to those who may see what they belong to."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from meetings import secrecy
from meetings.lifecycle import papers
from meetings.models import Attachment
from office import serving, steps
from office.forms import Classify


def paper(request, uuid):
    """The file itself, under the name its owner gave it."""
    seen = Attachment.objects.seen_by(request.user).select_related("file", "item", "meeting")
    paper = get_object_or_404(seen, file__uuid=uuid)
    secrecy.of_paper(request.user, paper)
    return handed_out(paper.file)


def handed_out(stored):
    return serving.stored(stored)


def printed(document):
    """A document's PDF under its own name, to be read where one is."""
    response = HttpResponse(bytes(document.pdf), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{document.file_name}"'
    return response


def classify(request, uuid):
    """Who may see the paper from now on."""
    paper = _present(request, uuid)
    crumbs = [("Möten", "/arbete/moten/"), (str(paper.meeting or paper.item), _place_of(paper))]
    return steps.take(request, papers["classify"], paper, Classify, _place_of(paper), crumbs=crumbs)


@require_POST
def remove(request, uuid):
    paper = _present(request, uuid)
    back = _place_of(paper)
    return steps.press(request, papers["remove_paper"], paper, back)


def _present(request, uuid):
    papers = Attachment.objects.seen_by(request.user).present().select_related("file", "item", "meeting__body")
    return get_object_or_404(papers, file__uuid=uuid)


def _place_of(paper):
    return paper.meeting.get_absolute_url() if paper.meeting else f"/arbete/arenden/{paper.item_id}/"
