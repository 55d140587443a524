"""The tables follow the models, there and back, and the database itself keeps what is to be kept."""

from contextlib import contextmanager
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import DatabaseError, connection, connections, transaction
from django.db.migrations.executor import MigrationExecutor

from meetings.lifecycle import meetings
from meetings.models import Agenda, Meeting, Participant
from office import constraints, documents, journal
from office.models import Document, Entry
from tests.conftest import NOW

OURS = [
    app
    for app in ("office", "guideline", "councils", "meetings", "situation", "records", "funding")
    if apps.is_installed(app)
]
KEPT = {
    "journal_is_kept": "office_entry",
    "seal_is_kept": "office_seal",
    "document_is_kept": "office_document",
    "erasure_is_kept": "office_erasure",
    "erasure_line_is_kept": "office_erasureline",
    "marking_is_kept": "office_marking",
    "agenda_is_kept": "meetings_agenda",
    "item_is_kept": "meetings_agendaitem",
    "record_is_kept": "meetings_record",
    "decision_is_kept": "meetings_decision",
    "participant_is_kept": "meetings_participant",
    "note_is_kept": "meetings_noteversion",
    "minutes_are_kept": "meetings_minutes",
    "approval_is_kept": "meetings_approval",
    "action_change_is_kept": "meetings_actionchange",
    "situation_report_is_kept": "situation_situationreport",
    "edition_is_kept": "situation_edition",
    "dispatch_is_kept": "situation_dispatch",
    "recipient_is_kept": "situation_recipient",
    "summary_is_kept": "situation_summary",
}
TRIGGERS = {
    "sqlite": "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname, relname FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid WHERE NOT tgisinternal",
}


def triggers(of=connection):
    with of.cursor() as cursor:
        cursor.execute(TRIGGERS[of.vendor])
        return dict(cursor.fetchall())


@contextmanager
def refused():
    """The database says no, and the test's own transaction lives on."""
    with pytest.raises(DatabaseError, match="raden är låst"), transaction.atomic():
        yield


def run(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def lift(table, name):
    """As when the operations before have been undone, until the test is over."""
    for statement in constraints._dropped(SimpleNamespace(connection=connection), table, name):
        run(statement)


@pytest.fixture
def empty_database(db):
    """A database beside the suite's own, for going back and forth in."""
    aside = connections.create_connection("default")
    aside.settings_dict = {**connection.settings_dict, "NAME": ":memory:"}
    if connection.vendor == "postgresql":
        aside.settings_dict["NAME"] = f"{connection.settings_dict['NAME']}_there_and_back"
        _on_the_server(f'DROP DATABASE IF EXISTS "{aside.settings_dict["NAME"]}"')
        _on_the_server(f'CREATE DATABASE "{aside.settings_dict["NAME"]}"')
    yield aside
    aside.close()
    if connection.vendor == "postgresql":
        _on_the_server(f'DROP DATABASE "{aside.settings_dict["NAME"]}"')


def _on_the_server(sql):
    with connection._nodb_cursor() as cursor:
        cursor.execute(sql)


@pytest.fixture
def agenda(meeting, coordinator):
    """A sent agenda whose PDF has been made."""
    agenda = meetings["send_agenda"](meeting, by=coordinator)
    documents.render(agenda.document)
    return agenda


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
def test_what_is_to_be_kept_is_guarded_by_the_database():
    assert triggers() == {f"{name}_{verb}": table for name, table in KEPT.items() for verb in ("update", "delete")}


def test_the_tables_of_the_house_go_there_and_back(empty_database):
    there = MigrationExecutor(empty_database)
    there.migrate(there.loader.graph.leaf_nodes())
    assert len(triggers(empty_database)) == 2 * len(KEPT)

    back = MigrationExecutor(empty_database)
    back.migrate([(app, None) for app in OURS])

    left = {table for table in empty_database.introspection.table_names() if table.split("_")[0] in OURS}
    assert left == set()
    assert triggers(empty_database) == {}


@pytest.mark.parametrize(("state", "before"), [("under_way", "summoned"), ("approved", "held"), ("planned", "planned")])
def test_going_back_leaves_what_the_tables_before_have_room_for(meeting, member, chair, state, before):
    Meeting.objects.update(state=state)
    Participant.objects.create(meeting=meeting, person=member, answer="yes", answered_at=NOW)
    guest = Participant.objects.create(meeting=meeting, person=chair, is_invited=True, reason="Sakkunnig")
    lift("meetings_participant", "participant_is_kept")

    import_module("meetings.migrations.0005_held_is_kept").only_those_invited_stay(apps, None)

    assert list(meeting.participants.all()) == [guest]
    assert Meeting.objects.get().state == before


def test_a_line_of_the_journal_is_not_changed(council, coordinator):
    line = journal.note(council, "Något hände", by=coordinator)

    with refused():
        Entry.objects.filter(pk=line.pk).update(what="Inget hände")
    with refused():
        line.save()
    with refused():
        run("UPDATE office_entry SET at = at WHERE id = %s", line.pk)


def test_a_line_of_the_journal_is_not_removed(council, coordinator):
    line = journal.note(council, "Något hände", by=coordinator)

    with refused():
        line.delete()
    with refused():
        Entry.objects.all().delete()
    with refused():
        run("DELETE FROM office_entry WHERE id = %s", line.pk)
    assert list(journal.of(council)) == [line]


def test_a_sent_agenda_is_not_changed(agenda):
    with refused():
        Agenda.objects.filter(pk=agenda.pk).update(is_late=False, late_reason="")
    with refused():
        agenda.save()
    with refused():
        run("UPDATE meetings_agenda SET sent_at = '2027-01-01' WHERE id = %s", agenda.pk)


def test_a_sent_agenda_is_not_removed(agenda):
    with refused():
        Agenda.objects.all().delete()
    with refused():
        run("DELETE FROM meetings_agenda WHERE id = %s", agenda.pk)


@pytest.mark.parametrize("field", ["html", "pdf", "sha256", "title", "made_at"])
def test_a_document_that_has_its_pdf_is_not_changed(agenda, field):
    with refused():
        run(f"UPDATE office_document SET {field} = {field} WHERE id = %s", agenda.document_id)  # noqa: S608  our names


def test_a_document_is_not_removed(agenda):
    with refused():
        run("DELETE FROM office_document WHERE id = %s", agenda.document_id)


def test_before_its_pdf_is_made_a_documents_words_are_kept_all_the_same(meeting, coordinator):
    document = meetings["send_agenda"](meeting, by=coordinator).document

    with refused():
        Document.objects.filter(pk=document.pk).update(html="Något annat")
    assert documents.render(document).startswith(b"%PDF-")
