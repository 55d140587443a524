"""Reports by the thousand: with COPY where the database has it, which asks as much of each as an INSERT does."""

import io
from functools import cache

from django.db import connection
from django.db.models import Model

from situation.models import Report

ORIGINS = """
INSERT INTO situation_origin (report_id, text, may_be_contacted)
SELECT id, text, false FROM situation_report WHERE imported_id = %s
"""
THERE = "SELECT key FROM situation_report WHERE key = ANY(%s::uuid[])"
NOTHING = r"\N"


def there(keys):
    """Those that a report has already."""
    if connection.vendor != "postgresql":
        return set(Report.objects.filter(key__in=keys).values_list("key", flat=True))
    with connection.cursor() as cursor:
        cursor.execute(THERE, [f"{{{','.join(map(str, keys))}}}"])
        return {key for (key,) in cursor}


def save(rows):
    """`rows` is a list; each is what a report is made of, with its key."""
    if connection.vendor == "postgresql":
        _copy(rows)
    else:
        Report.objects.bulk_create(Report(**row) for row in rows)


def save_origins(matter):
    """Of the reports in the file, which nobody has changed yet: the words as they came, and nobody's."""
    with connection.cursor() as cursor:
        cursor.execute(ORIGINS, [matter.pk])


def _copy(rows):
    columns, usual = _usual()
    said = {}
    lines = io.StringIO("".join("\t".join((usual | _cells(row, said)).values()) + "\n" for row in rows))
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY situation_report ({columns}) FROM STDIN", lines)


@cache
def _usual():
    """The columns, and what stands in each when nothing else is told."""
    report, fields = Report(), [field for field in Report._meta.concrete_fields if not field.primary_key]
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    return columns, _cells({field.name: getattr(report, field.attname) for field in fields}, {})


def _cells(row, said):
    """What many rows have in common, the same organisation and moment, is put in words once."""
    return {name: said.get(id(value)) or said.setdefault(id(value), _cell(value)) for name, value in row.items()}


def _cell(value):
    if value is None:
        return NOTHING
    if isinstance(value, str):
        return value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")
    return str(value.pk if isinstance(value, Model) else value)
