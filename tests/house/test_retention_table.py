"""Everything that is kept has its time and its reason."""

import io
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.models import Field
from django.db.models.constants import LOOKUP_SEP

from office.retention import STAYS, TABLE, labels

PRIVACY = Path(__file__).parents[2] / "docs/privacy.md"
MODELS = {model._meta.label for model in apps.get_models()}


def test_every_model_is_in_the_table_or_stays_for_a_reason():
    assert labels() == MODELS


def test_what_only_loses_some_of_its_rows_or_fields_says_why_the_rest_stays():
    partly = {rule.label for rule in TABLE.values() if rule.clear}

    assert partly - set(STAYS) - {rule.label for rule in TABLE.values() if not rule.clear} == {"office.Letter"} - set(
        STAYS
    )


@pytest.mark.parametrize("rule", TABLE.values(), ids=TABLE)
def test_each_line_names_fields_that_there_are(rule):
    for way in [*rule.person, *rule.matter, *rule.clear, *rule.files, *filter(None, [rule.dated])]:
        model = rule.model
        for step in way.split(LOOKUP_SEP):
            found = model._meta.pk if step == "pk" else model._meta.get_field(step)
            assert isinstance(found, Field) or found.is_relation
            model = found.related_model


def test_the_table_is_printed_in_the_docs():
    printed = io.StringIO()
    call_command("print_retention", stdout=printed)

    assert printed.getvalue().strip() in PRIVACY.read_text()
