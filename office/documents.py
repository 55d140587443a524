"""Documents: the words are frozen in the step, the PDF is made by a worker, and neither changes afterwards."""

import hashlib
import logging

from celery import current_app
from django.db import transaction
from django.template.loader import render_to_string

from office import pdf
from office.models import Document, Openness

logger = logging.getLogger(__name__)

MOST_AT_ONCE = 10


def freeze(template, context, **facts):
    """Keep the document's words as they are now and have a worker make its PDF."""
    return keep(render_to_string(template, context), **facts)


def keep(html, *, matter, title, file_name, made_at, openness=Openness.INTERNAL):
    """The same for words that are there already."""
    document = Document.objects.create(
        matter=matter,
        title=title,
        file_name=file_name,
        html=html,
        html_sha256=fingerprint(html),
        made_at=made_at,
        openness=openness,
    )
    on_commit_once(wake)
    return document


def fingerprint(html):
    return hashlib.sha256(html.encode()).hexdigest()


def on_commit_once(wake):
    """Wake a worker when the transaction is done; once, however much it made. A wake that fails harms nothing."""
    if all(hook[1] is not wake for hook in transaction.get_connection().run_on_commit):
        transaction.on_commit(wake, robust=True)


def wake():
    """A worker that cannot be reached now finds the document on its next round."""
    current_app.send_task("office.tasks.render_documents", expires=55)


def enclosed(letter):
    """The key of its document; or, of letters that go together, of the documents of them all, each once."""
    if letter.kind == "digest":
        gathered = letter.gathered.exclude(document=None).order_by("document")
        return list(gathered.values_list("document", flat=True).distinct())
    return [letter.document_id] if letter.document_id else []


def render(document):
    """The document's PDF; made the first time it is asked for, the same bytes ever after."""
    if not document.is_rendered:
        made = pdf.render(document.html, identifier=document.html_sha256[:32].encode(), made_at=document.made_at)
        # Two workers make the same bytes; the first to say so is believed.
        Document.objects.unrendered().filter(pk=document.pk).update(
            pdf=made, sha256=hashlib.sha256(made).hexdigest(), size=len(made)
        )
        document.refresh_from_db()
    return bytes(document.pdf)


def render_waiting():
    """How many PDFs were made: some at a time, so that letters come in between; one that fails stops no other."""
    made = 0
    for document in Document.objects.unrendered():
        made += _rendered(document)
        if made == MOST_AT_ONCE:
            wake()
            break
    return made


def _rendered(document):
    try:
        render(document)
    except Exception:
        logger.exception("Document %s has no PDF", document.pk)
        return False
    return True
