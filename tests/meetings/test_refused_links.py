"""A link that opens nothing says nothing: not why, and not whether anybody is there."""

from datetime import timedelta

import pytest
from django.test import Client

from meetings.lifecycle import meetings
from meetings.models import Participant
from office.models import Letter
from tests.factories.councils import HoldingFactory
from tests.meetings.refused import Refused, of, told

NOWHERE = "/lank/finns-inte/"
NEW = {"name": "Biträdande rektorn", "title": "Biträdande rektor", "email": "rektorn@hedemora.example"}


@pytest.fixture
def sent(meeting, coordinator):
    meetings["send_agenda"](meeting, by=coordinator)
    return meeting


@pytest.fixture
def refused(sent, member, chair, stranger, coordinator):
    return Refused(sent, member, chair, stranger, coordinator).addresses()


def test_a_hundred_links_that_open_nothing_are_answered_with_one_and_the_same_page(refused):
    answers = {str(told(Client().get(address))) for address in refused}

    assert len(refused) >= 100
    assert answers == {str(told(Client().get(NOWHERE)))}


def test_nor_do_they_take_an_answer_or_say_why(refused, member):
    before = Letter.objects.count()
    answers = {str(told(Client().post(f"{address}svar/", {"answer": "yes"}))) for address in refused}

    assert answers == {str(told(Client().post(f"{NOWHERE}svar/", {"answer": "yes"})))}
    assert (Letter.objects.count(), Participant.objects.exclude(answer="").count()) == (before, 0)


@pytest.mark.parametrize("end", ["in/", "losenord/", "valkommen/"])
def test_nor_do_they_let_anybody_in(refused, end):
    answers = {str(told(Client().post(f"{address}{end}"))) for address in refused}

    assert answers == {str(told(Client().post(f"{NOWHERE}{end}")))}


@pytest.mark.parametrize("change", ["withdrawn", "seat", "person"])
def test_a_link_dies_with_what_it_stood_on(client, sent, member, change):
    part = meetings["name_substitute"](sent, by=member, **NEW)
    address = of(part.person if change == "withdrawn" else member)
    if change == "withdrawn":
        meetings["withdraw_substitute"](sent, by=member)
    elif change == "seat":
        member.holdings.update(until=sent.day - timedelta(days=1))
        HoldingFactory(seat=member.holdings.get().seat, since=sent.day)
    else:
        type(member).objects.filter(pk=member.pk).update(is_active=False)

    assert told(client.get(address)) == told(Client().get(NOWHERE))
