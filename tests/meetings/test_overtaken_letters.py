"""What a letter says is no longer so before it has left: then it never goes."""

from datetime import timedelta

import pytest

from meetings.lifecycle import actions, meetings
from meetings.models import Action, Meeting
from office import clock
from office.models import Letter
from office.models.wishes import Rhythm, Wish
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


def move(meeting, by, days):
    starts_at = stored(meeting).starts_at + timedelta(days=days)
    times = {"starts_at": starts_at, "ends_at": starts_at + 60 * MINUTE}
    meetings["move"](stored(meeting), by=by, place="Biblioteket", reason="Krock", **times)


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


@pytest.fixture
def daily(member):
    """The member has what can be gathered once a day."""
    for sort in ("answers", "items", "actions"):
        Wish.objects.create(person=member, sort=sort, rhythm=Rhythm.DAILY)


@pytest.fixture
def asked(sent, daily, coordinator, member, chair):
    """Those two are asked to answer; the member's letter is held until the morning."""
    Letter.objects.update(state="sent")
    meetings["remind_unanswered"](sent, by=coordinator, people=[member, chair])
    return sent


def of_kind(kind, **more):
    return list(Letter.objects.filter(kind=kind, **more).order_by("pk").values_list("state", flat=True))


@pytest.mark.parametrize("how", ["answer", "name_substitute"])
def test_whoever_has_answered_is_not_asked_to(asked, member, chair, how):
    details = (
        {"answer": "yes"} if how == "answer" else {"name": "Ny", "title": "Rektor", "email": "ny@hedemora.example"}
    )
    meetings[how](stored(asked), by=member, **details)

    assert of_kind("please_answer", recipient=member) == ["withdrawn"]
    assert of_kind("please_answer", recipient=chair) == ["waiting"]


def test_nor_is_anybody_once_it_has_been_cancelled(asked, coordinator):
    meetings["cancel"](stored(asked), by=coordinator, reason="Sjukdom")

    assert of_kind("please_answer") == ["withdrawn", "withdrawn"]


def test_the_letter_of_a_move_asks_for_an_answer_itself(asked, coordinator, member):
    move(asked, coordinator, days=1)

    assert (of_kind("please_answer", recipient=member), of_kind("moved", recipient=member)) == (
        ["withdrawn"],
        ["waiting"],
    )


def test_items_are_not_asked_for_to_a_cancelled_meeting(meeting, daily, coordinator, member):
    meetings["call_for_items"](meeting, by=coordinator)
    meetings["cancel"](stored(meeting), by=coordinator, reason="Sjukdom")

    assert in_the_outbox(member) == ["cancelled"]


def test_nor_in_a_letter_of_its_own_once_the_agenda_has_gone_out(meeting, daily, coordinator, member):
    meetings["call_for_items"](meeting, by=coordinator)
    meetings["send_agenda"](stored(meeting), by=coordinator)

    assert in_the_outbox(member) == ["agenda"]


def test_the_letter_of_a_move_asks_for_items_to_those_who_have_not_been_asked(
    meeting, daily, coordinator, member, chair
):
    meetings["call_for_items"](meeting, by=coordinator)
    Letter.objects.filter(recipient=chair).update(state="sent")
    for days in (7, 1):
        move(meeting, coordinator, days)

    assert in_the_outbox(member) == ["moved"]
    asked, knows = (Letter.objects.not_left().get(recipient=person).body for person in (member, chair))
    assert ("Har du något som behöver tas upp" in asked, "Har du något som behöver tas upp" in knows) == (True, False)


@pytest.mark.parametrize("step", ["reassign_action", "finish_action", "drop_action"])
def test_nobody_is_told_that_they_have_got_what_they_have_no_longer(action, daily, coordinator, member, chair, step):
    for person in (chair, member):
        actions["reassign_action"](Action.objects.get(), by=coordinator, person=person, reason="Bytte")
    assert of_kind("action_handed_over") == ["withdrawn", "held"]

    details = {"reassign_action": {"person": coordinator, "reason": "Bytte"}, "drop_action": {"reason": "Behövs inte"}}
    actions[step](Action.objects.get(), by=coordinator, **details.get(step, {}))

    assert of_kind("action_handed_over", recipient=member) == ["withdrawn"]
