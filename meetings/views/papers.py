"""Papers, served to those who may see what they belong to."""

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from meetings.lifecycle import papers
from meetings.models import Attachment
from office import steps

SHOWN_IN_THE_BROWSER = ("application/pdf", "image/png", "image/jpeg")


def paper(request, uuid):
    """The file itself, under the name its owner gave it."""
    paper = get_object_or_404(Attachment.objects.seen_by(request.user).select_related("file"), file__uuid=uuid)
    return handed_out(paper.file)


def handed_out(stored):
    """A file in a sandbox of its own."""
    response = FileResponse(
        stored.file.open("rb"),
        as_attachment=stored.content_type not in SHOWN_IN_THE_BROWSER,
        filename=stored.name,
        content_type=stored.content_type,
    )
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def printed(document):
    """A document's PDF under its own name, to be read where one is."""
    response = HttpResponse(bytes(document.pdf), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{document.file_name}"'
    return response


@require_POST
def remove(request, uuid):
    paper = get_object_or_404(
        Attachment.objects.seen_by(request.user).present().select_related("item", "meeting"), file__uuid=uuid
    )
    back = paper.meeting.get_absolute_url() if paper.meeting else f"/arbete/arenden/{paper.item_id}/"
    return steps.press(request, papers["remove_paper"], paper, back)
