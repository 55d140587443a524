"""What a worker asks of the outbox: the next letter is taken, and what became of the one before is written down.

Both in one commit, and on PostgreSQL in one question. In SQL that both databases know: the ORM would ask six times.
"""

import re

from django.db import connection, transaction

from office.models import Letter
from office.models.letters import LEASE

COLUMNS = [field.column for field in Letter._meta.concrete_fields]
FIRST_TRIES = "state = 'waiting' AND due_at <= %(now)s AND tries = 0"
SECOND_TRIES = "state = 'waiting' AND due_at <= %(now)s AND tries > 0"
DROPPED = "state = 'in_flight' AND claimed_at < %(lapsed)s"  # by a worker that died
# What somebody else is taking at this moment is passed by; SQLite lets in one writer at a time.
# With the letter come the keys of those links in it that are its recipient's own: they are signed when it leaves.
CLAIM = """
    UPDATE office_letter SET state = 'in_flight', claimed_at = %(now)s, tries = tries + 1
    WHERE id = (SELECT id FROM office_letter WHERE {due} ORDER BY due_at LIMIT 1 {skip_locked}) AND {due}
    RETURNING {columns}, (
        SELECT {gathered}({link}, ' ') FROM office_link WHERE person_id = recipient_id AND {place}(body, {link}) > 0
    ) AS own_keys
"""
HERE = {
    "postgresql": {
        "skip_locked": "FOR UPDATE SKIP LOCKED",
        "link": "replace(office_link.key::text, '-', '')",
        "gathered": "string_agg",
        "place": "strpos",
    },
    "sqlite": {"skip_locked": "", "link": "office_link.key", "gathered": "group_concat", "place": "instr"},
}
# Only the worker that holds the letter writes what became of it.
NOTE = """
    INSERT INTO office_attempt (letter_id, at, outcome, answer)
    SELECT id, %(at)s, %(outcome)s, %(answer)s
    FROM office_letter WHERE id = %(id)s AND state = 'in_flight' AND tries = %(held)s
"""
WRITE_DOWN = """
    UPDATE office_letter
    SET state = %(state)s, tries = %(tries)s, due_at = %(due_at)s, sent_at = %(sent_at)s, last_error = %(last_error)s,
        unheard_since = %(unheard_since)s
    WHERE id = %(id)s AND state = 'in_flight' AND tries = %(held)s
"""
VALUE = re.compile(r"%\((\w+)\)s")


def claim(due, now):
    """The next letter that is due and nobody's, now mine; None when there is none."""
    return _first(_claim(due), _moments(now))


def write_down(tried):
    """What became of a letter, and a line for the try when there was one."""
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        for statement in _statements(tried):
            cursor.execute(statement, _values(tried))


class Exchange:
    """What became of one letter is handed in for the next that is due.

    PostgreSQL is told the statements once a round, and then only the values: to read and plan them takes as long as to
    do what they say. A round is short, so that no plan is kept from when the outbox looked otherwise.
    """

    def __init__(self, due):
        self._due, self._told = due, {}

    def __call__(self, tried, now):
        if connection.vendor == "postgresql":
            return self._in_one_question(tried, now)
        with transaction.atomic():
            write_down(tried)
            return claim(self._due, now)

    def _in_one_question(self, tried, now):
        if not self._told:
            self._tell()
        asked = [self._told[statement] for statement in (*_statements(tried), _claim(self._due))]
        return _first("; ".join(asked), _values(tried) | _moments(now))

    def _tell(self):
        with connection.cursor() as cursor:
            cursor.execute("DEALLOCATE ALL")  # what an earlier round told
            for name, statement in (("note", NOTE), ("write_down", WRITE_DOWN), ("claim", _claim(self._due))):
                values = list(dict.fromkeys(VALUE.findall(statement)))
                places = {value: f"${place}" for place, value in enumerate(values, 1)}
                cursor.execute(f"PREPARE {name} AS {statement % places}")
                self._told[statement] = f"EXECUTE {name} ({', '.join(f'%({value})s' for value in values)})"


def _claim(due):
    return CLAIM.format(due=due, columns=", ".join(COLUMNS), **HERE[connection.vendor])


def _first(statement, values):
    if connection.vendor != "postgresql":
        return next(iter(list(Letter.objects.raw(statement, values))), None)
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        row = cursor.fetchone()
    return row and _letter(row)


def _letter(row):
    """What PostgreSQL answers is of the right kinds already, and need not be looked through column by column."""
    *fields, own_keys = row
    letter = Letter.from_db(connection.alias, COLUMNS, fields)
    letter.own_keys = own_keys
    return letter


def _statements(tried):
    return [WRITE_DOWN] if tried.outcome is None else [NOTE, WRITE_DOWN]


def _values(tried):
    letter, stored = tried.letter, connection.ops.adapt_datetimefield_value
    return {
        "id": letter.pk,
        "held": tried.held,
        "at": stored(tried.at),
        "outcome": tried.outcome,
        "answer": tried.answer,
        "state": letter.state,
        "tries": letter.tries,
        "due_at": stored(letter.due_at),
        "sent_at": stored(letter.sent_at),
        "last_error": letter.last_error,
        "unheard_since": stored(letter.unheard_since),
    }


def _moments(now):
    stored = connection.ops.adapt_datetimefield_value
    return {"now": stored(now), "lapsed": stored(now - LEASE)}
