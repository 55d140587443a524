"""Papers of any kind, and whole meetings packed and opened again."""

import hashlib
import io
import zipfile

import pikepdf
from django.core.files.base import ContentFile

from meetings import packs
from meetings.lifecycle.packs import packs as lifecycle
from meetings.models import Attachment, Meeting, PackState
from office import clock
from office.models import StoredFile


def pdf_of(pages=1, *, marks=(), **saving):
    made = pikepdf.new()
    for _ in range(pages):
        made.add_blank_page()
    with made.open_outline() as outline:
        outline.root.extend(pikepdf.OutlineItem(title, page) for title, page in marks)
    written = io.BytesIO()
    made.save(written, **saving)
    return written.getvalue()


def paper(name, data=b"Underlag", *, item=None, meeting=None, by, openness="internal", kind=None):
    stored = StoredFile(
        name=name,
        content_type=kind or ("application/pdf" if name.endswith(".pdf") else "text/plain"),
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        uploaded_by=by,
        uploaded_at=clock.now(),
    )
    stored.file.save(name[-20:].replace("/", "_"), ContentFile(data))
    return Attachment.objects.create(file=stored, item=item, meeting=meeting, openness=openness)


def fresh(meeting):
    return Meeting.objects.with_body().get(pk=meeting.pk)


def made(meeting, by, kind="zip", *, with_secrets=False):
    pack = lifecycle["ask_for_pack"](fresh(meeting), by=by, kind=kind, with_secrets=with_secrets)
    packs.make_waiting()
    pack.refresh_from_db()
    assert pack.state == PackState.READY
    return pack


def content_of(pack):
    with pack.file.open("rb") as file:
        return io.BytesIO(file.read())


def zipped(pack):
    return zipfile.ZipFile(content_of(pack))


def bound(pack):
    return pikepdf.open(content_of(pack))


def marks_of(document):
    with document.open_outline() as outline:
        return [(top.title, [child.title for child in top.children]) for top in outline.root]
