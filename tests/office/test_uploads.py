"""Files from people: the bad ones are refused with a reason, the good ones kept as they are."""

import hashlib
import io
import resource
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from chaos import bad_files as make
from chaos import bad_uploads
from office import uploads
from office.models import StoredFile
from office.uploads.office_files import SHEET, SLIDES, WORD
from tests.factories.councils import PersonFactory

BAD = bad_uploads.every()


def goes_to_a_page(document, page):
    document.Root.OpenAction = Array([page.obj, Name.Fit])


def links_to_the_web(document, page):
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]))
    link.A = Dictionary(S=Name.URI, URI="https://hedemora.example/")
    page.obj.Annots = Array([link])


def mentions_scripts(document, page):
    page.obj.Contents = Stream(document, b"BT (Om /JavaScript och /S /Launch) Tj ET")


LINK = make.relation("hyperlink", "https://hedemora.example/")
CHART = ("word/embeddings/Microsoft_Excel_Sheet1.xlsx", make.office(kind="xlsx"))
GOOD = {
    "a PDF": ("rapport.pdf", make.pdf(), "application/pdf"),
    "a PDF that opens on a page": ("rapport.pdf", make.pdf(goes_to_a_page), "application/pdf"),
    "a PDF that links to the web": ("rapport.pdf", make.pdf(links_to_the_web), "application/pdf"),
    "a PDF that speaks of scripts": ("rapport.pdf", make.pdf(mentions_scripts), "application/pdf"),
    "a PDF called twice": ("rapport.docx.pdf", make.pdf(), "application/pdf"),
    "a PDF in capitals": ("RAPPORT.PDF", make.pdf(), "application/pdf"),
    "a Word file": ("brev.docx", make.office(), WORD),
    "a Word file that links to the web": ("brev.docx", make.office(LINK), WORD),
    "a Word file with a chart": ("brev.docx", make.office(CHART), WORD),
    "a sheet": ("blad.xlsx", make.office(kind="xlsx"), SHEET),
    "slides": ("bilder.pptx", make.office(kind="pptx"), SLIDES),
    "text": ("text.txt", "Å ä ö".encode(), "text/plain; charset=utf-8"),
    "text from an old program": ("text.txt", "Å ä ö".encode("cp1252"), "text/plain; charset=utf-8"),
    "a table": ("tabell.csv", "namn;antal\nÅsa;2\n".encode("utf-8-sig"), "text/csv; charset=utf-8"),
    "a table with a fall": ("t.csv", b"a;b\n-5;+46 225 340 00\n- En (chef);= 3\n", "text/csv; charset=utf-8"),
}


@pytest.fixture
def person(db):
    return PersonFactory()


@pytest.fixture
def kept(person, settings, tmp_path):
    """Files are kept in a folder of the test's own."""
    settings.MEDIA_ROOT = tmp_path

    def keep(name, content):
        return uploads.keep(SimpleUploadedFile(name, content), person)

    return keep


@pytest.mark.parametrize(("name", "content", "reason"), BAD.values(), ids=BAD)
def test_a_bad_file_is_refused_with_its_reason_and_nothing_is_kept(kept, tmp_path, name, content, reason):
    with pytest.raises(ValidationError, match=reason):
        kept(name, content)

    assert (StoredFile.objects.count(), list(tmp_path.iterdir())) == (0, [])


def test_a_file_that_was_read_in_a_take_that_was_undone_is_read_anew(person, kept):
    """Of two steps that wait for each other the database breaks one off, and it is taken once more."""
    upload = SimpleUploadedFile("text.txt", b"Hej")

    assert [uploads.keep(upload, person).size for _ in range(2)] == [3, 3]


def test_there_are_sixty_bad_files_and_more():
    assert len(BAD) >= 60


def test_bad_files_do_not_make_the_process_grow():
    """What is refused is refused without being unpacked: the largest would take 2.5 GB of a photo, 300 MB of a PDF."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    for name, content, _ in BAD.values():
        with pytest.raises(ValidationError):
            uploads.check(uploads.plain_name(name), SimpleUploadedFile(name, content))

    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000  # kilobytes


def photo(**more):
    """Of a place, with when and where in it, and a page hidden after its end."""
    told = Image.Exif()
    told[0x0112], told[0x010E] = 6, "Ringvägen 4"  # lies on its side; a word of what it shows
    told.get_ifd(0x8825).update({1: "N", 2: (60.0, 16.0, 38.0)})
    return make.picture("JPEG", (40, 20), exif=told, comment=b"Skolchefen", **more) + b"<script>alert(1)</script>"


def test_a_photo_is_kept_without_where_it_was_taken_and_the_right_way_up(kept):
    with kept("foto.jpg", photo()).file.open() as file:
        data = file.read()

    assert not any(word in data for word in (b"Exif", b"Ringv", b"Skolchefen", b"<script>"))
    with Image.open(io.BytesIO(data)) as picture:
        assert (picture.size, dict(picture.getexif()), picture.format) == ((20, 40), {}, "JPEG")


def test_a_drawing_is_kept_without_what_was_written_in_it(kept):
    told = PngInfo()
    told.add_text("Author", "Skolchefen")

    with kept("bild.png", make.picture(pnginfo=told) + b"PK\x03\x04").file.open() as file:
        data = file.read()

    assert (b"Skolchefen" in data, data[-8:-4]) == (False, b"IEND")


def test_a_large_photo_is_made_as_large_as_is_of_use(kept):
    with kept("foto.jpg", make.picture("JPEG", (6000, 3000))).file.open() as file, Image.open(file) as picture:
        assert picture.size == (4096, 2048)


def test_the_same_picture_sent_twice_is_the_same_file(kept):
    first, second = kept("foto.jpg", photo()), kept("foto.jpg", photo())

    assert first.sha256 == second.sha256


def test_a_request_that_says_it_is_too_large_is_refused_unread(client, db):
    class Unread:
        def read(self, *_):
            raise AssertionError("Den lästes.")

        readline = read

    answer = client.generic("POST", "/logga-in/", CONTENT_LENGTH="2147483648", **{"wsgi.input": Unread()})

    assert answer.status_code == 413
    assert "högst 20 MB" in answer.content.decode()


@pytest.mark.parametrize(("name", "content", "content_type"), GOOD.values(), ids=GOOD)
def test_a_good_file_is_kept_byte_for_byte(kept, name, content, content_type):
    stored = kept(name, content)

    assert (stored.name, stored.content_type, stored.size) == (name, content_type, len(content))
    with stored.file.open() as file:
        assert file.read() == content
    assert stored.sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(("size", "fits"), [(9, True), (10, True), (11, False)])
def test_a_file_has_a_largest_size(kept, settings, size, fits):
    settings.UPLOAD_MAX_BYTES = 10
    content = b"a" * size

    if fits:
        assert kept("text.txt", content).size == size
    else:
        with pytest.raises(ValidationError, match="för stor"):
            kept("text.txt", content)


def test_a_file_lies_under_a_name_of_its_own(kept, settings):
    stored = kept("../../etc/hej å.txt", b"Hej")

    assert (stored.name, stored.file.name) == ("hej å.txt", f"{stored.uuid.hex[:2]}/{stored.uuid.hex}")
    assert Path(stored.file.path).is_relative_to(settings.MEDIA_ROOT)


def test_a_file_remembers_who_left_it_and_when(kept, person, now):
    stored = kept("text.txt", b"Hej")

    assert (stored.uploaded_by, stored.uploaded_at) == (person, now)


@pytest.mark.parametrize(
    ("given", "plain"),
    [
        ("rapport.pdf", "rapport.pdf"),
        ("Å ä ö.pdf", "Å ä ö.pdf"),
        ("A\u030asa.pdf", "Åsa.pdf"),
        ("/etc/passwd.txt", "passwd.txt"),
        ("..\\..\\windows\\win.txt", "win.txt"),
        ("C:\\Users\\a\\rapport.pdf", "rapport.pdf"),
        ("rapport\u202efdp.exe", "rapportfdp.exe"),
        ("rad\r\nbrytning\x00.pdf", "radbrytning.pdf"),
        ('a<b>:"|?*;.pdf', "a_b_______.pdf"),
        ("  rapport.pdf . ", "rapport.pdf"),
        ("x" * 300 + ".pdf", "x" * 120 + ".pdf"),
        ("rapport." + "y" * 50, "rapport." + "y" * 10),
        ("rapport", "filrapport"),
        ("CON.pdf", "_CON.pdf"),
        ("com1.txt", "_com1.txt"),
        ("nul.hemligt.txt", "_nul.hemligt.txt"),
        ("console.txt", "console.txt"),
        ("%2e%2e%2fpasswd.txt", "%2e%2e%2fpasswd.txt"),
    ],
)
def test_a_name_keeps_what_a_person_reads_and_nothing_else(given, plain):
    assert uploads.plain_name(given) == plain
