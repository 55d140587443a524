"""Text and tables: readable signs, and in a table nothing that a spreadsheet would reckon with or run."""

import csv
import io
import re

from django.core.exceptions import ValidationError

OTHER_KINDS = (b"%PDF-", b"PK\x03\x04", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"MZ", b"\x7fELF", b"GIF8", b"#!")
UNREADABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
# How different programs may part the cells, and what some of them read in the first line of how it is done.
PARTED, PARTED_BY = (";", ",", "\t"), re.compile(r'\s*"?sep=(.)', re.IGNORECASE)
# With = a spreadsheet reckons with whatever is no number; people write headings and arrows so. With the others people
# write a list, a phone number, to whom. Then it is a function that is called, or a program or another book that is
# asked. None of these looks back, so that a long cell is read in one go.
NUMBER = re.compile(r"[=+-][\s\d.,]*")
NO_HEADING = re.compile(r"""\A=(?![ =>])|[(|!"'&{]|\b[A-Za-z]{1,3}\$?\d""")
PLURAL = re.compile(r"(?<=\w)\((?:er|ar|or|en|et|na|n|r|t|a|s)\)")
ASKS = re.compile(r"\w\(|\||!\$?[A-Za-z]{1,3}\$?\d|!#")
FETCHES = re.compile(
    r"\b(?:WEBSERVICE|WEBBTJÄNST|HYPERLINK|HYPERLÄNK|IMPORT[A-Z]+|IMAGE|BILD|FILTERXML|FILTRERAXML|RTD|CALL|ANROPA"
    r"|REGISTER|REGISTRERA|EXEC|DDE|SQL\.REQUEST)\s+\([\s(]*([^()]*)",
    re.IGNORECASE,
)
NO_WORDS = re.compile(r"""["'&]|\b[A-Za-z]{1,3}\$?\d|[A-Za-z]:\$?[A-Za-z]""")
HOLDS_TOGETHER = re.compile(r'["(){};,\t]')
csv.field_size_limit(100 * 1024 * 1024)  # a cell may be as large as a file


def check_text(data):
    _legible(data)


def check_table(data):
    text = _legible(data)
    if any(_reckons(cell) for by in _ways(text) for cell in _cells(text, by)):
        raise ValidationError("Tabellen innehåller formler. Spara den med bara värden och försök igen.")


def _ways(text):
    """Each sign that may part the cells, and of those that part none of them one: then a row is a cell."""
    told = PARTED_BY.match(text)
    ways = {*PARTED, *(told.groups() if told else ())}
    parting = {by for by in ways if by in text}
    return [*parting, *sorted(ways - parting)[:1]]


def _cells(text, by):
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=by) if by not in '"\r\n ' else ()
    return (cell.lstrip().lstrip('" ') for row in rows for cell in row)


def _reckons(cell):
    """What does not as a whole does not as a part either, and only what does is looked at sign by sign."""
    if cell[:1] not in ("=", "@", "+", "-") or NUMBER.fullmatch(cell):
        return False
    return _asks(cell) and _asks(_not_parted(cell))


def _asks(cell):
    cell = PLURAL.sub("", cell)
    if cell.startswith("="):
        return not NUMBER.fullmatch(cell) and bool(NO_HEADING.search(cell))
    return bool(ASKS.search(cell)) or any(NO_WORDS.search(within) for within in FETCHES.findall(cell))


def _not_parted(cell):
    """As far as it is one cell too for a program that parts by another sign; within brackets or quotes it always is."""
    depth, is_quoted = 0, False
    for each in HOLDS_TOGETHER.finditer(cell):
        if each[0] == '"':
            is_quoted = not is_quoted
        elif each[0] in "(){}" and not is_quoted:
            depth += 1 if each[0] in "({" else -1
        elif depth <= 0 and not is_quoted:
            return cell[: each.start()]
    return cell


def _legible(data):
    text = _decoded(data)
    if data.startswith(OTHER_KINDS) or UNREADABLE.search(text):
        raise ValidationError("Filen är inte en textfil.")
    return text


def _decoded(data):
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
