"""A whole meeting as one PDF: bookmarks, labels, links and tags, whatever the papers are like."""

import io
import os
from pathlib import Path

import page
import pikepdf
import pytest

from meetings.lifecycle import meetings
from meetings.models import PackKind
from office import clock, pdf
from tests.factories.meetings import AgendaItemFactory
from tests.meetings.packing import bound, content_of, made, marks_of, paper, pdf_of, zipped


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def item(meeting):
    return meeting.items.get()


def test_the_pdf_has_a_cover_and_each_paper_under_the_number_and_title_of_its_item(meeting, item, member):
    paper("karta.pdf", pdf_of(3), item=item, by=member)

    document = bound(made(meeting, member, "pdf"))

    assert marks_of(document) == [("Omslag", []), ("1. Öppnande", ["karta.pdf"])]
    assert [page.label for page in document.pages] == ["Omslag 1", "1:1", "1:2", "1:3"]
    assert document.Root.MarkInfo.Marked


def test_the_bookmarks_of_a_file_come_along_under_it(meeting, item, member):
    paper("bok.pdf", pdf_of(3, marks=[("Kapitel ett", 0), ("Kapitel två", 2)]), item=item, by=member)

    document = bound(made(meeting, member, "pdf"))
    with document.open_outline() as outline:
        own = outline.root[1].children[0].children
    assert [(mark.title, document.pages.index(pikepdf.Page(mark.destination[0]))) for mark in own] == [
        ("Kapitel ett", 1),
        ("Kapitel två", 3),
    ]


def test_links_inside_a_file_still_lead_to_its_own_pages(meeting, item, member):
    html = '<html lang="sv"><title>Prov</title><a href="#b">Dit</a><p id="b" style="break-before: page">Här</p>'
    for name in ("ett.pdf", "två.pdf"):
        paper(name, pdf.render(html, identifier=bytes(16), made_at=clock.now()), item=item, by=member)

    document = bound(made(meeting, member, "pdf"))
    places = dict(pikepdf.NameTree(document.Root.Names.Dests).items())
    led = [places[str(document.pages[page].obj.Annots[0].Dest)].D[0] for page in (1, 3)]
    assert [document.pages.index(pikepdf.Page(page)) for page in led] == [2, 4]


LOCKED = pdf_of(2, encryption=pikepdf.Encryption(owner="ägare", user="hemligt", R=6))
OPENED = pdf_of(2, encryption=pikepdf.Encryption(owner="agare", user="", R=4))


@pytest.mark.parametrize(
    ("name", "data", "pages"),
    [
        ("låst.pdf", LOCKED, 1),
        ("öppen.pdf", OPENED, 2),
        ("skadad.pdf", b"%PDF-1.7\ninget", 1),
        ("avbruten.pdf", pdf_of(2)[:200], 1),
        ("tabell.xlsx", b"PK", 1),
        ("tom.pdf", b"", 1),
    ],
)
def test_what_cannot_be_bound_gets_a_leaf_that_says_so(meeting, item, member, name, data, pages):
    paper(name, data, item=item, by=member)

    document = bound(made(meeting, member, "pdf"))
    assert len(document.pages) == 1 + pages
    assert marks_of(document)[1] == ("1. Öppnande", [name])


def test_a_file_that_is_gone_stops_neither_kind_and_is_named(meeting, item, member):
    gone = paper("borta.pdf", pdf_of(), item=item, by=member)
    gone.file.file.storage.delete(gone.file.file.name)

    parcel = zipped(made(meeting, member))
    assert "fanns inte kvar:\r\n01 Öppnande/borta.pdf" in parcel.read("INNEHÅLL.txt").decode("utf-8-sig")
    assert len(bound(made(meeting, member, "pdf")).pages) == 2


def test_thirty_papers_go_in_at_once_in_the_order_of_the_agenda(meeting, item, member):
    second = AgendaItemFactory(meeting=meeting, body=meeting.body, title="Skolvägar", position=2, state="accepted")
    for number in range(30):
        paper(f"bilaga {number:02}.pdf", pdf_of(2), item=(item, second)[number % 2], by=member)

    document = bound(made(meeting, member, "pdf"))
    assert [(title, len(below)) for title, below in marks_of(document)[1:]] == [
        ("1. Öppnande", 15),
        ("2. Skolvägar", 15),
    ]
    assert len(document.pages) >= 61
    assert len(zipped(made(meeting, member)).namelist()) == 34


def test_our_own_pages_are_tagged_as_accessibly_bound_as_alone(meeting, item, coordinator, member):
    meetings["send_agenda"](meeting, by=coordinator)
    paper("tabell.xlsx", b"PK", item=item, by=member)

    content = content_of(made(meeting, member, "pdf")).getvalue()
    found = {failure.rule_id for failure in page.validate_pdf_bytes(content, profile="ua1").failures}
    # All that is missing is the claim, which nobody can make for what others have written.
    assert found == {"PDFUA1-ID-PART-001", "PDFUA1-ID-SCHEMA-001"}


def test_a_paper_without_tags_is_read_in_the_order_it_is_written(meeting, item, member):
    paper("karta.pdf", pdf_of(2), item=item, by=member)

    document = bound(made(meeting, member, "pdf"))
    part = document.Root.StructTreeRoot.K[-1]
    assert (str(part.T), [str(tag.S) for tag in part.K]) == ("karta.pdf", ["/P", "/P"])
    numbers = [sheet.obj.StructParents for sheet in document.pages]
    assert len(set(numbers)) == len(numbers) == 3


def peak():
    """The most memory the process has held since it was last told to forget, in megabytes."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1000


@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="only Linux tells")
@pytest.mark.parametrize("kind", PackKind)
def test_memory_does_not_grow_with_what_is_packed(meeting, item, member, kind):
    made(meeting, member, kind)
    for number in range(30):
        heavy = pikepdf.new()
        heavy.add_blank_page().contents_add(heavy.make_stream(os.urandom(4_000_000)))
        written = io.BytesIO()
        heavy.save(written)
        paper(f"tung {number:02}.pdf", written.getvalue(), item=item, by=member)
    del heavy, written
    Path("/proc/self/clear_refs").write_text("5")

    before = peak()
    assert made(meeting, member, kind).size > 120_000_000
    assert peak() - before < 90
