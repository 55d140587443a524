"""Questions that every page asks: their SQL is worked out once in each process, and then only what is sought differs.

Django works a query out anew each time it is asked, which costs as much as all that the database does for it.
"""

from copy import copy
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connections

# Where the marks begin, twice, so that what is only reckoned out of one shows; nothing real is there.
BEGINNINGS = (
    (2_000_000_000, datetime(3900, 1, 1, tzinfo=UTC)),
    (1_600_000_001, datetime(1200, 7, 7, 13, 7, 9, tzinfo=UTC)),
)
APART = timedelta(days=97, hours=5, seconds=11)


class Prepared:
    """Asked with keys, days and moments, which differ from time to time, and with tuples of them.

    Anything else, and how long a tuple is, is part of the question: for each it is worked out again. `plain` builds the
    queryset of nothing but what it is given: it asks neither the clock nor the database, reckons nothing out of what is
    sought and prefetches nothing. Keys are those of rows: what stands in an address may be no key at all.
    """

    def __init__(self, plain):
        self.plain, self._kept = plain, {}

    def __call__(self, *sought):
        """The rows, as a list."""
        shape = _shape(sought)
        if shape not in self._kept:
            self._kept[shape] = _Kept(self.plain, sought)
        return self._kept[shape].rows(sought)


class _Kept:
    """The SQL of one shape, with a place for each thing that is sought."""

    def __init__(self, plain, sought):
        (self._asked, self._compiler, *kept), (_, _, *again) = (
            _worked_out(plain, _Marks(*beginning), sought) for beginning in BEGINNINGS
        )
        if kept != again:
            raise ValueError(f"sought in another way than it was given: {kept} {again}")
        self._sql, self._parameters = kept

    def rows(self, sought):
        if self._sql is None:
            return []
        asked = self._asked
        again = type(asked)(asked.model, self._query(connections[asked.db], sought), asked._db, asked._hints)
        again._iterable_class, again._fields = asked._iterable_class, asked._fields
        return list(again)

    def _query(self, connection, sought):
        values = [_adapted(each, connection) for each in _flat(sought)]
        parameters = tuple(values[each.number] if isinstance(each, _Place) else each for each in self._parameters)
        query, compiler = copy(self._asked.query), copy(self._compiler)
        compiler.query, compiler.connection = query, connection
        compiler.as_sql = lambda *_, **__: (self._sql, parameters)
        query.get_compiler = lambda *_, **__: compiler
        return query


class _Place(NamedTuple):
    """In the parameters: here goes what is sought, by its number."""

    number: int


class _Marks:
    """Stand for what is sought while the SQL is worked out, so that they can be found in it."""

    def __init__(self, first, epoch):
        self.first, self.epoch, self.made = first, epoch, []

    def put(self, thing):
        if isinstance(thing, tuple):
            return tuple(self.put(each) for each in thing)
        if not _is_sought(thing):
            return thing
        self.made.append(self._mark(thing, len(self.made)))
        return self.made[-1]

    def _mark(self, thing, number):
        if isinstance(thing, int):
            return self.first + number * APART.days
        moment = self.epoch + number * APART
        return moment if isinstance(thing, datetime) else moment.date()


def _worked_out(plain, marks, sought):
    """The queryset, what made SQL of it, the SQL and its parameters; without SQL when nothing can be found."""
    asked = _one_question(plain(*marks.put(sought)))
    compiler = asked.query.get_compiler(using=asked.db)
    try:
        sql, parameters = compiler.as_sql()
    except EmptyResultSet:
        sql, parameters = None, ()
    places = {_adapted(mark, compiler.connection): _Place(number) for number, mark in enumerate(marks.made)}
    compiler.connection = None  # that of this thread
    found = [places.get(each, each) for each in parameters]
    if sql and not set(places.values()) <= set(found):
        raise ValueError(f"sought in another way than it was given: {found}")
    return asked, compiler, sql, found


def _one_question(asked):
    if asked._prefetch_related_lookups:
        raise ValueError(f"prefetches, which is more than one question: {asked._prefetch_related_lookups}")
    return asked


def _is_sought(thing):
    return isinstance(thing, int | date) and not isinstance(thing, bool)


def _shape(thing):
    if isinstance(thing, tuple):
        return tuple(_shape(each) for each in thing)
    return type(thing) if _is_sought(thing) else thing


def _flat(thing):
    if isinstance(thing, tuple):
        return [found for each in thing for found in _flat(each)]
    return [thing] if _is_sought(thing) else []


def _adapted(value, connection):
    """What the database is given for it."""
    if isinstance(value, int):
        return value
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return connection.ops.adapt_datefield_value(value)
