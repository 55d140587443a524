"""A body's standing items are written in the administration, within its mandate."""

import pytest

from meetings.models import StandingItem
from tests.factories.councils import PersonFactory


@pytest.fixture
def browser(council, signed_in, now):
    return signed_in(PersonFactory(is_staff=True, is_superuser=True))


@pytest.mark.parametrize(("kind", "is_saved"), [("group", True), ("decision", False), ("money", False)])
def test_a_standing_item_keeps_to_the_mandate(browser, council, kind, is_saved):
    form = {"body": council.pk, "title": "Fördelning", "kind": kind, "minutes": 5, "order": 1}
    answer = browser.post("/admin/meetings/standingitem/add/", form)

    assert (answer.status_code == 302) is is_saved
    assert StandingItem.objects.filter(title="Fördelning").exists() is is_saved


def test_an_item_of_no_kind_or_body_is_told_in_the_form(browser):
    answer = browser.post("/admin/meetings/standingitem/add/", {"title": "Fördelning", "kind": "nyheter"})

    assert {"body", "kind"} <= answer.context["adminform"].form.errors.keys()
