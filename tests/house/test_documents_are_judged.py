"""Every template that becomes a PDF, by the step of the house that makes it: accessible, and made to be kept."""

import re
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.test.signals import template_rendered

from guideline.profile import municipality
from meetings.lifecycle import meetings
from meetings.packs import gather, leaves
from meetings.packs.binder import Sheaf
from office import documents, papers
from office.models import Document, ErasureLine
from office.retention import running
from records import extracts
from records.lifecycle import disclosures
from records.lifecycle import extracts as taking_out
from records.models import Extract
from situation.lifecycle import bodies, situation_reports
from situation.terms import Kind
from tests.house.estate import NOW, THEN
from tests.house.knocks_est import SENT
from tests.meetings.test_minutes_document import faults

pytestmark = pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014.icc:ResourceWarning")

HERE = Path(settings.BASE_DIR) / "templates"
FRAME = re.compile(r"""{% extends ['"]document\.html['"] %}""")
DOCUMENTS = sorted(
    str(file.relative_to(HERE)) for file in HERE.rglob("*.html") if FRAME.search(file.read_text(encoding="utf-8"))
)
REFUSED = {"verdict": "refuse", "ground": "OSL 18 kap. 1 §", "reason": "Det kan antas att utredningen skadas."}


def agenda(house, folder):
    meetings["send_agenda"](house.meeting, by=house.people["coordinator"], greeting="Välkomna!")


def minutes(house, folder):
    meetings["approve_minutes"](house.waits, by=house.people["chair"])


def cover(house, folder):
    contents = gather(house.approved, with_secrets=False)
    sheaves = [Sheaf(part, folder / "part.pdf", 2) for part in contents.parts]
    leaves.cover(contents, sheaves, folder / "cover.pdf", NOW)


def leaf(house, folder):
    part = gather(house.approved, with_secrets=False).parts[0]
    leaves.leaf(part, "PDF:en är låst med lösenord.", folder / "leaf.pdf", NOW)


def on_paper(house, folder):
    """The receiver has moved, so the words are laid out anew."""
    recipient = house.on_paper.recipient
    recipient.postal_address = "Ågatan 3\n776 30 Hedemora"
    recipient.save()
    papers.write_waiting(municipality(), NOW)


def erasure(house, folder):
    for rule, period in (("office.Absence", {"first": THEN, "last": THEN}), ("office.Link", {})):
        ErasureLine.objects.create(rule=rule, count=2, at=NOW, **period)
    running.tell(NOW, "Hedemora kommun")


def decision(house, folder):
    by = house.people["coordinator"]
    disclosures["judge"](house.request, by=by, part=house.request.parts.get(), **REFUSED)
    disclosures["disclose"](house.request, by=by, delivered="mail")


def extract(house, folder):
    by = house.people["coordinator"]
    made = taking_out["take_out"](by, by=by)
    extracts.make_waiting()
    (folder / "extract.pdf").write_bytes(Extract.objects.get(pk=made.pk).pdf)


def situation_report(house, folder):
    read = SENT["situation_report_step/approve_situation_report"](house)
    situation_reports["approve_situation_report"](house.est_draft, by=house.people["coordinator"], **read)


def summary(house, folder):
    told = {"kind": Kind.TERTIAL, "year": 2026, "part": 3, "words": "Fler vågar berätta."}
    bodies["draw_up_summary"](house.est, by=house.people["coordinator"], **told)


MADE_BY = {
    "meetings/documents/agenda.html": agenda,
    "meetings/documents/minutes.html": minutes,
    "meetings/documents/pack_cover.html": cover,
    "meetings/documents/pack_leaf.html": leaf,
    "office/documents/erasure.html": erasure,
    "office/documents/on_paper.html": on_paper,
    "records/documents/decision.html": decision,
    "records/documents/extract.html": extract,
    "situation/documents/report.html": situation_report,
    "situation/documents/summary.html": summary,
}


@contextmanager
def rendered():
    """The names of the templates that were used meanwhile."""
    used = set()

    def see(template, **others):
        used.add(template.name)

    template_rendered.connect(see)
    yield used
    template_rendered.disconnect(see)


def pdfs(act, house, folder):
    """Those that the act made: as documents of the house, or as files in the folder."""
    before = set(Document.objects.values_list("pk", flat=True))
    act(house, folder)
    new = [documents.render(each) for each in Document.objects.exclude(pk__in=before)]
    return new + [file.read_bytes() for file in folder.glob("*.pdf")]


def test_every_template_that_becomes_a_pdf_has_its_way_here():
    assert sorted(MADE_BY) == DOCUMENTS


@pytest.mark.parametrize("name", sorted(MADE_BY))
def test_what_the_template_becomes_passes_the_judges(name, house, tmp_path):
    with rendered() as used:
        made = pdfs(MADE_BY[name], house, tmp_path)

    assert name in used
    assert made != []
    assert [fault for each in made for fault in faults(each)] == []
