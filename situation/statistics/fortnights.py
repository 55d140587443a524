"""Which fourteen days a report belongs to, asked of the database in one step of whole numbers.

Dates cut to weeks would have each day made a moment in a time zone first, which costs more than all the rest.
"""

from django.db.models import F, Func, IntegerField, Value

from situation.periods import DAY, FORTNIGHT


class Fortnight(Func):
    """Counted from a first day: nought for its own fourteen days. For days from then on."""

    output_field = IntegerField()

    def __init__(self, first):
        super().__init__(F("day"), Value(first))

    def as_postgresql(self, compiler, connection, **more):
        return self.as_sql(compiler, connection, template=f"((%(expressions)s) / {LENGTH})", arg_joiner=" - ", **more)

    def as_sqlite(self, compiler, connection, **more):
        day, first = (compiler.compile(part) for part in self.source_expressions)
        return f"CAST((JULIANDAY({day[0]}) - JULIANDAY({first[0]})) / {LENGTH} AS INTEGER)", [*day[1], *first[1]]


LENGTH = FORTNIGHT // DAY
