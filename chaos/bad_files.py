"""Files that nobody should be able to leave with us, each made anew when it is asked for."""

import io
import struct
import zipfile
import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image

OFFICE = "application/vnd.openxmlformats-officedocument."
MAIN = {"docx": "wordprocessingml.document", "xlsx": "spreadsheetml.sheet", "pptx": "presentationml.presentation"}
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
SCRIPT = {"/S": Name.JavaScript, "/JS": "app.alert(1)"}
MEGABYTE = 1024 * 1024
# What every mail server and virus scanner is tried with (eicar.org), cut in two so that this file is not taken for it.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-" + rb"ANTIVIRUS-TEST-FILE!$H+H*"


def parcel(*members, compression=zipfile.ZIP_DEFLATED):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", compression) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return made.getvalue()


def types(kind="docx", more=""):
    main = f'<Override PartName="/a.xml" ContentType="{OFFICE}{MAIN[kind]}.main+xml"/>'
    return "[Content_Types].xml", f"<Types>{main}{more}</Types>".encode()


def office(*more, kind="docx"):
    return parcel(types(kind), ("word/document.xml", b"<w:document/>"), *more)


def relation(kind, target, mode="External", of="word/_rels/document.xml.rels"):
    text = f'<Relationship Id="r1" Type="{RELATIONS}{kind}" Target="{target}" TargetMode="{mode}"/>'
    return of, f"<Relationships>{text}</Relationships>".encode()


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


def has_behind_a_link(**action):
    def change(document, page):
        does = Dictionary({f"/{key}": value for key, value in action.items()})
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=does)
        page.obj.Annots = Array([document.make_indirect(link)])

    return change


def scripts_by_name(document, page):
    document.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array(["a", Dictionary(SCRIPT)])))


def scripts_when_closed(document, page):
    document.Root.AA = Dictionary(WC=Dictionary(SCRIPT))


def scripts_on_a_page(document, page):
    page.obj.AA = Dictionary(O=Dictionary(SCRIPT))


def scripts_in_a_field(document, page):
    field = Dictionary(FT=Name.Tx, T="namn", AA=Dictionary(K=Dictionary(SCRIPT)))
    document.Root.AcroForm = Dictionary(Fields=Array([document.make_indirect(field)]))


def scripts_after_another(document, page):
    more = Dictionary(S=Name.URI, URI="https://hedemora.example/", Next=Array([Dictionary(SCRIPT)]))
    page.obj.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=more)])


def has_a_form_of_its_own(document, page):
    document.Root.AcroForm = Dictionary(Fields=Array([]), XFA=document.make_stream(b"<xdp/>"))


def encloses_a_program(document, page):
    document.attachments["kor.exe"] = b"MZ\x90\x00"


def pins_a_program_to_a_page(document, page):
    file = Dictionary(Type=Name.Filespec, F="kor.exe", EF=Dictionary(F=document.make_stream(b"MZ")))
    pin = Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=Array([0, 0, 9, 9]), FS=file)
    page.obj.Annots = Array([pin])


def plays_a_film(document, page):
    film = Dictionary(Type=Name.Annot, Subtype=Name.RichMedia, Rect=Array([0, 0, 9, 9]), RichMediaContent=Dictionary())
    page.obj.Annots = Array([film])


def swollen_pdf():
    """The objects of the file in one stream of 300 MB, which packs to 300 kB."""
    packed = zlib.compress(b"5 0 << /A 1 >>" + b" " * (300 * MEGABYTE), 9)
    parts = {
        1: b"<< /Type /Catalog /Pages 2 0 R /X 5 0 R >>",
        2: b"<< /Type /Pages /Kids [] /Count 0 >>",
        4: _stream(b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", packed),
    }
    written, places = b"%PDF-1.7\n", {}
    for number, part in parts.items():
        places[number] = len(written)
        written += b"%d 0 obj\n" % number + part + b"\nendobj\n"
    rows = [(0, 0, 65535), (1, places[1], 0), (1, places[2], 0), (0, 0, 0), (1, places[4], 0), (2, 4, 0)]
    table = b"".join(struct.pack(">BIH", *row) for row in [*rows, (1, len(written), 0)])
    index = _stream(b"/Type /XRef /Size 7 /W [1 4 2] /Root 1 0 R", table)
    return written + b"6 0 obj\n" + index + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(written)


def _stream(entries, data):
    return b"<< " + entries + b" /Length %d >>\nstream\n" % len(data) + data + b"\nendstream"


def picture(form="PNG", size=(8, 8), **saving):
    made = io.BytesIO()
    Image.new("RGB", size, "green").save(made, form, **saving)
    return made.getvalue()


def swollen_png(side=30_000):
    """As many points as nine hundred screens have, in the 35 bytes that say so."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    points = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", points) + chunk(b"IEND", b"")


def swollen_jpeg():
    """A small photo that says it is 60,000 points wide and high."""
    small = picture("JPEG")
    place = small.index(b"\xff\xc0") + 5
    return small[:place] + struct.pack(">HH", 60_000, 60_000) + small[place + 4 :]


def of_two_with_one_name():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in (types(), ("word/document.xml", b"<a/>"), ("WORD/document.xml", b"<b/>")):
            archive.writestr(name, content)
    return made.getvalue()


def locked_office():
    """As a parcel that asks for a password before it unpacks."""
    data = bytearray(office())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            data[place + flags] |= 1
            place = data.find(mark, place + 4)
    return bytes(data)
