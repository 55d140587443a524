"""A sheet that is damaged is told to be so, whether it shows when it is handed in or at its last row."""

import io
import zipfile

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from situation import intake
from situation.lifecycle import organisations
from situation.models import Import
from tests.factories.situation import RapporteurFactory

HEAD, ROW = ["Datum", "Kategori", "Plats"], ["2027-02-01", "Tagg", "Stora torget"]
SHEET, BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"
SAYS = "Filen går inte att läsa som ett kalkylark."


@pytest.fixture
def rapporteur(hedemora, now):
    return RapporteurFactory()


def sheet(rows, part, change):
    """With that part of the file changed."""
    book, whole, changed = openpyxl.Workbook(), io.BytesIO(), io.BytesIO()
    for row in [HEAD, *[ROW] * rows]:
        book.active.append(row)
    book.save(whole)
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return SimpleUploadedFile("fil.xlsx", changed.getvalue())


DAMAGES = {
    "the sheet is no XML": (SHEET, lambda told: told.replace(b"<row", b"<<row", 1)),
    "the book is no XML": (BOOK, lambda told: told[:-20]),
    "there is no sheet": (BOOK, lambda told: told[: told.index(b"<sheets>")] + b"</workbook>"),
    "a cell is nowhere": (SHEET, lambda told: told.replace(b'r="B1"', b'r="1"', 1)),
    "a text is not there": (
        SHEET,
        lambda told: told.replace(b't="inlineStr"><is><t>Datum</t></is>', b't="s"><v>9</v>'),
    ),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_one_that_is_damaged_where_it_begins_is_refused_in_words(damage, rapporteur, signed_in):
    told = {"organisation": rapporteur.organisation.pk, "upload": sheet(1, *DAMAGES[damage])}
    answer = signed_in(rapporteur.person).post("/arbete/est/filer/", told)

    assert answer.status_code == 422
    assert answer.context["form"].errors == {"upload": [SAYS]}
    assert not Import.objects.exists()


def test_one_that_is_damaged_at_the_end_is_given_up_at_once_with_the_reason(rapporteur):
    upload = sheet(5000, SHEET, lambda told: told.replace(b"</sheetData>", b"<</sheetData>"))
    organisations["hand_in"](rapporteur.organisation, by=rapporteur.person, upload=upload)
    intake.work()

    matter = Import.objects.get()
    assert (matter.state, matter.faults) == ("failed", [[1, "", SAYS]])
