"""What the database was made to forget is found: a seal counts the lines whatever chain they are in."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from office import clock, journal
from office.journal.seals import hash_of
from office.models import Entry, Seal
from tests.factories.councils import BodyFactory, PersonFactory
from tests.office.forcing import rewritten
from tests.office.parallel import at_once, where_rows_are_locked


@pytest.fixture
def person(db):
    return PersonFactory(name="Samordnaren")


@pytest.fixture
def bodies(person):
    """Three lines in each of two chains, under a seal."""
    bodies = [BodyFactory(), BodyFactory()]
    for number in range(3):
        for body in bodies:
            journal.note(body, f"Rad {number}", by=person)
    journal.seal()
    return bodies


def faults():
    return [str(fault) for fault in journal.check().faults]


def test_a_seal_counts_what_was_written_since_the_last(bodies, person):
    journal.note(bodies[0], "En till", by=person)
    journal.seal()

    assert list(Seal.objects.values_list("number", "count", "total")) == [(1, 6, 6), (2, 1, 7)]
    assert faults() == []


def test_nothing_new_needs_no_seal(bodies):
    assert journal.seal() is None
    assert Seal.objects.count() == 1


def test_what_is_written_after_the_seal_breaks_nothing(bodies, person):
    journal.note(bodies[0], "En till", by=person)

    found = journal.check()
    assert (found.is_whole, found.lines, found.sealed) == (True, 7, 6)


def test_a_last_line_that_is_taken_away_is_found(bodies):
    last = Entry.objects.filter(matter=journal.matter_of(bodies[0])).order_by("number").last()

    rewritten("DELETE FROM office_entry WHERE id = %s", last.pk)

    assert faults() == ["sigill 1: 6 rader fanns när det sattes, nu finns 5"]


def test_a_whole_chain_that_is_taken_away_is_found(bodies):
    rewritten("DELETE FROM office_entry WHERE matter = %s", journal.matter_of(bodies[1]))

    assert faults() == ["sigill 1: 6 rader fanns när det sattes, nu finns 3"]


def test_a_chain_that_was_forged_to_its_end_is_found(bodies, person):
    """Taken away and written anew, every hash right: the seal knows that these are other lines."""
    rewritten("DELETE FROM office_entry WHERE matter = %s", journal.matter_of(bodies[1]))
    for number in range(3):
        journal.note(bodies[1], f"Annat {number}", by=person)

    assert faults() == ["sigill 1: 6 rader fanns när det sattes, nu finns 3"]


def test_the_last_line_forged_in_its_place_is_found(bodies):
    last = Entry.objects.order_by("pk").last()
    rewritten("UPDATE office_entry SET what = 'Annat', hash = %s WHERE id = %s", "0" * 64, last.pk)

    assert faults()[-1] == "sigill 1: raderna under det är inte de som fanns när det sattes"


def test_a_seal_that_was_changed_is_found(bodies):
    rewritten("UPDATE office_seal SET count = 5, total = 5 WHERE number = 1", table="office_seal")

    assert "sigill 1: är ändrat efter att det sattes" in faults()


def test_a_seal_taken_away_from_the_middle_is_found(bodies, person):
    for number in (2, 3):
        journal.note(bodies[0], f"Rad {number}", by=person)
        journal.seal()

    rewritten("DELETE FROM office_seal WHERE number = 2", table="office_seal")

    assert faults()[0] == "sigill 3: sigill 2 saknas före det"


def test_the_last_seals_taken_away_with_their_lines_are_found_by_who_wrote_one_down(bodies, person):
    journal.note(bodies[0], "En till", by=person)
    known = str(journal.seal())
    rewritten("DELETE FROM office_entry WHERE what = 'En till'")
    rewritten("DELETE FROM office_seal WHERE number = 2", table="office_seal")

    assert faults() == []
    assert [str(fault) for fault in journal.check(known).faults] == [
        "sigill 2: finns inte, eller är inte det som skrevs ner"
    ]


@pytest.mark.parametrize("known", ["", "1"])
def test_only_a_whole_seal_is_one(bodies, known):
    assert journal.check(known).is_whole == (known == "")


def test_a_seal_is_neither_changed_nor_removed(bodies):
    for statement in ("UPDATE office_seal SET count = 5", "DELETE FROM office_seal"):
        with (
            pytest.raises(DatabaseError, match="raden är låst"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


def test_the_seals_hash_is_of_all_that_it_says(bodies):
    seal = Seal.objects.get()
    before = hash_of(seal, "")
    for name, value in {"number": 2, "last_pk": 1, "count": 1, "total": 1, "digest": "x", "at": clock.now()}.items():
        was = getattr(seal, name)
        setattr(seal, name, value + timedelta(seconds=1) if name == "at" else value)
        assert hash_of(seal, "") != before
        setattr(seal, name, was)
    assert hash_of(seal, "x") != before


@where_rows_are_locked
@pytest.mark.django_db(transaction=True)
def test_seals_set_while_eight_write_count_every_line_once(person):
    bodies = [BodyFactory() for _ in range(4)]

    def work(number):
        for line in range(10):
            journal.note(bodies[(number + line) % 4], f"Rad {number} {line}", by=person)
            if number < 2:
                journal.seal()

    assert at_once(8, work) == [None] * 8
    journal.seal()
    assert Seal.objects.order_by("number").last().total == 80
    assert faults() == []


@where_rows_are_locked
@pytest.mark.django_db(transaction=True)
def test_a_seal_waits_for_a_step_that_has_written_its_line_and_not_ended(person):
    """Its row has a lower number than what is written meanwhile, and would else come in under the seal afterwards."""
    body, other = BodyFactory(), BodyFactory()

    def work(number):
        if number:
            journal.note(other, "Skriven meanwhile", by=person)
            return journal.seal().count
        with transaction.atomic(), connection.cursor() as cursor:
            journal.note(body, "Skriven och inte klar", by=person)
            cursor.execute("SELECT pg_sleep(1)")
        return None

    at_once(2, work)
    journal.seal()

    assert Seal.objects.order_by("number").last().total == 2
    assert faults() == []
