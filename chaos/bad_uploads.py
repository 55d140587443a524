"""The bad files by name, with a word of what is said when each is refused."""

import pikepdf
from pikepdf import Name

from chaos import bad_files as make

HIDDEN = {"object_stream_mode": pikepdf.ObjectStreamMode.generate}
LOCKED = {"encryption": pikepdf.Encryption(owner="hemligt", user="hemligt")}
SCRIPT = {"S": Name.JavaScript, "JS": "app.alert(1)"}
REFUSED, OTHER = "tas inte emot", "inte det som filnamnet säger"
MANY = 2000


def of_other_kinds():
    return {
        "a program": ("program.exe", b"MZ\x90\x00", REFUSED),
        "a program called a PDF": ("rapport.pdf", b"MZ\x90\x00", OTHER),
        "a program behind a second ending": ("rapport.pdf.exe", make.pdf(), REFUSED),
        "a program behind a reversed ending": ("rapport\u202efdp.exe", b"MZ", REFUSED),
        "a page": ("sida.html", b"<script>alert(1)</script>", REFUSED),
        "a picture with script": ("bild.svg", b"<svg onload='alert(1)'/>", REFUSED),
        "a page called a picture": ("bild.png", b"<script>alert(1)</script>", OTHER),
        "a page called a photo": ("bild.jpg", b"<html>", OTHER),
        "a photo called a drawing": ("bild.png", make.picture("JPEG"), OTHER),
        "a parcel": ("allt.zip", make.office(), REFUSED),
        "a script": ("kor.sh", b"#!/bin/sh", REFUSED),
        "a shortcut": ("lank.lnk", b"L\x00\x00\x00", REFUSED),
        "an old Word file": ("brev.doc", b"\xd0\xcf\x11\xe0", REFUSED),
        "an old Word file called a new one": ("brev.docx", b"\xd0\xcf\x11\xe0", OTHER),
        "a Word file made for macros": ("brev.docm", make.office(), REFUSED),
        "no ending": ("rapport", make.pdf(), REFUSED),
        "only an ending": (".pdf", make.pdf(), REFUSED),
        "nothing in it": ("tom.txt", b"", "tom"),
        "an empty PDF": ("tom.pdf", b"", "tom"),
        "a program called text": ("anteckning.txt", b"MZ\x00\x00", "inte en textfil"),
        "a script called text": ("anteckning.txt", b"#!/bin/sh\nrm -rf /", "inte en textfil"),
        "a PDF called text": ("anteckning.txt", make.pdf(), "inte en textfil"),
        "text that moves the cursor": ("logg.txt", b"\x1b[2J\x1b[31mHej", "inte en textfil"),
        "a table with holes": ("blad.csv", b"a;b\x00c", "inte en textfil"),
        "a table that runs a program": ("blad.csv", b"namn;summa\nA;=cmd|' /C calc'!A0\n", "formler"),
        "a table that asks the web": ("blad.csv", b'namn\n=HYPERLINK("http://a.example")\n', "formler"),
        "a table that reckons": ("blad.csv", b"a;b\n1;+SUM(A1:A9)\n2;@SUM(A1)\n", "formler"),
        "twenty-one megabytes": ("stor.txt", b"a" * (21 * make.MEGABYTE), "för stor"),
    }


def pdfs():
    link = make.has_behind_a_link
    paper = {
        "a PDF with a parcel before it": (make.office() + make.pdf(), OTHER),
        "a PDF with a parcel after it": (make.pdf() + make.office(), "ett paket"),
        "a PDF with a page before it": (b"<html>" + make.pdf(), OTHER),
        "half a PDF": (b"%PDF-1.7\n" + b"x" * 200, "går inte att läsa"),
        "a locked PDF": (make.pdf(**LOCKED), "lösenord"),
        "a PDF that opens with a script": (make.pdf(make.opens_with(**SCRIPT)), "skript"),
        "a PDF that opens a program": (make.pdf(make.opens_with(S=Name.Launch, F="cmd.exe")), "skript"),
        "a PDF that opens an address": (make.pdf(make.opens_with(S=Name.URI, URI="http://a.example")), "skript"),
        "a PDF with named scripts": (make.pdf(make.scripts_by_name), "skript"),
        "a PDF that runs when closed": (make.pdf(make.scripts_when_closed), "skript"),
        "a PDF that runs on a page": (make.pdf(make.scripts_on_a_page), "skript"),
        "a PDF with a script behind a link": (make.pdf(link(**SCRIPT)), "skript"),
        "a PDF with a script packed away": (make.pdf(link(**SCRIPT), **HIDDEN), "skript"),
        "a PDF with a script after another": (make.pdf(make.scripts_after_another), "skript"),
        "a PDF with a program behind a link": (make.pdf(link(S=Name.Launch, F="cmd.exe")), "skript"),
        "a PDF that sends a form": (make.pdf(link(S=Name.SubmitForm, F="http://a.example")), "skript"),
        "a PDF that goes into a file of its own": (make.pdf(link(S=Name.GoToE, D="a")), "skript"),
        "a PDF with a script in a field": (make.pdf(make.scripts_in_a_field), "skript"),
        "a PDF with a form of its own": (make.pdf(make.has_a_form_of_its_own), "skript"),
        "a PDF with a film": (make.pdf(make.plays_a_film), "skript"),
        "a PDF with a program inside": (make.pdf(make.encloses_a_program), "inbäddade"),
        "a PDF with a program on a page": (make.pdf(make.pins_a_program_to_a_page), "inbäddade"),
        "a PDF that swells": (make.swollen_pdf(), "PDF:en"),
    }
    return {what: ("rapport.pdf", *rest) for what, rest in paper.items()}


def office_files():
    bomb = ("word/media/bild.bin", b"\x00" * (101 * make.MEGABYTE))
    many = [(f"word/{n}", b"") for n in range(MANY)]
    macros = make.types(more='<Default ContentType="application/vnd.ms-office.vbaProject"/>')
    dde = ("word/footer.xml", b"<a><w:instrText>DDE</w:instrText><w:instrText>AUTO c:\\\\cmd.exe</w:instrText></a>")
    elsewhere = make.relation("attachedTemplate", "http://a.example/a.dotm")
    word = {
        "a parcel called a Word file": (make.parcel(("a.txt", b"a")), "inte ett Office-dokument"),
        "a sheet called a Word file": (make.office(kind="xlsx"), OTHER),
        "a broken Word file": (b"PK\x03\x04" + b"x" * 100, "skadad"),
        "a Word file cut off": (make.office()[:-30], "skadad"),
        "a Word file of two": (make.of_two_with_one_name(), "skadad"),
        "a Word file that leads out": (make.office(("../../etc/cron.d/a", b"x")), "skadad"),
        "a Word file with a broken part": (make.office(("word/_rels/a.rels", b"<a")), "skadad"),
        "a locked Word file": (make.locked_office(), "lösenord"),
        "a Word file with macros": (make.office(("word/vbaProject.bin", b"x")), "makron"),
        "a Word file that says it has macros": (make.parcel(macros), "makron"),
        "a Word file with controls": (make.office(("word/activeX/activeX1.bin", b"x")), "makron"),
        "a bomb": (make.office(bomb), "packas upp"),
        "a bomb of many": (make.office(*many), "packas upp"),
        "a bomb in the list of parts": (make.parcel((make.types()[0], b" " * (40 * make.MEGABYTE))), "packas upp"),
        "a parcel in a parcel": (make.office(("word/media/mer.zip", make.office())), "inbäddade"),
        "a program in a Word file": (make.office(("word/embeddings/kor.exe", b"MZ")), "inbäddade"),
        "an object in a Word file": (make.office(("word/embeddings/oleObject1.bin", b"\xd0\xcf")), "inbäddade"),
        "a sheet with macros in a Word file": (make.office(_workbook(("xl/vbaProject.bin", b"x"))), "makron"),
        "a sheet in a sheet in a Word file": (make.office(_workbook(("xl/embeddings/a.xlsx", b"PK"))), "inbäddade"),
        "an object by relation": (make.office(make.relation("oleObject", "a.bin", "Internal")), "inbäddade"),
        "a template from elsewhere": (make.office(elsewhere), "hämtar"),
        "a picture from elsewhere": (make.office(make.relation("image", "http://a.example/a.png")), "hämtar"),
        "a page from elsewhere": (make.office(make.relation("frame", "\\\\a.example\\b")), "hämtar"),
        "a command in a Word file": (make.office(dde), "hämtar"),
    }
    sheets = {
        "a sheet with macros in capitals": (make.office(("xl/VBAPROJECT.BIN", b"x"), kind="xlsx"), "makron"),
        "a sheet with old macros": (make.office(("xl/macrosheets/sheet1.xml", b"x"), kind="xlsx"), "makron"),
        "a sheet that asks another": (make.office(("xl/externalLinks/externalLink1.xml", b"x"), kind="xlsx"), "hämtar"),
    }
    return {what: ("brev.docx", *rest) for what, rest in word.items()} | {
        what: ("blad.xlsx", *rest) for what, rest in sheets.items()
    }


def _workbook(*more):
    return "word/embeddings/Microsoft_Excel_Sheet1.xlsx", make.office(*more, kind="xlsx")


def pictures():
    return {
        "a drawing that swells": ("bild.png", make.swollen_png(), "för många punkter"),
        "a photo that swells": ("bild.jpg", make.swollen_jpeg(), "för många punkter"),
        "half a drawing": ("bild.png", make.picture()[:50], "går inte att läsa"),
        "half a photo": ("bild.jpg", make.picture("JPEG", (500, 500))[:300], "går inte att läsa"),
        "a page dressed as a drawing": ("bild.png", b"\x89PNG\r\n\x1a\n<script>alert(1)</script>", "går inte att läsa"),
        "a page dressed as a photo": ("bild.jpg", b"\xff\xd8\xff<script>alert(1)</script>", "går inte att läsa"),
    }


def every():
    """What it is: (name, bytes, a word of what is said)."""
    return of_other_kinds() | pdfs() | office_files() | pictures()
