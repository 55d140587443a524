"""An address as a square that a phone reads (QR), as one path of an SVG. Pure: text in, drawing out."""

from dataclasses import dataclass
from itertools import groupby

from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

MARGIN = 4  # modules of white around, as ISO/IEC 18004 asks


@dataclass(frozen=True)
class Code:
    side: int
    path: str


def drawn(text):
    """Each run of dark modules in a row is a rectangle. A sheet that is a little torn can still be read (M)."""
    code = QRCode(error_correction=ERROR_CORRECT_M, border=MARGIN)
    code.add_data(text, optimize=0)
    rows = code.get_matrix()
    return Code(len(rows), "".join(_run(*each) for y, row in enumerate(rows) for each in _runs(row, y)))


def _runs(row, y):
    x = 0
    for is_dark, run in groupby(row):
        length = len(list(run))
        if is_dark:
            yield x, y, length
        x += length


def _run(x, y, length):
    return f"M{x} {y}h{length}v1h-{length}z"
