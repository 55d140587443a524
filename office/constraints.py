"""Constraints that several models share, and triggers that keep what is written."""

from django.db.migrations import RunPython
from django.db.models import CheckConstraint, Q


def together(*fields, name):
    """All of the fields are filled, or none."""
    none = Q(**{f"{field}__isnull": True for field in fields})
    every = Q(**{f"{field}__isnull": False for field in fields})
    return CheckConstraint(condition=none | every, name=name)


def one_of(field, choices, *, name):
    """The field holds one of its choices, whoever writes it."""
    return CheckConstraint(condition=Q(**{f"{field}__in": getattr(choices, "values", choices)}), name=name)


def kept(table, *, once="1 = 1", removable="(1 = 0)", columns=(), name):
    """A migration operation: the database itself refuses to change or remove rows of the table.

    `once` is an SQL condition on OLD and NEW: until it holds, the row may still be changed. `removable` is one on OLD:
    while it holds, the row may be removed. With `columns` the others stay free: how a row is marked can be changed when
    what it says cannot. A later migration that has SQLite remake the table must end with this
    operation again; a test sees to it that the triggers are there.
    """
    return RunPython(
        lambda apps, editor: _execute(editor, _made(editor, table, once, removable, columns, name)),
        lambda apps, editor: _execute(editor, _dropped(editor, table, name)),
    )


def lifted(operation):
    """The same operation backwards: before a change of what is kept."""
    return RunPython(operation.reverse_code, operation.code)


def _made(editor, table, once, removable, columns, name):
    update = f"UPDATE OF {', '.join(columns)}" if columns else "UPDATE"
    if editor.connection.vendor == "sqlite":
        refuse = f"SELECT RAISE(ABORT, '{table}: raden är låst');"
        return [
            f"CREATE TRIGGER {name}_update BEFORE {update} ON {table} WHEN {once} BEGIN {refuse} END",
            f"CREATE TRIGGER {name}_delete BEFORE DELETE ON {table} WHEN NOT {removable} BEGIN {refuse} END",
        ]
    each = f"ON {table} FOR EACH ROW"
    function = f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS"
    return [
        f"{function} $$ BEGIN RAISE EXCEPTION '{table}: raden är låst'; END $$",
        f"CREATE TRIGGER {name}_update BEFORE {update} {each} WHEN ({once}) EXECUTE FUNCTION {name}()",
        f"CREATE TRIGGER {name}_delete BEFORE DELETE {each} WHEN (NOT {removable}) EXECUTE FUNCTION {name}()",
    ]


def _dropped(editor, table, name):
    if editor.connection.vendor == "sqlite":
        return [f"DROP TRIGGER {name}_update", f"DROP TRIGGER {name}_delete"]
    return [
        f"DROP TRIGGER {name}_update ON {table}",
        f"DROP TRIGGER {name}_delete ON {table}",
        f"DROP FUNCTION {name}()",
    ]


def _execute(editor, statements):
    for statement in statements:
        editor.execute(statement, params=None)
