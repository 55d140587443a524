"""Each door × each role: the one table of who may pass where."""

import io
from copy import deepcopy
from pathlib import Path

import pytest
from django.contrib import admin
from django.core.management import call_command
from django.db import transaction
from django.urls import URLPattern, get_resolver, reverse

from councils import lifecycle as councils
from meetings.lifecycle import actions, items, meetings
from tests.house import doors, knocks
from tests.house.estate import ROLES

GET, POST = doors.rows(doors.GET), doors.rows(doors.POST)
ADMIN = {name: answers for name, *answers in (line.split() for line in doors.ADMIN.strip().splitlines())}
PRINTED = Path(__file__).parents[2] / "docs/permissions.md"


def names_of_doors(patterns):
    """The names of our own addresses; those of the administration are Django's."""
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield pattern.name
        elif pattern.namespace != "admin":
            yield from names_of_doors(pattern.url_patterns)


def answer(response):
    """The status, or `in` where it leads to the sign-in."""
    if response.streaming:
        list(response)  # a file is closed when it has been read
    where = response.headers.get("Location", "").partition("?")[0]
    return "in" if where in {"/logga-in/", "/admin/login/"} else str(response.status_code)


def knock(house, role, door, method, **data):
    name, arguments = knocks.address_of(door, house)
    return answer(getattr(house.browsers[role], method)(reverse(name, kwargs=arguments), **data))


def pressed(house, role, door):
    """What the role is answered when it sends the form; nothing of it lasts."""
    sent = knocks.SENT.get(door, lambda house: {})(house)
    browser = house.browsers[role]
    cookies = deepcopy(browser.cookies)
    with transaction.atomic():
        found = knock(house, role, door, "post", data=sent)
        transaction.set_rollback(True)
    browser.cookies = cookies
    return found


@pytest.mark.parametrize("door", GET)
def test_each_role_sees_what_the_table_says(door, house):
    assert {role: knock(house, role, door, "get") for role in ROLES} == GET[door]


@pytest.mark.parametrize("door", POST)
def test_each_role_does_what_the_table_says(door, house):
    assert {role: pressed(house, role, door) for role in ROLES} == POST[door]


@pytest.mark.parametrize("name", ADMIN)
def test_the_administration_is_for_the_administrator_alone(name, house):
    addresses = [reverse(f"admin:{name}_{page}") for page in ("changelist", "add")]
    found = {role: [answer(browser.get(address)) for address in addresses] for role, browser in house.browsers.items()}

    assert found == {role: ["in", "in"] for role in ROLES} | {"administrator": ADMIN[name]}


def test_the_administrations_first_page_is_for_the_administrator_alone(house):
    found = {role: answer(house.browsers[role].get("/admin/")) for role in ROLES}

    assert found == dict.fromkeys(ROLES, "in") | {"administrator": "200"}


def test_every_address_of_the_house_has_its_row():
    assert {door.partition("/")[0] for door in GET} == set(names_of_doors(get_resolver().url_patterns))


def test_every_step_has_its_row():
    steps = {
        "meeting_step": meetings,
        "item_step": items,
        "action_step": actions,
        "seat_step": councils.seats,
        "body_step": councils.bodies,
        "cooption_step": councils.cooptions,
    }
    wanted = {f"{name}/{step}" for name, lifecycle in steps.items() for step in lifecycle}

    assert {door for door in GET if "_step/" in door} == wanted
    assert {door for door in POST if "_step/" in door} == wanted


def test_every_model_of_the_administration_has_its_row():
    registered = {f"{model._meta.app_label}_{model._meta.model_name}" for model in admin.site._registry}

    assert set(ADMIN) == registered


def test_the_roles_of_the_table_are_those_who_knock():
    assert tuple(doors.HEAD) == ROLES


def test_the_printed_table_is_the_one_that_is_asked():
    printed = io.StringIO()
    call_command("print_permissions", stdout=printed)

    assert PRINTED.read_text(encoding="utf-8") == printed.getvalue()
