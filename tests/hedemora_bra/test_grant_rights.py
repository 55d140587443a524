"""The account that runs all day works with rows, and cannot lift what guards them."""

from contextlib import contextmanager

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from office import journal
from office.models import Entry
from tests.factories.councils import PersonFactory

ROLE = "hb_app_in_test"
LARGE = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no accounts")


@pytest.fixture
def row(db):
    return PersonFactory(name="Skolchefen")


@contextmanager
def as_the_app():
    """The role is made, given its rights and taken on inside the test's own transaction."""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {ROLE} NOLOGIN")
        call_command("grant_rights", ROLE, verbosity=0)
        cursor.execute(f"SET LOCAL ROLE {ROLE}")
        yield cursor
        cursor.execute("RESET ROLE")


@LARGE
def test_it_reads_writes_and_removes_rows_and_adds_to_the_journal(row):
    with as_the_app():
        journal.note(row, "Prövade", by=row)
        type(row).objects.filter(pk=row.pk).update(name="Rektorn")

        assert Entry.objects.count() == 1


@LARGE
def test_it_seals_the_journal(row):
    with as_the_app():
        journal.note(row, "Prövade", by=row)

        assert journal.seal().count == 1


FORBIDDEN = [
    "LOCK TABLE office_entry IN ACCESS EXCLUSIVE MODE",
    "UPDATE office_entry SET what = 'x'",
    "DELETE FROM office_entry",
    "TRUNCATE office_entry",
    "ALTER TABLE office_entry DISABLE TRIGGER ALL",
    "DROP TRIGGER journal_is_kept_update ON office_entry",
    "DROP TABLE office_entry CASCADE",
    "CREATE TABLE mine (a int)",
    "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE OR REPLACE FUNCTION journal_is_kept() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    "ALTER TABLE councils_person ADD COLUMN a int",
    "SET session_replication_role = replica",
    "DELETE FROM django_migrations",
    "COPY councils_person TO PROGRAM 'cat'",
    "CREATE ROLE another SUPERUSER",
]


@LARGE
@pytest.mark.parametrize("statement", FORBIDDEN)
def test_it_cannot(statement, row):
    journal.note(row, "Prövade", by=row)
    with (
        as_the_app() as cursor,
        pytest.raises(DatabaseError, match=r"permission denied|must be (owner|superuser)"),
        transaction.atomic(),
    ):
        cursor.execute(statement)


@pytest.mark.skipif(connection.vendor == "postgresql", reason="PostgreSQL has accounts")
def test_where_there_are_no_accounts_it_says_so(db):
    with pytest.raises(CommandError, match="Bara PostgreSQL"):
        call_command("grant_rights", "bra_app")
