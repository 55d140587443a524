"""Files from people: type by content, size and active content checked before anything is kept."""

import hashlib
import io
import re
import unicodedata
import zipfile

import pikepdf
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from office import clock
from office.models import StoredFile

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

# What a file of the kind begins with, and what it is served as.
KINDS = {
    "pdf": (b"%PDF-", "application/pdf"),
    "docx": (b"PK\x03\x04", WORD),
    "xlsx": (b"PK\x03\x04", SHEET),
    "pptx": (b"PK\x03\x04", SLIDES),
    "png": (b"\x89PNG\r\n\x1a\n", "image/png"),
    "jpg": (b"\xff\xd8\xff", "image/jpeg"),
    "jpeg": (b"\xff\xd8\xff", "image/jpeg"),
    "txt": (b"", "text/plain; charset=utf-8"),
    "csv": (b"", "text/csv; charset=utf-8"),
}
ACCEPTED = ", ".join(sorted(KINDS))
UNPACKED_MAX_BYTES = 100 * 1024 * 1024
MEMBERS_MAX = 2000
COMMAND = re.compile(rb"(/S|obj)\s*/(JavaScript|Launch)\b")


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
    return stored


def plain_name(name):
    """The last part of the name, without what could steer a shell, a path or a reading direction."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    visible = "".join(mark for mark in last if unicodedata.category(mark)[0] != "C")
    stem, dot, ending = re.sub(r'[<>:"|?*;]', "_", visible).strip(" .").rpartition(".")
    return f"{stem[:120]}{dot}{ending[:10]}" if stem else "fil" + dot + ending[:10]


def check(name, upload):
    kind = name.rpartition(".")[2].lower()
    if kind not in KINDS:
        raise ValidationError(f"Filer av typen ”.{kind}” tas inte emot. Det går bra med {ACCEPTED}.")
    if upload.size > settings.UPLOAD_MAX_BYTES:
        most = settings.UPLOAD_MAX_BYTES // 1024 // 1024
        raise ValidationError(f"Filen är för stor. Den får vara högst {most} MB.")
    data = upload.read()
    if not data:
        raise ValidationError("Filen är tom.")
    if not data.startswith(KINDS[kind][0]):
        raise ValidationError(f"Innehållet är inte det som filnamnet säger (.{kind}).")
    CHECKS.get(kind, lambda data: None)(data)
    return kind, data


def check_pdf(data):
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            acts = _starts_something(pdf) or _has_commands(pdf)
    except pikepdf.PasswordError as error:
        raise ValidationError("PDF:en är låst med lösenord. Spara den utan lösenord och försök igen.") from error
    except pikepdf.PdfError as error:
        raise ValidationError("PDF:en går inte att läsa. Spara den på nytt och försök igen.") from error
    if acts:
        raise ValidationError("PDF:en innehåller skript eller kommandon. Skriv ut den till en ny PDF och försök igen.")


def _starts_something(pdf):
    """An opening action that only shows a page is harmless; one that runs or fetches is not."""
    action = pdf.Root.get("/OpenAction", pikepdf.Dictionary())
    shows = isinstance(action, pikepdf.Array) or action.get("/S") in (None, "/GoTo")
    return "/AA" in pdf.Root or not shows


def _has_commands(pdf):
    """Scripts and programs behind pages, links and fields: they show when the file is written out plainly."""
    plain = io.BytesIO()
    pdf.save(
        plain,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
    )
    return bool(COMMAND.search(plain.getvalue()))


def check_office(data):
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parcel:
            members = parcel.infolist()
    except zipfile.BadZipFile as error:
        raise ValidationError("Filen är skadad. Spara den på nytt och försök igen.") from error
    names = {member.filename for member in members}
    if "[Content_Types].xml" not in names:
        raise ValidationError("Filen är inte ett Office-dokument.")
    if len(members) > MEMBERS_MAX or sum(member.file_size for member in members) > UNPACKED_MAX_BYTES:
        raise ValidationError("Filen är för stor när den packas upp.")
    if any("vbaproject" in name.casefold() for name in names):
        raise ValidationError("Filen innehåller makron. Spara den utan makron och försök igen.")


def check_text(data):
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if "\0" in text:
        raise ValidationError("Filen är inte en textfil.")


CHECKS = {
    "pdf": check_pdf,
    "docx": check_office,
    "xlsx": check_office,
    "pptx": check_office,
    "txt": check_text,
    "csv": check_text,
}
