"""What only somebody with the whole database in their hands can do: write past its locks."""

from django.db import connection


def rewritten(statement, *values, table="office_entry"):
    """The statement, with the table's own guards lifted meanwhile."""
    with connection.cursor() as cursor:
        lift, restore = _lock(cursor, table)
        for each in (*lift, statement, *restore):
            connection.check_constraints()  # PostgreSQL alters no table with checks put off
            cursor.execute(each, values if each == statement else None)


def _lock(cursor, table):
    if connection.vendor == "postgresql":
        guards = f"ALTER TABLE {table} {{}} TRIGGER USER"
        return [guards.format("DISABLE")], [guards.format("ENABLE")]
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [table])
    triggers = cursor.fetchall()
    return [f"DROP TRIGGER {name}" for name, _ in triggers], [sql for _, sql in triggers]
