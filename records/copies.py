"""Copies of files that were handed in, fit to be handed out: only the pages that are to go, and nothing beside them."""

import io
import re

import pikepdf
from django.core.exceptions import ValidationError

# What lies on top of a page and can be lifted off it.
LIES_ON_TOP = {
    "/Redact", "/Square", "/Circle", "/Polygon", "/Highlight", "/FreeText", "/Stamp", "/Ink", "/Line", "/StrikeOut",
    "/Underline", "/Text", "/Popup", "/FileAttachment",
}  # fmt: skip
ACCEPTED = ("application/pdf", "image/png", "image/jpeg", "text/plain; charset=utf-8")


def chosen(text, count):
    """ "1-3, 5" as [0, 1, 2, 4]; raise ValidationError for what is no pages of the file."""
    pages = []
    for part in re.split(r"[,\s]+", text.strip().replace("–", "-")):
        found = re.fullmatch(r"([0-9]{1,4})(?:-([0-9]{1,4}))?", part, re.ASCII)
        first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
        if not 1 <= first <= last <= count:
            raise ValidationError(f"Skriv sidor mellan 1 och {count}, till exempel 1-3, 5.")
        pages += range(first - 1, last)
    return sorted(set(pages))


def with_pages(data, text):
    """The PDF with those pages alone."""
    with pikepdf.open(io.BytesIO(data)) as source:
        return _anew(source, chosen(text, len(source.pages)))


def cleaned(data):
    """A masked PDF written anew: no earlier versions, no facts about who made it; refused when the mask lies on top."""
    with pikepdf.open(io.BytesIO(data)) as source:
        if any(note.get("/Subtype") in LIES_ON_TOP for page in source.pages for note in page.get("/Annots", [])):
            raise ValidationError(
                "I filen ligger rutor eller anteckningar ovanpå texten, och de går att lyfta bort. "
                "Skriv ut den till papper eller bild, skanna in den och lämna den i stället."
            )
        return _anew(source, range(len(source.pages)))


def _anew(source, pages):
    """Pages in a new file: what the old one said of them, of its author and of its other pages stays behind."""
    target = io.BytesIO()
    with pikepdf.new() as copy:
        for number in pages:
            copy.pages.append(source.pages[number])
        for page in copy.pages:
            for name in ("/Annots", "/StructParents", "/B", "/AA", "/Metadata", "/PieceInfo", "/Thumb"):
                if name in page:
                    del page[name]
        copy.save(target, deterministic_id=True)
    return target.getvalue()
