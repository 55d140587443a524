"""HTML to paper that lasts and that everybody can read: PDF/A-3a and PDF/UA-1 in one file.

The same HTML, identifier and moment give the same bytes, so that a frozen document can be made again and compared.
Nothing is fetched from the network or the disk but what is bundled under static/.
"""

import mimetypes
import re
import unicodedata
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from django.conf import settings

VARIANT = "pdf/a-3a"
MISSING = "[?]"
PRINTS_NOTHING = {"Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me"}
LAYOUT = "\t\n\r\u00ad"

# signs from office programs that the fonts lack and that have an honest plain form
PLAIN = {
    "→": "->", "←": "<-", "⇒": "=>", "≤": "<=", "≥": ">=", "‐": "-", "✓": "x", "✔": "x", "☐": "[ ]", "☑": "[x]",
    "●": "•", "▪": "•", "■": "•", "◦": "•", "\uf0b7": "•", "\uf0a7": "•", "\uf0d8": "•",
    "\x0b": " ", "\x0c": " ", "\x85": " ", "\u2028": " ", "\u2029": " ",
}  # fmt: skip

# PDF/A wants every XMP property from outside its own list described in the file itself (ISO 19005-3, 6.6.2.3)
PDF_UA_PART = b"""
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


class NotBundled(Exception):
    """The document asks for something from outside the house, or that is not there."""


def render(html: str, *, identifier: bytes, made_at: datetime) -> bytes:
    from weasyprint import HTML  # noqa: PLC0415  takes a second and 50 MB that a web process never needs

    files = BundledFiles()
    source = HTML(string=html, url_fetcher=files)
    _make_showable(source.etree_element)
    document = source.render(pdf_variant=VARIANT)
    files.close()
    document.metadata.created = document.metadata.modified = f"{made_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    content = document.write_pdf(pdf_variant=VARIANT, pdf_identifier=identifier, finisher=_declare_accessible)
    if files.refused:
        raise NotBundled(", ".join(files.refused))
    return content


class BundledFiles:
    """Serves `data:` and `static:css/document.css`, and remembers what else was asked for.

    Closed when the layout is done: whoever asks after that wants to enclose a file, and ours enclose none.
    """

    _fail_on_errors = False  # read by WeasyPrint; True would stop it with a BaseException, which workers do not catch

    def __init__(self):
        self.refused = []
        self.is_open = True

    def __call__(self, url):
        try:
            return self._served(url)
        except (OSError, ValueError):
            self.refused.append(url[:200])
            raise

    def close(self):
        self.is_open = False

    def _served(self, url):
        from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415  see render

        if not self.is_open:
            raise ValueError("Nothing is enclosed")
        if url.startswith("data:"):
            return URLFetcher(allowed_protocols=["data"]).fetch(url)
        path = bundled(url)
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": mimetypes.guess_type(path.name)[0]})


def bundled(url: str) -> Path:
    root = (settings.BASE_DIR / "static").resolve()
    scheme, _, name = url.partition(":")
    path = (root / name).resolve()
    if scheme != "static" or not path.is_relative_to(root):
        raise ValueError(f"Not bundled: {url}")
    return path


def showable(text: str) -> str:
    """The text in signs that the bundled fonts have.

    A sign without a glyph would come from whatever font the machine has, or be an empty box that PDF/A forbids.
    Composed letters are put together (å from a and a ring, as file names from some systems have it), signs with a
    plainer form get that, signs that print nothing go, and a run of what is left, such as an emoji, becomes [?].
    """
    composed = unicodedata.normalize("NFC", text)
    return _missing().sub(lambda found: _replaced(found[0]), composed)


def _replaced(run):
    replaced = "".join(map(_plain, run))
    return re.sub(f"({re.escape(MISSING)})+", MISSING, replaced)


def _plain(sign):
    plain = PLAIN.get(sign) or unicodedata.normalize("NFKC", sign)
    if plain != sign:
        return "".join(other if ord(other) in _glyphs() else _plain(other) for other in plain)
    return "" if unicodedata.category(sign) in PRINTS_NOTHING else MISSING


@cache
def _missing():
    """One pattern for runs of what the fonts lack: the usual text has none and costs one scan."""
    have = "".join(sorted(map(chr, _glyphs())))
    return re.compile(f"[^{re.escape(have + LAYOUT)}]+")


@cache
def _glyphs():
    from fontTools.ttLib import TTFont  # noqa: PLC0415  see render

    fonts = (settings.BASE_DIR / "static" / "fonts").glob("*.woff2")
    signs = set().union(*(TTFont(path).getBestCmap() for path in fonts))
    return frozenset(sign for sign in signs if unicodedata.category(chr(sign)) not in PRINTS_NOTHING)


def _make_showable(tree):
    for element in tree.iter():
        element.text = element.text and showable(element.text)
        element.tail = element.tail and showable(element.tail)
        for name, value in element.attrib.items():
            element.attrib[name] = showable(value)


def _declare_accessible(_document, pdf):
    """Says in the XMP that the file follows PDF/UA too, and leaves the XMP uncompressed, which PDF/A asks for."""
    for part in pdf.objects:
        if getattr(part, "extra", {}).get("Type") == "/Metadata":
            part.compress = False
            part.stream = [part.stream[0].replace(b"</rdf:RDF>", PDF_UA_PART + b"</rdf:RDF>", 1)]
