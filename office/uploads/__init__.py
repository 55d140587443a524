"""Files from people: type by content, size and active content are looked at before anything is kept."""

import hashlib
from functools import partial

from celery import current_app
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from office import clock
from office.documents import on_commit_once
from office.models import StoredFile
from office.uploads.names import plain_name
from office.uploads.office_files import SHEET, SLIDES, WORD, check_office
from office.uploads.pdfs import check_pdf
from office.uploads.pictures import bare_picture
from office.uploads.texts import check_table, check_text

__all__ = ["ACCEPTED", "KINDS", "check", "keep", "plain_name"]


def _unchanged(look):
    """A look that refuses or does nothing; the file is kept byte for byte."""

    def looked_at(data):
        look(data)
        return data

    return looked_at


def _office(content_type):
    return b"PK\x03\x04", content_type, _unchanged(partial(check_office, content_type=content_type))


# What a file of the kind begins with, what it is served as, and what is done with it before it is kept.
KINDS = {
    "pdf": (b"%PDF-", "application/pdf", _unchanged(check_pdf)),
    "docx": _office(WORD),
    "xlsx": _office(SHEET),
    "pptx": _office(SLIDES),
    "png": (b"\x89PNG\r\n\x1a\n", "image/png", partial(bare_picture, form="PNG")),
    "jpg": (b"\xff\xd8\xff", "image/jpeg", partial(bare_picture, form="JPEG")),
    "jpeg": (b"\xff\xd8\xff", "image/jpeg", partial(bare_picture, form="JPEG")),
    "txt": (b"", "text/plain; charset=utf-8", _unchanged(check_text)),
    "csv": (b"", "text/csv; charset=utf-8", _unchanged(check_table)),
}
ACCEPTED = ", ".join(sorted(KINDS))


def keep(upload, by):
    """Check an uploaded file and keep it; raise ValidationError, in Swedish, for one that is not fit."""
    name = plain_name(upload.name)
    kind, data = check(name, upload)
    stored = StoredFile(
        name=name,
        content_type=KINDS[kind][1],
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        uploaded_by=by,
        uploaded_at=clock.now(),
    )
    stored.file.save(name, ContentFile(data))
    if settings.CLAMAV:
        on_commit_once(wake_the_scanner)
    return stored


def wake_the_scanner():
    """A worker that cannot be reached now finds the file on its next round."""
    current_app.send_task("office.tasks.scan_files", expires=55)


def check(name, upload):
    """The kind of the file, and its bytes as they are to be kept. One that is too large is refused unread."""
    kind = name.rpartition(".")[2].lower()
    if kind not in KINDS:
        raise ValidationError(f"Filer av typen ”.{kind}” tas inte emot. Det går bra med {ACCEPTED}.")
    if upload.size > settings.UPLOAD_MAX_BYTES:
        most = settings.UPLOAD_MAX_BYTES // 1024 // 1024
        raise ValidationError(f"Filen är för stor. Den får vara högst {most} MB.")
    upload.seek(0)  # a step that the database broke off is taken once more, with the same file
    return kind, _fit(kind, upload.read())


def _fit(kind, data):
    begins, _, look = KINDS[kind]
    if not data:
        raise ValidationError("Filen är tom.")
    if not data.startswith(begins):
        raise ValidationError(f"Innehållet är inte det som filnamnet säger (.{kind}).")
    return look(data)
