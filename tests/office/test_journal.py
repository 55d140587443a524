import pytest
from django.db import transaction

from office import journal
from office.journal.writing import hash_of
from office.lifecycle import StepRefused
from office.models import Entry
from office.models.journal import SAID
from tests.factories.councils import BodyFactory, PersonFactory
from tests.office.forcing import rewritten
from tests.office.parallel import at_once, where_rows_are_locked


@pytest.fixture
def person(db):
    return PersonFactory(name="Samordnaren")


@pytest.fixture
def body(db):
    return BodyFactory()


def broken():
    return [fault.place for fault in journal.check().faults]


def row(matter, number):
    return f"{journal.matter_of(matter)} rad {number}"


def three_lines(subject, by):
    return [journal.note(subject, what, by=by) for what in ("Ett", "Två", "Tre")]


def test_lines_are_numbered_and_told_in_order(body, person):
    three_lines(body, person)

    assert [(line.number, line.what) for line in journal.of(body)] == [(1, "Ett"), (2, "Två"), (3, "Tre")]


def test_each_line_holds_the_moment_it_was_written(body, person, now):
    assert journal.note(body, "Ett", by=person).at == now


def test_an_untouched_journal_has_no_broken_links(body, person):
    three_lines(body, person)

    assert broken() == []


def test_two_matters_have_chains_of_their_own(body, person):
    other = BodyFactory()
    three_lines(body, person)
    three_lines(other, person)

    assert [line.number for line in journal.of(other)] == [1, 2, 3]
    assert len(journal.of(body, other)) == 6
    assert broken() == []


def test_the_same_words_in_two_matters_have_different_hashes(body, person):
    first, second = journal.note(body, "Ett", by=person), journal.note(BodyFactory(), "Ett", by=person)

    assert first.hash != second.hash


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("what", "Något annat"),
        ("right", "annan.ratt"),
        ("matter", "councils.body/0"),
        ("details", '{"x": 1}'),
        ("kind", "read"),
        ("capacity", "organets ordförande"),
    ],
)
def test_a_changed_line_is_found(body, person, column, value):
    line = three_lines(body, person)[1]

    rewritten(f'UPDATE office_entry SET "{column}" = %s WHERE id = %s', value, line.pk)  # noqa: S608  our own names

    assert broken()[0].endswith("rad 2") or broken()[0] == row(body, 3)


def test_a_line_given_to_somebody_else_is_found(body, person):
    line = three_lines(body, person)[1]

    rewritten("UPDATE office_entry SET by_id = %s WHERE id = %s", PersonFactory().pk, line.pk)

    assert broken() == [row(body, 2)]


def test_a_line_moved_in_time_is_found(body, person):
    line = three_lines(body, person)[2]

    rewritten("UPDATE office_entry SET at = %s WHERE id = %s", "2020-01-01 00:00:00+00:00", line.pk)

    assert broken() == [row(body, 3)]


def test_a_line_taken_away_from_the_middle_is_found(body, person):
    line = three_lines(body, person)[1]

    rewritten("DELETE FROM office_entry WHERE id = %s", line.pk)

    assert broken() == [row(body, 3)]


def test_a_line_written_anew_with_its_own_right_hash_breaks_the_next(body, person):
    first, second, _ = three_lines(body, person)
    second.what = "Inget särskilt"

    rewritten(
        "UPDATE office_entry SET what = %s, hash = %s WHERE id = %s",
        second.what,
        hash_of(first.hash, [getattr(second, name) for name in SAID]),
        second.pk,
    )

    assert broken() == [row(body, 3)]


def test_a_line_of_a_step_that_failed_is_never_written(body, person):
    def step():
        with transaction.atomic():
            journal.note(body, "Ett", by=person)
            raise StepRefused

    with pytest.raises(StepRefused):
        step()
    assert Entry.objects.count() == 0


def test_a_note_within_a_note_of_the_same_matter_follows_it(body, person):
    with transaction.atomic():
        three_lines(body, person)
        three_lines(body, person)

    assert [line.number for line in journal.of(body)] == [1, 2, 3, 4, 5, 6]


@where_rows_are_locked
@pytest.mark.django_db(transaction=True)
def test_eight_who_write_in_the_same_chain_at_once_all_get_their_line(body, person):
    lines = at_once(8, lambda number: journal.note(body, f"Rad {number}", by=person).number)

    assert sorted(lines) == [1, 2, 3, 4, 5, 6, 7, 8]
    assert broken() == []
