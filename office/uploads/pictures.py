"""A picture is drawn anew, so that only what is seen is kept: not where it was taken, nor what else lay in the file."""

import io
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from PIL import Image, ImageFile, ImageOps

PIXELS_MAX = 50_000_000  # what the largest cameras of phones give
LARGEST = (4096, 4096)  # and what a screen or a paper can show

UNREADABLE = "Bilden går inte att läsa. Spara den på nytt och försök igen."
SWOLLEN = "Bilden har för många punkter. Spara den i mindre format och försök igen."


def bare_picture(data, form):
    """The picture alone, turned the right way up and no larger than is of use."""
    try:
        with _none_by_half(), Image.open(io.BytesIO(data), formats=[form]) as picture:
            if picture.width * picture.height > PIXELS_MAX:
                raise ValidationError(SWOLLEN)
            picture.draft(None, LARGEST)  # a large photo is never unpacked whole
            return _written(_upright(picture), form)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValidationError(SWOLLEN) from error
    except (OSError, SyntaxError, ValueError) as error:  # what Pillow says of a picture that is none
        raise ValidationError(UNREADABLE) from error


@contextmanager
def _none_by_half():
    """Where PDFs are made, the rest of the process is told to take a picture that ends in its middle."""
    taken, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = taken


def _upright(picture):
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail(LARGEST)
    upright.info = {}
    return upright


def _written(picture, form):
    written = io.BytesIO()
    picture.save(written, form, quality=90, optimize=form == "JPEG")
    return written.getvalue()
