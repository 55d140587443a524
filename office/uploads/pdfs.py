"""A PDF is paper: one that acts, carries other files or costs more to read than it is worth is refused."""

import io
import time
import zipfile

import pikepdf
from django.core.exceptions import ValidationError

# What one stream may hold when it is unpacked, of those that tell what the file is made of. A page's own content and
# its pictures are not unpacked here. Set once for the process, which is how qpdf has it.
UNPACKED = 2 * 1024 * 1024
pikepdf.settings.set_qpdf_limits(
    flate_max_memory=UNPACKED, png_max_memory=UNPACKED, tiff_max_memory=UNPACKED, run_length_max_memory=UNPACKED
)
PATIENCE = 5.0  # seconds of work; a report of two hundred pages takes a tenth of it

HOLDS_MORE = (pikepdf.Dictionary, pikepdf.Array, pikepdf.Stream)
ACTS = {"/JS", "/JavaScript", "/AA", "/XFA", "/RichMediaContent"}
CARRIES = {"/EmbeddedFiles", "/EF"}
ACTIONS = {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/GoToE", "/Rendition", "/RichMediaExecute"}

ACTIVE = "PDF:en innehåller skript eller kommandon. Skriv ut den till en ny PDF och försök igen."
LOADED = "PDF:en har andra filer inbäddade. Spara den utan dem, eller bifoga filerna var för sig."
LOCKED = "PDF:en är låst med lösenord. Spara den utan lösenord och försök igen."
UNREADABLE = "PDF:en går inte att läsa. Spara den på nytt och försök igen."
COSTLY = "PDF:en är för krånglig att kontrollera. Skriv ut den till en ny PDF och försök igen."
DOUBLE = "Filen är både en PDF och ett paket. Skriv ut den till en ny PDF och försök igen."


def check_pdf(data):
    if zipfile.is_zipfile(io.BytesIO(data)):
        raise ValidationError(DOUBLE)
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            _look_through(pdf)
    except pikepdf.PasswordError as error:
        raise ValidationError(LOCKED) from error
    except (pikepdf.PdfError, ValueError, RecursionError) as error:
        raise ValidationError(UNREADABLE) from error


def _look_through(pdf):
    if not _opens_quietly(pdf.Root.get("/OpenAction")):
        raise ValidationError(ACTIVE)
    until = time.process_time() + PATIENCE
    for each in _reached(pdf.trailer):
        _look_at(each)
        if time.process_time() > until:
            raise ValidationError(COSTLY)
    if any("limit exceeded" in str(warning) for warning in pdf.get_warnings()):
        raise ValidationError(COSTLY)


def _opens_quietly(action):
    """An opening action that only shows a page is harmless; one that runs, fetches or has another after it is not."""
    if not isinstance(action, pikepdf.Dictionary):
        return True
    return action.get("/S") in (None, "/GoTo") and "/Next" not in action


def _look_at(entries):
    if entries.keys() & ACTS or _name_of(entries.get("/S")) in ACTIONS:
        raise ValidationError(ACTIVE)
    if entries.keys() & CARRIES:
        raise ValidationError(LOADED)


def _name_of(thing):
    return str(thing) if isinstance(thing, pikepdf.Name) else None


def _reached(trailer):
    """The entries of every dictionary that a reader of the file can come to, each once."""
    waiting, seen = [trailer], set()
    while waiting:
        thing = waiting.pop()
        if thing.is_indirect and thing.objgen in seen:
            continue
        seen.add(thing.objgen)
        if isinstance(thing, pikepdf.Array):
            inside = list(thing)
        else:
            yield (entries := dict(thing.items()))
            inside = entries.values()
        waiting += [each for each in inside if isinstance(each, HOLDS_MORE)]
