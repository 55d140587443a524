"""What a letter says is no longer so before it has left: then it never goes."""

from datetime import timedelta

import pytest

from meetings.lifecycle import meetings
from meetings.models import Meeting
from office import clock
from office.models import Letter
from tests.factories.councils import PersonFactory

MINUTE = timedelta(minutes=1)


@pytest.fixture
def sent(meeting, coordinator):
    meetings["send_agenda"](meeting, by=coordinator)
    return meeting


@pytest.fixture
def guest(sent, coordinator):
    guest = PersonFactory(name="Gästen")
    meetings["add_guest"](sent, by=coordinator, person=guest, reason="Belysning")
    return guest


def stored(meeting):
    return Meeting.objects.get(pk=meeting.pk)


def called_off(meeting, by):
    meetings["remove_guest"](stored(meeting), by=by, guest=stored(meeting).participants.get())


def in_the_outbox(person):
    """The kinds of letters that are still to go to the person, or have gone."""
    found = Letter.objects.reaching().filter(recipient=person).order_by("pk")
    return list(found.values_list("kind", flat=True))


def waits_for_its_next_try():
    Letter.objects.update(state="waiting", tries=1, due_at=clock.now() + MINUTE, last_error="451 Senare")


def waits_for_the_printer():
    Letter.objects.update(state="to_print", address="")


NOT_LEFT = pytest.mark.parametrize("not_left", [waits_for_its_next_try, waits_for_the_printer])


@NOT_LEFT
def test_a_summons_that_has_not_left_does_not_go_after_the_cancellation(sent, coordinator, member, not_left):
    not_left()
    meetings["cancel"](stored(sent), by=coordinator, reason="Sjukdom")

    assert in_the_outbox(member) == ["cancelled"]


@NOT_LEFT
def test_nor_to_whoever_has_been_called_off(sent, coordinator, guest, not_left):
    not_left()
    called_off(sent, coordinator)

    assert in_the_outbox(guest) == ["no_longer_called"]


def test_a_summons_in_the_servers_hands_goes_and_the_cancellation_after_it(sent, coordinator, member):
    Letter.objects.update(state="in_flight")
    meetings["cancel"](stored(sent), by=coordinator, reason="Sjukdom")

    assert in_the_outbox(member) == ["agenda", "cancelled"]


def test_whoever_is_called_again_gets_the_summons_anew(sent, coordinator, guest):
    waits_for_its_next_try()
    called_off(sent, coordinator)
    meetings["add_guest"](stored(sent), by=coordinator, person=guest, reason="Belysning")

    assert in_the_outbox(guest) == ["no_longer_called", "agenda"]
