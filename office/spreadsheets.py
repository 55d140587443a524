"""Tables that Excel opens in Swedish: semicolons, a mark for the letters, and nothing that it would reckon with."""

import csv
import io

CONTENT_TYPE = "text/csv; charset=utf-8"
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table(rows):
    """The rows, the first of which is the head, as the bytes of a file."""
    written = io.StringIO()
    csv.writer(written, delimiter=";", lineterminator="\r\n").writerows([_plain(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def _plain(cell):
    """A cell that a spreadsheet would take for a formula gets a mark before it."""
    text = str(cell)
    return f"'{text}" if text.startswith(FORMULA) else text
