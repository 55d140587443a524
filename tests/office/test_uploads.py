"""Files from people: the bad ones are refused with a reason, the good ones kept as they are."""

import hashlib
import io
import zipfile
from pathlib import Path

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from pikepdf import Array, Dictionary, Name, Stream

from office import uploads
from office.models import StoredFile
from tests.factories.councils import PersonFactory

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40
JPEG = b"\xff\xd8\xff\xe0" + b"\x00" * 40
CONTENT_TYPES = ("[Content_Types].xml", b"<Types/>")
SCRIPT = {"/S": Name.JavaScript, "/JS": "app.alert(1)"}


def parcel(*members, compression=zipfile.ZIP_DEFLATED):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", compression) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return made.getvalue()


def office(*more):
    return parcel(CONTENT_TYPES, ("word/document.xml", b"<w:document/>"), *more)


def pdf(change=None, **saving):
    made = io.BytesIO()
    with pikepdf.new() as document:
        page = document.add_blank_page()
        if change:
            change(document, page)
        document.save(made, **saving)
    return made.getvalue()


def opens_with(**action):
    def change(document, page):
        document.Root.OpenAction = Dictionary({f"/{key}": value for key, value in action.items()})

    return change


def scripts_by_name(document, page):
    document.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array(["a", Dictionary(SCRIPT)])))


def scripts_when_closed(document, page):
    document.Root.AA = Dictionary(WC=Dictionary(SCRIPT))


def scripts_on_a_page(document, page):
    page.obj.AA = Dictionary(O=Dictionary(SCRIPT))


def scripts_behind_a_link(document, page):
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=Dictionary(SCRIPT))
    page.obj.Annots = Array([document.make_indirect(link)])


def launches_behind_a_link(document, page):
    launch = Dictionary(S=Name.Launch, F="cmd.exe")
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=launch)
    page.obj.Annots = Array([link])


def scripts_in_a_form_field(document, page):
    field = Dictionary(FT=Name.Tx, T="namn", AA=Dictionary(K=Dictionary(SCRIPT)))
    document.Root.AcroForm = Dictionary(Fields=Array([document.make_indirect(field)]))


def goes_to_a_page(document, page):
    document.Root.OpenAction = Array([page.obj, Name.Fit])


def links_to_the_web(document, page):
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]))
    link.A = Dictionary(S=Name.URI, URI="https://hedemora.example/")
    page.obj.Annots = Array([link])


def mentions_scripts(document, page):
    page.obj.Contents = Stream(document, b"BT (Om /JavaScript och /Launch) Tj ET")


LOCKED = {"encryption": pikepdf.Encryption(owner="hemligt", user="hemligt")}
HIDDEN = {"object_stream_mode": pikepdf.ObjectStreamMode.generate}
BOMB = ("word/media/bild.bin", b"\x00" * (uploads.UNPACKED_MAX_BYTES + 1))

BAD = {
    "a program": ("program.exe", b"MZ\x90\x00", "tas inte emot"),
    "a program called a PDF": ("rapport.pdf", b"MZ\x90\x00", "inte det som filnamnet säger"),
    "a program behind a second ending": ("rapport.pdf.exe", pdf(), "tas inte emot"),
    "a program behind a reversed ending": ("rapport\u202efdp.exe", b"MZ", "tas inte emot"),
    "a page": ("sida.html", b"<script>alert(1)</script>", "tas inte emot"),
    "a picture with script": ("bild.svg", b"<svg onload='alert(1)'/>", "tas inte emot"),
    "a page called a picture": ("bild.png", b"<script>alert(1)</script>", "inte det som filnamnet säger"),
    "a page called a photo": ("bild.jpg", b"<html>", "inte det som filnamnet säger"),
    "a photo called a drawing": ("bild.png", JPEG, "inte det som filnamnet säger"),
    "a parcel": ("allt.zip", parcel(CONTENT_TYPES), "tas inte emot"),
    "a script": ("kor.sh", b"#!/bin/sh", "tas inte emot"),
    "a shortcut": ("lank.lnk", b"L\x00\x00\x00", "tas inte emot"),
    "an old Word file": ("brev.doc", b"\xd0\xcf\x11\xe0", "tas inte emot"),
    "a Word file made for macros": ("brev.docm", office(), "tas inte emot"),
    "no ending": ("rapport", pdf(), "tas inte emot"),
    "only an ending": (".pdf", pdf(), "tas inte emot"),
    "nothing in it": ("tom.txt", b"", "tom"),
    "an empty PDF": ("tom.pdf", b"", "tom"),
    "a PDF with a parcel before it": ("rapport.pdf", parcel(CONTENT_TYPES) + pdf(), "inte det som filnamnet säger"),
    "a PDF with a page before it": ("rapport.pdf", b"<html>" + pdf(), "inte det som filnamnet säger"),
    "half a PDF": ("rapport.pdf", b"%PDF-1.7\n" + b"x" * 200, "går inte att läsa"),
    "a locked PDF": ("rapport.pdf", pdf(**LOCKED), "lösenord"),
    "a PDF that opens with a script": ("r.pdf", pdf(opens_with(S=Name.JavaScript, JS="app.alert(1)")), "skript"),
    "a PDF that opens a program": ("r.pdf", pdf(opens_with(S=Name.Launch, F="cmd.exe")), "skript"),
    "a PDF that opens an address": ("r.pdf", pdf(opens_with(S=Name.URI, URI="http://a.example")), "skript"),
    "a PDF with named scripts": ("r.pdf", pdf(scripts_by_name), "skript"),
    "a PDF that runs when closed": ("r.pdf", pdf(scripts_when_closed), "skript"),
    "a PDF that runs on a page": ("r.pdf", pdf(scripts_on_a_page), "skript"),
    "a PDF with a script behind a link": ("r.pdf", pdf(scripts_behind_a_link), "skript"),
    "a PDF with a script packed away": ("r.pdf", pdf(scripts_behind_a_link, **HIDDEN), "skript"),
    "a PDF with a program behind a link": ("r.pdf", pdf(launches_behind_a_link), "skript"),
    "a PDF with a script in a field": ("r.pdf", pdf(scripts_in_a_form_field), "skript"),
    "a parcel called a Word file": ("brev.docx", parcel(("a.txt", b"a")), "inte ett Office-dokument"),
    "a broken Word file": ("brev.docx", b"PK\x03\x04" + b"x" * 100, "skadad"),
    "a Word file cut off": ("brev.docx", office()[:-30], "skadad"),
    "a Word file with macros": ("brev.docx", office(("word/vbaProject.bin", b"x")), "makron"),
    "a sheet with macros in capitals": ("blad.xlsx", office(("xl/VBAPROJECT.BIN", b"x")), "makron"),
    "a bomb": ("brev.docx", office(BOMB), "packas upp"),
    "a bomb of many": ("brev.docx", office(*((f"word/{n}", b"") for n in range(uploads.MEMBERS_MAX))), "packas upp"),
    "a program called text": ("anteckning.txt", b"MZ\x00\x00", "inte en textfil"),
    "a sheet with holes": ("blad.csv", b"a;b\x00c", "inte en textfil"),
}
GOOD = {
    "a PDF": ("rapport.pdf", pdf(), "application/pdf"),
    "a PDF that opens on a page": ("rapport.pdf", pdf(goes_to_a_page), "application/pdf"),
    "a PDF that links to the web": ("rapport.pdf", pdf(links_to_the_web), "application/pdf"),
    "a PDF that speaks of scripts": ("rapport.pdf", pdf(mentions_scripts), "application/pdf"),
    "a PDF called twice": ("rapport.docx.pdf", pdf(), "application/pdf"),
    "a PDF in capitals": ("RAPPORT.PDF", pdf(), "application/pdf"),
    "a Word file": ("brev.docx", office(), uploads.WORD),
    "a sheet": ("blad.xlsx", office(), uploads.SHEET),
    "slides": ("bilder.pptx", office(), uploads.SLIDES),
    "a picture": ("bild.png", PNG, "image/png"),
    "a photo": ("foto.jpeg", JPEG, "image/jpeg"),
    "text": ("text.txt", "Å ä ö".encode(), "text/plain; charset=utf-8"),
    "text from an old program": ("text.txt", "Å ä ö".encode("cp1252"), "text/plain; charset=utf-8"),
    "a table": ("tabell.csv", "namn;antal\nÅsa;2\n".encode("utf-8-sig"), "text/csv; charset=utf-8"),
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
    ],
)
def test_a_name_keeps_what_a_person_reads_and_nothing_else(given, plain):
    assert uploads.plain_name(given) == plain
