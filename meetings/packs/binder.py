"""The PDF: our cover, then each part in the order of the agenda, with bookmarks, page labels and tags.

What cannot be bound (another kind of file, a locked or damaged PDF) gets a leaf that names it, so that nothing is
missing without saying so. Files are opened where they lie and never read whole into memory.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
from pikepdf import Dictionary, Name, NumberTree, String

from meetings.packs import leaves, marks
from meetings.packs.contents import Part
from meetings.packs.tags import Tags

CHUNK = 256 * 1024
HEAVY = 24 * 1024 * 1024
STREAM = pikepdf.AccessMode.stream
UNREADABLE = (pikepdf.PdfError, ValueError, TypeError, RuntimeError, KeyError, AttributeError, RecursionError)


@dataclass(frozen=True)
class Sheaf:
    """The pages of a part (the cover is of none), ready as a PDF; `missing` says why they are a leaf instead."""

    part: Part | None
    path: Path
    pages: int
    missing: str = ""


def write(contents, target, made_at):
    with TemporaryDirectory() as name:
        folder = Path(name)
        sheaves = [_sheaf(part, folder / f"{n}.pdf", made_at) for n, part in enumerate(contents.bound)]
        front = Sheaf(None, folder / "cover.pdf", leaves.cover(contents, sheaves, folder / "cover.pdf", made_at))
        book, pile = [], None
        for n, batch in enumerate(_batches([front, *sheaves])):
            pile = _pile(pile, batch, folder / f"pile-{n}.pdf", book)
        _finish(contents, pile, book, target)


def _sheaf(part, path, made_at):
    """Written out anew by qpdf, which finds out whether the file is whole, and takes away a lock without a password."""
    try:
        missing = _unbindable(part, path)
    except FileNotFoundError:
        missing = "Filen finns inte kvar."
    if missing:
        leaves.leaf(part, missing, path, made_at)
    with pikepdf.open(path) as found:
        return Sheaf(part, path, len(found.pages), missing)


def _unbindable(part, path):
    """Why the part cannot be bound, or nothing and its pages lie at the path. What binding does is tried here."""
    if not part.is_pdf:
        return "Filen är av ett slag som inte går att binda in."
    raw = path.with_suffix(".raw")
    with part.opened() as source, raw.open("wb") as place:
        shutil.copyfileobj(source, place, CHUNK)
    try:
        with pikepdf.open(raw, access_mode=STREAM) as found:
            if not len(found.pages):
                return "PDF:en har inga sidor."
            pikepdf.new().add_pages_from(found)
            found.save(path, encryption=False)
    except pikepdf.PasswordError:
        return "PDF:en är låst med lösenord."
    except UNREADABLE:
        return "PDF:en är skadad och går inte att läsa."
    finally:
        raw.unlink()
    return ""


def _batches(sheaves):
    """pikepdf holds in memory all it takes from other files, until it is written: so much at a time."""
    batch, weight = [], 0
    for sheaf in sheaves:
        batch.append(sheaf)
        weight += sheaf.path.stat().st_size
        if weight > HEAVY:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch


def _pile(pile, batch, path, book):
    """The batch laid on what lies there; returns where both now lie, and writes in the book where each part begins."""
    with pikepdf.open(pile, access_mode=STREAM) if pile else pikepdf.new() as bound:
        tags = Tags(bound)
        for sheaf in batch:
            book.append(_lay(sheaf, bound, tags))
        tags.finish()
        bound.save(path)
    if pile:
        pile.unlink()
    return path


def _lay(sheaf, bound, tags):
    first = len(bound.pages)
    with pikepdf.open(sheaf.path, access_mode=STREAM) as source:
        own = marks.read(source) if sheaf.part and not sheaf.missing else []
        bound.add_pages_from(source)
        tags.take(source, bound.pages[first:], sheaf.part.title if sheaf.part else "Omslag")
    sheaf.path.unlink()
    return sheaf.part, first, own


def _finish(contents, pile, book, target):
    with pikepdf.open(pile, access_mode=STREAM) as bound:
        _describe(bound, contents)
        marks.write(bound, book)
        _number(bound, book)
        bound.save(target, deterministic_id=True)


def _describe(bound, contents):
    title = f"{contents.meeting.body.name}, {contents.meeting.day}"
    bound.Root.Lang = String("sv-SE")
    bound.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    bound.Root.PageMode = Name.UseOutlines
    bound.docinfo["/Title"] = title
    with bound.open_metadata(set_pikepdf_as_editor=False) as told:
        told["dc:title"] = title


def _number(bound, book):
    """What a viewer shows beside each page: "Omslag 1", "3:1" for the first page of the third part."""
    tree = NumberTree.new(bound)
    for number, (part, first, _) in enumerate(book):
        tree[first] = Dictionary(S=Name.D, P=String(f"{number}:" if part else "Omslag "), St=1)
    bound.Root.PageLabels = tree.obj
