"""A door that somebody signed in did not get through is a line in the log, without what may be secret."""

import logging

import pytest


@pytest.fixture
def told(caplog):
    with caplog.at_level(logging.WARNING, logger="hedemora_bra.security"):
        yield lambda: [each.getMessage() for each in caplog.records if each.name == "hedemora_bra.security"]


def test_somebody_who_tries_a_door_that_is_shut_is_told_of(told, signed_in, stranger, meeting):
    signed_in(stranger).get(f"/arbete/moten/{meeting.pk}/?sok=Gnistregnet")

    assert told() == [f"refused person {stranger.pk}: GET meeting pk={meeting.pk} 404"]


def test_a_step_that_one_may_not_take_is_told_of(told, signed_in, member, meeting):
    signed_in(member).post(f"/arbete/moten/{meeting.pk}/steg/cancel/", {"reason": "Gnistregnet"})

    assert told() == [f"refused person {member.pk}: POST meeting_step pk={meeting.pk} 404"]


def test_the_key_of_a_link_is_not_told(told, signed_in, member):
    signed_in(member).get("/lank/0123456789abcdef0123456789abcdef.x/")

    assert told() == [f"refused person {member.pk}: GET link 404"]


def test_a_door_that_opens_and_one_that_is_not_there_are_not_told_of(told, signed_in, member, client):
    browser = signed_in(member)
    browser.get("/arbete/")
    browser.get("/arbete/finns-inte/")

    assert told() == []


def test_nobody_in_particular_is_not_told_of(told, client, meeting):
    client.get(f"/moten/{meeting.pk}/protokoll/")

    assert told() == []
