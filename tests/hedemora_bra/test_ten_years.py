"""Ten years on, the retention has taken what it should from a whole year of work, and nothing else.

What is right is said here anew, row by row in plain Python, and not read from the table that the run follows.
"""

import copy
from datetime import UTC, date, datetime, timedelta

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import transaction

from councils.models import Holding, Person
from hedemora_bra import demo
from meetings.lifecycle import private_notes
from meetings.lifecycle.packs import packs
from meetings.models import Attachment, Meeting, PrivateNote
from meetings.packs import make_waiting
from office import clock, journal, uploads
from office.documents import render_waiting
from office.feeds import feeds
from office.holds import retention
from office.models import Absence, Erasure, StoredFile
from office.retention.running import run
from tests.house.estate import text_file

pytestmark = pytest.mark.django_db

NOW = datetime(2027, 5, 19, 8, 0, tzinfo=UTC)
LATER = NOW.replace(year=2037)

# What is never touched, whatever its age.
KEPT_WHOLE = """
    office.Document office.Entry office.Seal office.WordList councils.Body councils.Organisation councils.Seat
    councils.Holding councils.Cooption guideline.Municipality guideline.ProvisionVersion guideline.Judgement
    meetings.Meeting meetings.Agenda meetings.Record meetings.Decision meetings.Minutes meetings.Approval meetings.Move
    meetings.NoteVersion meetings.Remark meetings.Action meetings.ActionChange meetings.StandingItem
    situation.Area situation.Category situation.Place situation.PoliceFigure situation.SituationReport
    situation.Edition situation.Dispatch situation.Recipient situation.Mapping
""".split()  # noqa: SIM905


HELD, GONE, STAYS = "Polischefen som utreds", "Praktikanten", "Den förra rektorn"
OURS = ("office", "councils", "meetings", "guideline", "situation")
ON_ITS_WAY = ("waiting", "held", "in_flight", "to_print")
LETTERS = dict.fromkeys(("body", "calendar", "search_text", "last_error", "address"), "")
PROPOSALS = dict.fromkeys(("text", "answer", "presenter", "late_because", "secrecy_ground"), "")
CLOSED = {"email": None, "postal_address": "", "password": "!", "is_staff": False, "is_superuser": False}


def has_its_paper(stored):
    paper = Attachment.objects.filter(file=stored).first()
    return paper is not None and paper.removed_at is None


# Whether a row is gone ten years later, when everything in it is of this year.
GOES = {
    "councils.Readership": lambda row: row.until is not None,
    "meetings.PrivateNote": lambda row: True,
    "meetings.Spreading": lambda row: True,
    "meetings.Pack": lambda row: True,
    "meetings.Attachment": lambda row: row.removed_at is not None,
    "office.StoredFile": lambda row: not has_its_paper(row),
    "office.Attempt": lambda row: row.letter.state not in ON_ITS_WAY,
    "office.Reminder": lambda row: row.state != "planned",
    "office.Link": lambda row: True,
    "office.Feed": lambda row: row.revoked_at is not None,
    "office.Absence": lambda row: row.person.name != HELD,
    "situation.Origin": lambda row: True,
    "situation.Handling": lambda row: True,
    "situation.Rapporteur": lambda row: row.until is not None,
}
# The fields that say nothing any longer.
EMPTIED = {
    "office.Letter": lambda row: LETTERS if row.state not in ON_ITS_WAY else {},
    "meetings.Participant": lambda row: {} if row.is_locked else {"greeting": ""},
    "meetings.AgendaItem": lambda row: (
        {"title": "Gallrat förslag"} | PROPOSALS
        if row.state in ("returned", "withdrawn") and row.meeting_id is None
        else {}
    ),
    "situation.Report": lambda row: dict.fromkeys(("text", "handled_how", "handled_by", "photo"), ""),
    "situation.Import": lambda row: {"file": "", "faults": []},
    "councils.Person": lambda row: {GONE: CLOSED | {"name": "Tidigare användare", "title": ""}, STAYS: CLOSED}.get(
        row.name, {}
    ),
}


def goes(row):
    return GOES.get(row._meta.label, lambda row: False)(row)


def emptied(row):
    return EMPTIED.get(row._meta.label, lambda row: {})(row)


def everything():
    """Every row of our own tables, as its values by its key; save those that the run itself writes."""
    models = [model for model in apps.get_models() if model._meta.app_label in OURS]
    skipped = {"office.Erasure", "office.ErasureLine", "office.Hold", "office.Job", "office.Lease", "office.Wish"}
    return {
        (model._meta.label, row.pk): row
        for model in models
        if model._meta.label not in skipped
        for row in model._base_manager.all()
    }


def values(row):
    told = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return {name: bytes(value) if isinstance(value, memoryview) else str(value) for name, value in told.items()}


def files_under(folder):
    return {each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file()}


@pytest.fixture
def a_years_work(settings, tmp_path):
    """The demonstration, and with it one of each that it lacks."""
    settings.MEDIA_ROOT = tmp_path
    with clock.pretending(NOW):
        call_command("load_guideline", verbosity=0)
        demo.load("hedemora-prov")
        by = Person.objects.get(email="samordnare@hedemora.example")
        meeting = Meeting.objects.filter(state="approved").first()
        note, _ = PrivateNote.objects.get_or_create(meeting=meeting, person=by)
        private_notes["write_private_note"](note, by=by, over=note.version, text="Fråga om lokalen.")
        for removed in (None, NOW):
            stored = uploads.keep(text_file(f"underlag {removed is None}.txt"), by)
            Attachment.objects.create(meeting=meeting, file=stored, removed_at=removed)
        told = {"name": "los.txt", "content_type": "text/plain", "size": 1, "sha256": "x", "uploaded_by": by}
        StoredFile(uploaded_at=NOW, **told).file.save("los.txt", ContentFile(b"x"))
        packs["ask_for_pack"](meeting, by=by, kind="zip")
        make_waiting()
        feeds["make_feed"](by, by=by)
        feeds["revoke_feed"](by, by=by)
        held = Person.objects.create(name=HELD, organisation=by.organisation)
        for person in (by, held):
            Absence.objects.create(person=person, since=date(2027, 5, 1), until=date(2027, 5, 2))
        retention["place_hold"](by, by=by, about=held, reason="Utreds.")
        Person.objects.create(name=GONE, email="praktikant@hedemora.example", is_active=False)
        left = Person.objects.create(name=STAYS, email="rektor@hedemora.example", is_active=False)
        seat = Holding.objects.first().seat
        Holding.objects.create(
            seat=seat, person=left, since=date(2020, 1, 1), until=date(2020, 6, 30), is_substitute=True
        )
    return tmp_path


def test_ten_years_on_exactly_the_right_rows_and_files_are_gone(a_years_work, django_capture_on_commit_callbacks):
    before, files = everything(), files_under(a_years_work)
    gone = {key for key, row in before.items() if goes(row)}
    lost = {
        row.file.name
        for key in gone
        if (row := before[key]) and hasattr(row, "file") and key[0] != "meetings.Attachment"
    }
    wanted = {key: values(row) | {name: str(value) for name, value in emptied(row).items()}
              for key, row in before.items() if key not in gone}  # fmt: skip
    with django_capture_on_commit_callbacks(execute=True), clock.pretending(LATER):
        run(LATER, "Hedemora")
    after = {key: values(row) for key, row in everything().items()}
    protocols = {("office.Document", each.document_id) for each in Erasure.objects.all()}

    assert {key for key in before if key not in after} == gone
    assert {key: value for key, value in after.items() if key not in protocols} == wanted
    assert files_under(a_years_work) == files - lost
    assert lost <= files
    assert {label for label, _ in gone}.isdisjoint(KEPT_WHOLE)
    assert len({label for label, _ in gone}) >= 8
    assert journal.check().is_whole
    assert the_protocol_tells(gone)


def the_protocol_tells(gone):
    erasure = Erasure.objects.get()
    counted = sum(
        line.count for line in erasure.lines.all() if "/" not in line.rule and line.rule.split(".")[0] in OURS
    )
    render_waiting()
    erasure.document.refresh_from_db()
    return counted == len(gone) and bytes(erasure.document.pdf).startswith(b"%PDF")


def test_a_second_run_finds_nothing_more(a_years_work):
    with clock.pretending(LATER), transaction.atomic():
        run(LATER)
        once = {key: values(row) for key, row in copy.copy(everything()).items()}
        run(LATER + timedelta(minutes=1))

    assert {key: values(row) for key, row in everything().items()} == once
    assert Erasure.objects.count() == 1
