"""The minutes as PDF: for everyone to read, to keep, and the same bytes whoever makes it."""

import re
from datetime import UTC, date, datetime
from io import BytesIO

import page
import pikepdf
import pytest

from councils.models import Role
from meetings.lifecycle import meetings
from meetings.models import Action, AgendaItem
from office import pdf
from tests.conftest import sit
from tests.meetings import held
from tests.meetings.test_agenda_document import NASTY, fonts_in

pytestmark = pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014.icc:ResourceWarning")


@pytest.fixture
def over(council, coordinator, chair, member, now):
    """A council meeting of yesterday: an open item, one to be tried for secrecy and an internal one."""
    return held.with_closed_items(council, chair)


def act(meeting, title, text="Ser över belysningen", **owner):
    item = held.item_of(meeting, title)
    return Action.objects.create(
        body=meeting.body, meeting=meeting, item=item, text=text, due_on=date(2027, 5, 14),
        made_by=meeting.chair, made_at=datetime(2027, 2, 2, 13, tzinfo=UTC), **owner,
    )  # fmt: skip


def nasty(meeting):
    """Much of everything, in letters that few fonts have."""
    for title in held.CLOSED_AND_OPEN:
        item = held.item_of(meeting, title)
        AgendaItem.objects.filter(pk=item.pk).update(title=NASTY[:100].replace("\0", ""), presenter="x" * 120)
        held.close(item, notes=(NASTY.replace("\0", "") + " trygghet ") * 40, text=NASTY.replace("\0", "") * 5)


@pytest.fixture
def documents_of(over, coordinator, chair, council):
    """The frozen documents of minutes that are short, full, long and opened again."""

    def made(kind):
        if kind == "full":
            for number in range(12):
                sit(council, Role.MEMBER, name=f"Ledamot {number}")
            for each in held.fresh(over).called:
                held.call(over, each.person)
            held.decide(held.item_of(over, "Skolvägar"))
            act(over, "Skolvägar", person=chair)
        if kind == "nasty":
            nasty(over)
        meeting = held.approved(held.fresh(over), coordinator, chair)
        if kind == "opened again":
            meetings["reopen_minutes"](meeting, by=coordinator, reason="Fel datum.")
            meeting = held.approved(held.fresh(meeting), coordinator, chair)
        minutes = meeting.minutes_versions.latest()
        return [minutes.document, minutes.public_document]

    return made


def faults(content):
    """What the judge finds. It takes a carriage return that ends a stream for a part of the line's end after it."""
    found = [fault for profile in ("ua1", "3a") for fault in page.validate_pdf_bytes(content, profile=profile).failures]
    return [fault for fault in found if fault.rule_id != "PDFA3A-STREAM-LENGTH-001" or not lengths_are_right(content)]


def lengths_are_right(content):
    starts = re.finditer(rb"/Length (\d+)[^>]*>>\s*stream\r?\n", content)
    return all(
        content[found.end() + int(found[1]) :].startswith((b"\nendstream", b"\r\nendstream")) for found in starts
    )


@pytest.mark.parametrize("kind", ["short", "full", "nasty", "opened again"])
def test_minutes_are_accessible_archivable_and_the_same_bytes_twice(kind, documents_of):
    for document in documents_of(kind):
        content, again = (pdf.render(document.html, identifier=bytes(16), made_at=document.made_at) for _ in range(2))

        assert faults(content) == []
        assert content == again
        assert {font[: len("Source-Sans-3")] for font in fonts_in(content)} == {"Source-Sans-3"}
        with pikepdf.open(BytesIO(content)) as made:
            assert len(made.pages) >= 1
