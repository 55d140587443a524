"""What somebody took on: done in one tap, postponed with a reason, handed on, dropped, opened again."""

from datetime import date, timedelta

import pytest

from councils.models import Role, Seat
from meetings.lifecycle import actions
from meetings.models import Action, ActionChange
from office import clock
from office.lifecycle import StepRefused
from office.models import Letter, Link
from tests.conftest import sit

TODAY = date(2027, 2, 3)
MAY = date(2027, 5, 15)


def stored(action):
    return Action.objects.get(pk=action.pk)


def test_it_is_done_in_one_tap(action, member, signed_in):
    browser = signed_in(member)
    page = browser.get("/arbete/atgarder/").content.decode()
    answer = browser.post(f"/arbete/atgarder/{action.pk}/steg/finish_action/", {"till": "/arbete/atgarder/"})

    assert f'action="/arbete/atgarder/{action.pk}/steg/finish_action/"' in page
    assert answer.url == "/arbete/atgarder/"
    assert (stored(action).state, stored(action).closed_at) == ("done", clock.now())


def test_what_came_of_it_is_kept(action, member):
    actions["finish_action"](action, by=member, result="Nio lampor är bytta.")

    assert stored(action).result == "Nio lampor är bytta."


@pytest.mark.parametrize("name", ["finish_action", "drop_action"])
def test_a_second_press_changes_nothing_and_is_told_kindly(name, action, coordinator, signed_in):
    browser, address = signed_in(coordinator), f"/arbete/atgarder/{action.pk}/steg/{name}/"
    browser.post(address, {"reason": "Behövs inte.", "result": "Behövs inte."})
    answer = browser.post(address, {"reason": "Annat.", "result": "Annat."}, follow=True)

    assert stored(action).result == "Behövs inte."
    assert any("är redan" in str(message) for message in answer.context["messages"])


def test_what_was_closed_by_another_hand_meanwhile_stays_as_it_is(action, member, coordinator):
    stale = stored(action)
    actions["drop_action"](action, by=coordinator, reason="Löst på annat sätt.")

    with pytest.raises(StepRefused):
        actions["finish_action"](stale, by=member)
    assert stored(action).state == "dropped"


def test_a_new_day_keeps_the_old_one_and_the_reason(action, member):
    actions["postpone_action"](action, by=member, due_on=date(2027, 6, 1), reason="Leveransen är sen.")

    change = ActionChange.objects.get()
    assert stored(action).due_on == date(2027, 6, 1)
    assert change.what == "Ny tid: tisdag 1 juni 2027 (var lördag 15 maj 2027)"
    assert (change.reason, change.by) == ("Leveransen är sen.", member)


@pytest.mark.parametrize(
    ("day", "words"), [(date(2027, 2, 2), "redan varit"), (date(2033, 1, 1), "5 år bort"), (MAY, "redan vara")]
)
def test_a_day_that_is_none_is_refused(day, words, action, member):
    with pytest.raises(StepRefused, match=words):
        actions["postpone_action"](action, by=member, due_on=day, reason="För att.")


def test_today_is_a_day_to_be_done_by(action, member):
    actions["postpone_action"](action, by=member, due_on=TODAY, reason="Går fortare.")

    assert stored(action).due_on == TODAY


def test_a_new_day_pressed_twice_is_one_change(action, member):
    for _ in range(2):
        actions["postpone_action"](action, by=member, due_on=TODAY, reason="Går fortare.")

    assert ActionChange.objects.count() == 1


def test_handed_on_it_is_told_to_the_new_one_and_closed_to_the_old(action, member, coordinator):
    from_before = Link.objects.create(
        person=member, matter=f"meetings.action/{action.pk}", made_at=clock.now(), expires_at=clock.now() + timedelta(9)
    )
    new = sit(action.body, Role.MEMBER)
    seat = Seat.objects.get(holdings__person=new)
    actions["reassign_action"](action, by=member, seat=seat, reason="Ligger hos dem.")

    letter = Letter.objects.get(kind="action_handed_over")
    assert (stored(action).seat, letter.recipient) == (seat, new)
    assert "Ligger hos dem." in letter.body
    assert Link.objects.get(pk=from_before.pk).revoked_at == clock.now()


def test_nobody_writes_to_themselves(action, coordinator):
    actions["reassign_action"](
        action, by=coordinator, seat=Seat.objects.get(holdings__person=coordinator), reason="Tar den."
    )

    assert not Letter.objects.filter(kind="action_handed_over").exists()


def test_opened_again_it_remembers_that_it_was_closed(action, member):
    actions["finish_action"](action, by=member, result="Klart.")
    actions["reopen_action"](action, by=member)

    assert (stored(action).state, stored(action).closed_at, stored(action).result) == ("open", None, "")
    assert (ActionChange.objects.get().what, ActionChange.objects.get().reason) == ("Öppnad igen (var klar)", "Klart.")


@pytest.mark.parametrize(
    "name", ["finish_action", "postpone_action", "reassign_action", "reopen_action", "drop_action"]
)
def test_another_member_takes_no_step(name, action, council):
    other = sit(council, Role.MEMBER)

    assert not actions[name].is_allowed(action, other)


def test_an_action_follows_the_seat(action, member, council):
    """The day after the holder leaves, it lies on the next one."""
    member.holdings.update(until=TODAY)
    with clock.pretending(clock.now() + timedelta(days=1)):
        new = sit(council, Role.MEMBER)
        new.holdings.update(seat=action.seat, since=TODAY + timedelta(days=1))
        assert actions["finish_action"].is_allowed(action, new)
        assert not actions["finish_action"].is_allowed(action, member)
    assert actions["finish_action"].is_allowed(action, member)
