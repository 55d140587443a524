"""The rows of a CSV or XLSX file, one at a time: however long the file is, no more than a row of it is held."""

import codecs
import csv
import io
import warnings
import zipfile
import zlib
from contextlib import closing

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

PIECE = 1 << 20
DELIMITERS = ";\t,"
LONGEST_ROW = 200  # columns
# What openpyxl and what it reads with say of a sheet that is damaged; a SyntaxError is one of its XML.
DAMAGED = (
    InvalidFileException, zipfile.BadZipFile, zlib.error, EOFError, OSError, SyntaxError, LookupError, ValueError,
    TypeError, AttributeError, RuntimeError,
)  # fmt: skip


class Unreadable(Exception):
    """The file is no table; the message says what is wrong."""


def rows_of(file, name):
    """(row number as the spreadsheet shows it, its cells); the headings are row 1. Empty rows are left out."""
    rows = _sheet(file) if name.lower().endswith(".xlsx") else _text(file)
    for number, cells in enumerate(rows, start=1):
        row = list(cells)[:LONGEST_ROW]
        if any(cell not in (None, "") for cell in row):
            yield number, row


def headers_of(file, name):
    for _, cells in rows_of(file, name):
        return ["" if cell is None else " ".join(str(cell).split()) for cell in cells]
    raise Unreadable("Filen är tom.")


def _text(file):
    file.seek(0)
    encoding = _encoding(file)
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")
    try:
        first = text.readline()
        delimiter = max(DELIMITERS, key=first.count)
        text.seek(0)
        yield from csv.reader(text, delimiter=delimiter)
    except csv.Error as error:
        raise Unreadable("Filen går inte att läsa som en tabell.") from error
    finally:
        text.detach()


def _encoding(file):
    """UTF-8 when all of it is, else what Windows programs write."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    try:
        while piece := file.read(PIECE):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _sheet(file):
    """Each of its rows; that it is damaged may show at the last."""
    try:
        with closing(_opened(file)) as book:
            yield from book.worksheets[0].iter_rows(values_only=True)
    except DAMAGED as error:
        raise Unreadable("Filen går inte att läsa som ett kalkylark.") from error


def _opened(file):
    file.seek(0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of looks and checks in the sheet that are of no concern here
        return openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
