"""Whatever the house holds about a person is told them when they ask, or is left out for a reason that is written."""

import pytest
from django.apps import apps

from councils.models import Person
from records.personal import ABOUT, LEFT_OUT, NOT_ABOUT, TOLD
from records.personal import gather as gathered

POINTING = {
    f"{model._meta.label}.{field.name}"
    for model in apps.get_models()
    for field in model._meta.get_fields()
    if field.is_relation and not field.auto_created and field.related_model is Person
}
SHOWN = {f"{told.model}.{field}" for told in TOLD for field in told.fields}


def test_every_column_that_points_at_a_person_is_told_or_left_out_for_a_reason():
    assert POINTING - SHOWN - set(LEFT_OUT) == set(), "Say it in records/personal.py: TOLD, or LEFT_OUT with a reason."


def test_nothing_is_told_that_is_not_there():
    assert (SHOWN | set(LEFT_OUT)) - POINTING == set()


def test_every_fact_of_the_person_is_told_or_left_out_for_a_reason():
    fields = {field.name for field in Person._meta.get_fields() if not field.auto_created or field.name == "id"}

    assert fields - set(ABOUT.values()) - set(NOT_ABOUT) == set()


def test_every_reason_is_written():
    assert [name for name, reason in (LEFT_OUT | NOT_ABOUT).items() if len(reason) < 10] == []


@pytest.mark.parametrize("role", ["coordinator", "member", "rapporteur", "administrator"])
def test_each_table_can_be_told(role, house):
    person = house.people[role]
    tables = gathered(person)

    assert tables[0]["heading"] == "Om dig"
    assert all(len(row) == len(table["columns"]) for table in tables for row in table["rows"])
    assert all(isinstance(cell, str) for table in tables for row in table["rows"] for cell in row)


def test_a_person_with_much_costs_as_many_questions_as_one_with_little(house, django_assert_max_num_queries):
    with django_assert_max_num_queries(len(TOLD) * 2 + 25):
        gathered(house.people["coordinator"])
