"""Whoever has reported, or has sat in the EST group, is answered at EST's doors as one who never did.

They made the reports and handed in the file that lie behind the doors. The table is tests/house/est_doors.py.
"""

from datetime import date, timedelta

import pytest

from councils.models import Holding
from situation.models import Rapporteur
from tests.factories.councils import CooptionFactory
from tests.house import est_doors
from tests.house.answers import address_of, knock, pressed
from tests.house.estate import NOW
from tests.house.matrix import rows

YESTERDAY = NOW.date() - timedelta(days=1)
NEVER = "future"  # of those in the table, who has nothing to do with EST
GET, POST = rows(est_doors.GET), rows(est_doors.POST)


@pytest.fixture
def house(house):
    reported, sat = house.people["rapporteur"], house.people["stranger"]
    Rapporteur.objects.filter(person=reported).update(until=YESTERDAY)
    Holding.objects.filter(person=sat).update(until=YESTERDAY)
    for person in (reported, sat):  # what is to come keeps the account open
        CooptionFactory(body=house.steering_group, person=person, since=date(2028, 1, 1))
    for role in ("rapporteur", "stranger"):
        house.people[role] = type(reported).objects.get(pk=house.people[role].pk)
    return house


@pytest.mark.parametrize("role", ["rapporteur", "stranger"])
def test_nothing_more_is_seen(role, house):
    found = {door: knock(house, role, address_of(door, house), "get") for door in GET}

    assert {door: cell for door, cell in found.items() if cell != GET[door][NEVER]} == {}


@pytest.mark.parametrize("role", ["rapporteur", "stranger"])
def test_nothing_more_is_done(role, house):
    found = {door: pressed(house, role, door) for door in POST}

    assert {door: cell for door, cell in found.items() if cell != POST[door][NEVER]} == {}
