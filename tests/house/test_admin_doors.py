"""Each page of the administration × each role: for the administrator alone, and what steps write is only looked at."""

import pytest
from django.apps import apps
from django.urls import reverse

from tests.house import admin_doors
from tests.house.answers import knock, shaken
from tests.house.estate import ROLES
from tests.house.one_of_each import one_of_each, registered, row_of

ADMIN = admin_doors.rows()
READ_ONLY = [model for model, cells in ADMIN.items() if cells["add"] == "403"]
OTHERS = [role for role in ROLES if role != "administrator"]


@pytest.fixture
def filled(house):
    one_of_each(house)
    return house


def addresses(name):
    """Each page of a model, by its kind; those of a row are of one that is in the house."""
    key = row_of(name).pk
    arguments = {page: [key] for page in ("change", "delete", "history")}
    return {page: reverse(f"admin:{name}_{page}", args=arguments.get(page)) for page in admin_doors.PAGES}


@pytest.mark.parametrize("name", ADMIN)
def test_the_administrator_sees_what_the_table_says(name, filled):
    found = {page: knock(filled, "administrator", address, "get") for page, address in addresses(name).items()}

    assert found == ADMIN[name]


@pytest.mark.parametrize("name", ADMIN)
@pytest.mark.parametrize("method", ["get", "post"])
def test_to_all_others_the_administration_is_closed(name, method, filled):
    pages = addresses(name)
    found = {(role, page): knock(filled, role, pages[page], method) for role in OTHERS for page in pages}

    assert {cell: answer for cell, answer in found.items() if answer != "in"} == {}


@pytest.mark.parametrize("name", READ_ONLY)
def test_what_the_steps_write_is_changed_by_no_form_of_the_administration(name, filled):
    found = {
        page: knock(filled, "administrator", address, "post", data={"post": "yes", "_save": "Spara"})
        for page, address in addresses(name).items()
        if page in {"add", "change", "delete"}
    }

    assert found == {"add": "403", "change": "403", "delete": "403"}


@pytest.mark.parametrize("name", READ_ONLY)
def test_no_action_of_a_list_takes_away_what_the_steps_write(name, filled):
    """The lists of the administration have actions for many rows at once."""
    model = apps.get_model(*name.split("_"))
    rows, chosen = model._base_manager.count(), row_of(name).pk
    sent = {"action": "delete_selected", "_selected_action": chosen, "post": "yes"}
    shaken(filled, "administrator", addresses(name)["changelist"], sent)

    assert model._base_manager.count() == rows


@pytest.mark.parametrize("address", admin_doors.BESIDE)
def test_what_else_is_in_the_administration_is_the_administrators_alone(address, house):
    found = {role: knock(house, role, f"/admin/{address}", "get") for role in ROLES}

    assert found == dict.fromkeys(OTHERS, "in") | {"administrator": admin_doors.BESIDE[address]}


def test_every_model_of_the_administration_has_its_row():
    assert sorted(ADMIN) == registered()


@pytest.mark.parametrize("model", ["meetings_noteversion", "situation_place", "councils_person"])
def test_a_search_of_very_many_words_is_answered(model, house):
    address = reverse(f"admin:{model}_changelist")

    assert house.browsers["administrator"].get(address, {"q": "a " * 2000}).status_code == 200
