"""Each door × each way to ask × each role: the one table of who may pass where.

How many cells there are: `python -m tests.house.matrix`.
"""

import io
from pathlib import Path

import pytest
from django.core.management import call_command
from django.urls import URLPattern, get_resolver

from councils import lifecycle as councils
from meetings.lifecycle import actions, items, meetings
from records.lifecycle import disclosures
from situation import lifecycle as situation
from situation.forms.rapporteurs import ORGANISATION_FORMS
from tests.house.answers import REFUSED, address_of, knock, pressed
from tests.house.estate import ROLES
from tests.house.matrix import OTHER_METHODS
from tests.house.matrix import READ as GET
from tests.house.matrix import ROLES as COLUMNS
from tests.house.matrix import SENT as POST

PRINTED = Path(__file__).parents[2] / "docs/permissions.md"


def names_of_doors(patterns):
    """The names of our own addresses; those of the administration are Django's."""
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield pattern.name
        elif pattern.namespace != "admin":
            yield from names_of_doors(pattern.url_patterns)


@pytest.mark.parametrize("door", GET)
def test_each_role_sees_what_the_table_says(door, house):
    address = address_of(door, house)

    assert {role: knock(house, role, address, "get") for role in ROLES} == GET[door]


@pytest.mark.parametrize("door", POST)
def test_each_role_does_what_the_table_says(door, house):
    assert {role: pressed(house, role, door) for role in ROLES} == POST[door]


@pytest.mark.parametrize("door", GET)
def test_whoever_is_refused_is_so_in_every_way_to_ask(door, house):
    """By the head alone as by the whole page; and in ways that no page is asked, everybody."""
    address = address_of(door, house)
    refused = {role: cell for role, cell in GET[door].items() if cell in REFUSED}
    others = {knock(house, role, address, method) for role in ROLES for method in OTHER_METHODS}

    assert {role: knock(house, role, address, "head") for role in refused} == refused
    assert others == {"405"}


@pytest.mark.parametrize("door", sorted(GET.keys() - POST.keys()))
def test_a_form_sent_where_none_is_taken_gives_nothing_more(door, house):
    """It is answered as a page is, or with that no form is taken; whoever is refused the page is refused."""
    found = {role: pressed(house, role, door) for role in ROLES}

    assert {role: cell for role, cell in found.items() if cell not in {GET[door][role], "405"}} == {}


def test_every_address_of_the_house_has_its_row():
    assert {door.partition("/")[0] for door in GET} == set(names_of_doors(get_resolver().url_patterns))


def test_every_step_has_its_row():
    steps = {
        "meeting_step": meetings,
        "item_step": items,
        "action_step": actions,
        "report_step": situation.reports,
        "file_step": situation.files,
        "situation_report_step": situation.situation_reports,
        "place_step": situation.places,
        "police_step": situation.figures,
        "rapporteur_step": situation.rapporteurs,
        "proposal_step": situation.proposals,
        "summary_step": [*situation.bodies, *situation.summaries],
        "reporting_step": ORGANISATION_FORMS,  # to report and to hand in a file have doors of their own
        "seat_step": councils.seats,
        "body_step": councils.bodies,
        "cooption_step": councils.cooptions,
        "reading_step": councils.readings,
        "disclosure_step": disclosures,
    }
    wanted = {f"{name}/{step}" for name, lifecycle in steps.items() for step in lifecycle}

    assert {door for door in GET if "_step/" in door} == wanted
    assert {door for door in POST if "_step/" in door} == wanted


def test_the_roles_of_the_table_are_those_who_knock():
    assert COLUMNS == ROLES


def test_the_printed_table_is_the_one_that_is_asked():
    printed = io.StringIO()
    call_command("print_permissions", stdout=printed)

    assert PRINTED.read_text(encoding="utf-8") == printed.getvalue()
