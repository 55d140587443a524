import os
import subprocess
import sys
import threading
from datetime import UTC, datetime
from html import escape
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from itertools import groupby

import page
import pikepdf
import pytest
from django.conf import settings
from fontTools.ttLib import TTFont

from office import pdf

# WeasyPrint 70 leaves its own colour profile to the garbage collector
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014.icc:ResourceWarning")

FONTS = settings.BASE_DIR / "static" / "fonts"
IDENTIFIER = bytes(16)
SENT = datetime(2027, 2, 3, 8, 12, tzinfo=UTC)
EVERYDAY = "Trygghetsvandring – åtgärder, § 4 😀 för Žaneta"


def rendered(html):
    return pdf.render(html, identifier=IDENTIFIER, made_at=SENT)


def of_body(content):
    css = '<link rel="stylesheet" href="static:css/document.css">'
    return f'<!doctype html><html lang="sv"><head><title>Prov</title>{css}</head><body>{content}</body></html>'


def fonts_in(content):
    with pikepdf.open(BytesIO(content)) as document:
        return [
            (str(part.FontName), "/FontFile2" in part or "/FontFile3" in part)
            for part in document.objects
            if isinstance(part, pikepdf.Dictionary) and part.get("/Type") == "/FontDescriptor"
        ]


def failures_of(content):
    return [
        failure for profile in ("ua1", "3a") for failure in page.validate_pdf_bytes(content, profile=profile).failures
    ]


def test_a_document_is_accessible_and_archivable_and_embeds_its_fonts():
    content = rendered(of_body(f"<h1>Prov</h1><p>{EVERYDAY}</p>"))

    assert failures_of(content) == []
    assert {name.partition("+")[2]: embedded for name, embedded in fonts_in(content)} == {
        "Source-Sans-3,": True,
        "Source-Sans-3-Ext": True,
        "Source-Sans-3-Bold": True,
    }


@pytest.mark.parametrize("face", ["h1", "strong", "em", "p"])
def test_every_sign_of_a_face_gets_its_own_glyph(face):
    every = "".join(chr(sign) for path in FONTS.glob("*.woff2") for sign in TTFont(path).getBestCmap())

    content = rendered(of_body(f"<h1>Prov</h1><div><{face}>{escape(pdf.showable(every))}</{face}></div>"))

    assert failures_of(content) == []
    assert [name for name, _ in fonts_in(content) if "Source-Sans-3" not in name] == []


def test_the_judge_finds_what_is_wrong():
    content = rendered('<!doctype html><html lang="sv"><body><p>Ett dokument utan namn</p></body></html>')

    assert not page.is_pdf_compliant_bytes(content, profile="ua1")


def test_two_renderings_are_the_same_bytes():
    html = of_body(f"<h1>Prov</h1><p>{EVERYDAY}</p>")

    assert rendered(html) == rendered(html)


def test_another_process_makes_the_same_bytes():
    script = (
        "import sys; from pathlib import Path; from datetime import UTC, datetime; from django.conf import settings;"
        "settings.configure(BASE_DIR=Path(sys.argv[1])); from office import pdf;"
        "made = pdf.render(sys.stdin.buffer.read().decode(), identifier=bytes(16),"
        " made_at=datetime(2027, 2, 3, 8, 12, tzinfo=UTC)); sys.stdout.buffer.write(made)"
    )
    html = of_body(f"<h1>Prov</h1><p>{EVERYDAY}</p>")
    command = [sys.executable, "-c", script, str(settings.BASE_DIR)]
    environment = os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}

    made = subprocess.run(
        command, input=html.encode(), capture_output=True, check=True, cwd=settings.BASE_DIR, env=environment
    )

    assert made.stdout == rendered(html)


def test_another_moment_or_identifier_makes_another_file():
    html = of_body("<p>Prov</p>")
    later = datetime(2027, 2, 3, 8, 13, tzinfo=UTC)

    files = {
        rendered(html),
        pdf.render(html, identifier=IDENTIFIER, made_at=later),
        pdf.render(html, identifier=b"another one 1234", made_at=SENT),
    }

    assert len(files) == 3


def test_the_file_says_when_it_was_made():
    with pikepdf.open(BytesIO(rendered(of_body("<p>Prov</p>")))) as document:
        assert str(document.docinfo["/CreationDate"]) == "D:20270203081200Z"


@pytest.mark.parametrize(
    "content",
    [
        '<link rel="attachment" href="file:///etc/passwd">',
        '<a rel="attachment" href="file:///etc/passwd">papper</a>',
        '<a rel="attachment" href="data:text/plain,hej">papper</a>',
        '<link rel="stylesheet" href="file:///etc/hostname">',
        '<img alt="bild" src="file:///etc/passwd">',
        '<img alt="bild" src="static:../manage.py">',
        '<img alt="bild" src="static:/etc/passwd">',
        '<img alt="bild" src="static:saknas.png">',
        '<svg><image href="file:///etc/passwd"/></svg>',
        '<p style="background: url(file:///etc/passwd)">text</p>',
    ],
)
def test_a_document_that_asks_for_what_is_not_bundled_is_never_made(content):
    with pytest.raises(pdf.NotBundled):
        rendered(of_body(content))


def test_nothing_is_fetched_over_the_network():
    asked = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

    with HTTPServer(("127.0.0.1", 0), Listener) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with pytest.raises(pdf.NotBundled):
            rendered(of_body(f'<img alt="bild" src="http://127.0.0.1:{server.server_port}/bild.png">'))
        server.shutdown()

    assert asked == []


def test_a_picture_inside_the_document_is_shown():
    pixel = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"

    with pikepdf.open(BytesIO(rendered(of_body(f'<img alt="En punkt" src="{pixel}">')))) as document:
        assert len(document.pages[0].get_images()) == 1


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("Åtgärder – § 4 “citat” … 10 €", "Åtgärder – § 4 “citat” … 10 €"),
        ("Hej 😀!", "Hej [?]!"),
        ("👩‍🚒👨‍👩‍👧", "[?]"),
        ("Зоя och مرحبا", "[?] och [?]"),
        ("Bila\u030aga a\u0308 o\u0308", "Bilåga ä ö"),
        ("\uf0b7 punkt → nästa ✓ klart", "• punkt -> nästa x klart"),
        ("ﬁn\u2011fin 10\u202fkr ①", "fin-fin 10 kr 1"),
        ("abc\u202ed\u200bef\x00\x0bg\u2028h", "abcdef g h"),
        ("rad\nrad\tflik av\u00adstavning", "rad\nrad\tflik av\u00adstavning"),
    ],
)
def test_a_sign_the_fonts_lack_is_plain_or_marked(given, shown):
    assert pdf.showable(given) == shown


def test_a_sign_written_as_an_entity_is_marked_too():
    content = rendered(of_body("<p>&#x1F600;</p>"))

    assert [name for name, _ in fonts_in(content) if "Source-Sans-3" not in name] == []


def test_every_face_has_the_same_signs():
    by_face = groupby(sorted(FONTS.glob("*.woff2"), key=face_of), key=face_of)

    signs = {face: frozenset().union(*(TTFont(path).getBestCmap() for path in paths)) for face, paths in by_face}

    assert sorted(signs) == ["400-italic", "400-normal", "600-normal", "700-normal"]
    assert len(set(signs.values())) == 1


def face_of(path):
    return "-".join(path.stem.split("-")[-2:])
