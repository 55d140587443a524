"""Tables that Excel opens in Swedish: semicolons, a mark for the letters, and nothing that it would reckon with.

Also as Excel's own files. Both are written row by row, so that a long table takes no more room than a short one.
"""

import unicodedata
from itertools import islice

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

CONTENT_TYPE = "text/csv; charset=utf-8"
EXCEL_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMULA = ("=", "+", "-", "@", "|", "\t", "\r", "\n", "\0")
# Quoted wherever some country's Excel would begin a new cell or row.
DIVIDES = frozenset(';,\t"\r\n')


def table(rows):
    """The rows, the first of which is the head, as the bytes of a file."""
    lines = [";".join(_cell(_plain(each)) for each in row) for row in rows]
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig")


def write(rows, file, at_a_time=500):
    """The same into a file, some rows at a time."""
    rows, mark = iter(rows), table([])
    file.write(mark)
    while some := list(islice(rows, at_a_time)):
        file.write(table(some).removeprefix(mark))


def write_workbook(rows, file, title):
    """The rows as a workbook with one sheet whose head stays; numbers are numbers, and every text is a text."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for row in rows:
        sheet.append([_valued(sheet, each) for each in row])
    book.save(file)


def _valued(sheet, value):
    """Excel's own writer takes a text that begins as a formula for one."""
    if not isinstance(value, str):
        return value
    text = ILLEGAL_CHARACTERS_RE.sub("", value)
    if not text.startswith(("=", "#")):
        return text
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    return cell


def _plain(cell):
    """A cell that a spreadsheet would take for a formula gets a mark before it, in wide signs and after space too."""
    text = str(cell).replace("\0", "")
    begins = unicodedata.normalize("NFKC", text).lstrip(" ").startswith(FORMULA)
    return f"'{text}" if begins else text


def _cell(text):
    return '"' + text.replace('"', '""') + '"' if DIVIDES.intersection(text) else text
