"""Files of Word, Excel and PowerPoint: parcels of parts, in which nothing may act, fetch, hide or swell."""

import io
import re
import zipfile
import zlib
from contextlib import contextmanager
from xml.etree import ElementTree as Xml

from django.core.exceptions import ValidationError

from office.uploads import fields

NOT_XML = (Xml.ParseError, fields.NotXml, UnicodeError, LookupError)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

UNPACKED_MAX_BYTES = 100 * 1024 * 1024
MEMBERS_MAX = 2000
# Of what is read here: the document's words, and the lists of parts. Other parts are counted and never unpacked.
WORDS_MAX_BYTES, LISTS_MAX_BYTES = 32 * 1024 * 1024, 2 * 1024 * 1024

TYPES = "[Content_Types].xml"
MACROS = re.compile(r"vbaproject|vbadata|macrosheets/|activex/", re.IGNORECASE)
MACRO_KINDS = re.compile(r"macroEnabled|vbaProject|macrosheet|activeX", re.IGNORECASE)
OBJECTS = re.compile(r"/embeddings/|\.(exe|dll|js|vbs|bat|cmd|ps1|lnk|hta|scr|jar|msi)$", re.IGNORECASE)
PARCELS = re.compile(r"\.(zip|rar|7z|docx|xlsx|pptx|docm|xlsm|pptm|gz|cab|iso)$", re.IGNORECASE)
WORKBOOK = re.compile(r"^(word|ppt)/embeddings/[^/]+\.xlsx$", re.IGNORECASE)
TIED = {"oleObject", "control", "activeXControlBinary", "attachedToolbars", "vbaProject", "aFChunk"}

BROKEN = "Filen är skadad. Spara den på nytt och försök igen."
SWOLLEN = "Filen är för stor när den packas upp."
ACTIVE = "Filen innehåller makron. Spara den utan makron och försök igen."
LOADED = "Filen har andra filer eller program inbäddade. Ta bort dem, eller bifoga dem var för sig."
FETCHING = "Filen hämtar innehåll från andra ställen. Bryt länkarna i den, eller spara den som PDF, och försök igen."
LOCKED = "Filen är låst med lösenord. Spara den utan lösenord och försök igen."


def check_office(data, content_type, *, may_hold_workbooks=True):
    with _opened(data) as parcel:
        names = _names(parcel)
        if TYPES not in names:
            raise ValidationError("Filen är inte ett Office-dokument.")
        types = _types(_read(parcel, TYPES, LISTS_MAX_BYTES))
        _must_not_act(names, types, content_type)
        _must_not_fetch(parcel, names, types)
        for name in _embedded(names, may_hold_workbooks=may_hold_workbooks):
            check_office(_read(parcel, name), SHEET, may_hold_workbooks=False)


@contextmanager
def _opened(data):
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parcel:
            yield parcel
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, *NOT_XML) as error:
        raise ValidationError(BROKEN) from error


def _names(parcel):
    members = parcel.infolist()
    if len(members) > MEMBERS_MAX or sum(member.file_size for member in members) > UNPACKED_MAX_BYTES:
        raise ValidationError(SWOLLEN)
    names = [member.filename for member in members]
    if len({name.casefold() for name in names}) < len(names) or any(_leads_out(name) for name in names):
        raise ValidationError(BROKEN)  # two programs would read two different files
    if any(member.flag_bits & 1 for member in members):
        raise ValidationError(LOCKED)
    return set(names)


def _leads_out(name):
    return name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")


def _types(listed):
    """What the parts are said to be: {name or ending: kind}."""
    rows = Xml.fromstring(listed).iter()  # noqa: S314  bounded, and expat refuses what swells
    return {each.get("PartName", each.get("Extension", "")).lstrip("/"): each.get("ContentType", "") for each in rows}


def _must_not_act(names, types, content_type):
    if any(MACROS.search(name) for name in names) or any(MACRO_KINDS.search(kind) for kind in types.values()):
        raise ValidationError(ACTIVE)
    if f"{content_type}.main+xml" not in types.values():
        raise ValidationError("Innehållet är inte det som filnamnet säger.")


def _embedded(names, *, may_hold_workbooks):
    """The workbooks behind charts, which are looked into in their turn; whatever else is carried is refused."""
    workbooks = {name for name in names if WORKBOOK.search(name)} if may_hold_workbooks else set()
    if any(OBJECTS.search(name) or PARCELS.search(name) for name in names - workbooks):
        raise ValidationError(LOADED)
    return sorted(workbooks)


def _must_not_fetch(parcel, names, types):
    """Templates, pictures and sheets from elsewhere are fetched when the file is opened. A link waits to be pressed."""
    if any(name.casefold().startswith("xl/externallinks/") for name in names) or "externalLink" in str(types):
        raise ValidationError(FETCHING)
    for name in sorted(names):
        if name.casefold().endswith(".rels"):
            relations = _read(parcel, name, LISTS_MAX_BYTES)
            _look_at_relations(Xml.fromstring(relations))  # noqa: S314  bounded, and expat refuses what swells
        elif _may_hold_fields(name, types) and fields.fetch(_read(parcel, name)):
            raise ValidationError(FETCHING)


def _may_hold_fields(name, types):
    """Whatever is said to be words of Word, and what lies where they do."""
    return "wordprocessingml" in types.get(name, "") or re.fullmatch(r"word/.+\.xml", name, re.IGNORECASE)


def _look_at_relations(relations):
    for each in relations.iter():
        kind = each.get("Type", "").strip().rpartition("/")[2]
        if each.get("TargetMode", "").strip().casefold() == "external" and kind != "hyperlink":
            raise ValidationError(FETCHING)
        if kind in TIED:
            raise ValidationError(LOADED)


def _read(parcel, name, most=WORDS_MAX_BYTES):
    """A part, unpacked no further than it may be, whatever it says of its own size."""
    with parcel.open(name) as part:
        data = part.read(most + 1)
    if len(data) > most:
        raise ValidationError(SWOLLEN)
    return data
