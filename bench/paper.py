"""An agenda of six pages through our door and through WeasyPrint's own, in a process that has done it before."""

import io
import mimetypes
import statistics
import time
from dataclasses import dataclass

import pikepdf
from django.template.loader import render_to_string
from weasyprint import HTML
from weasyprint.urls import URLFetcherResponse

from meetings import documents
from office import clock, pdf

PAGES = 6
PARAGRAPH = (
    "Flera verksamheter har hört av sig om samma plats, och bilden är likartad från skolan, fritidsgården och de "
    "boende. Vi berättar vad vi vet, vad som redan är gjort och vad det har gett, och vill samråda om vad var och en "
    "kan bidra med under våren. Underlaget ligger som bilaga.\n\n"
)


@dataclass(frozen=True)
class Paper:
    """Seconds."""

    ours: float
    bare: float

    @property
    def ratio(self):
        return self.ours / self.bare


def measure(meeting, rounds):
    html = _agenda_of_six_pages(documents.agenda_content(meeting))
    pairs = [(_timed(_ours, html), _timed(_bare, html)) for _ in range(rounds)]
    return Paper(*(statistics.median(column) for column in zip(*pairs, strict=True)))


def _agenda_of_six_pages(content):
    """The texts grow until the document is long enough; what is drawn meanwhile warms the process."""
    content |= {"municipality": "Hedemora kommun", "version": 1, "changes": [], "sent": "", "late": False}
    for item in content["items"]:
        item["added_in"] = 1
    for number in range(1, 20):
        for item in content["items"]:
            item["text"] = PARAGRAPH * number
        html = render_to_string("meetings/documents/agenda.html", {"agenda": content})
        if _pages(_ours(html)) == PAGES:
            _bare(html)
            return html
    raise SystemExit(f"No agenda came out at {PAGES} pages.")


def _ours(html):
    return pdf.render(html, identifier=b"bench", made_at=clock.now())


def _bare(html):
    """Tagged as ours, from the same files; nothing declared, checked, replaced or refused."""
    return HTML(string=html, url_fetcher=_fetch).write_pdf(pdf_variant="pdf/ua-1")


def _fetch(url):
    path = pdf.bundled(url)
    return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": mimetypes.guess_type(path.name)[0]})


def _timed(render, html):
    begun = time.perf_counter()
    render(html)
    return time.perf_counter() - begun


def _pages(content):
    with pikepdf.open(io.BytesIO(content)) as opened:
        return len(opened.pages)
