"""Text and tables: readable signs, and in a table nothing that a spreadsheet would reckon with or run."""

import re

from django.core.exceptions import ValidationError

OTHER_KINDS = (b"%PDF-", b"PK\x03\x04", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"MZ", b"\x7fELF", b"GIF8", b"#!")
UNREADABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
# At the beginning of a cell: a function that is called, or a program or another book that is asked.
FORMULA = re.compile(r"(?:^|[;,\t\"\r\n])\s*(?:[=@]\s*[^\W\d][\w.]*\s*[(|!]|[+-][A-ZÅÄÖ.]{2,}\(|[=@+-][^;,\t\r\n]*\|)")


def check_text(data):
    _legible(data)


def check_table(data):
    if FORMULA.search(_legible(data)):
        raise ValidationError("Tabellen innehåller formler. Spara den med bara värden och försök igen.")


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
