"""An action opened by the link in a letter: done, postponed and opened again there, by its owner and nobody else."""

from datetime import date, timedelta

import pytest
from django.test import Client

from councils.models import Role, Seat
from meetings.lifecycle import actions, meetings
from meetings.models import Action, Meeting
from office import clock, links
from office.models import Link
from tests.conftest import sit
from tests.pages import text_of

SOON = timedelta(days=9)


def link_to(person, matter):
    """The address that a mail carries."""
    links.address(person, matter, clock.now() + SOON)
    return f"/lank/{links.token(Link.objects.get(person=person, matter=matter, revoked_at=None))}/"


@pytest.fixture
def address(action, member):
    """The action's own link."""
    return link_to(member, f"meetings.action/{action.pk}")


@pytest.fixture
def by_meeting(action, member):
    """The action, by the link of the meeting where it was agreed."""
    return f"{link_to(member, f'meetings.meeting/{action.meeting_id}')}atgarder/{action.pk}/"


def stored(action):
    return Action.objects.get(pk=action.pk)


def press(address, step, **fields):
    return Client().post(address, {"steg": step, **fields})


def told(answer):
    return answer.status_code, answer.content, sorted(answer.headers.items())


def refusal():
    return told(Client().get("/lank/nonsens/"))


def test_the_link_shows_the_action_and_changes_nothing(address, action):
    page = text_of(Client().get(address))

    assert [
        words for words in ("Ser över belysningen", "lördag 15 maj 2027", "Klar", "Ny tid") if words not in page
    ] == []
    assert stored(action).state == "open"


def test_it_is_done_from_the_link(address, action):
    answer = press(f"{address}atgarder/{action.pk}/", "finish_action", result="Nio lampor är bytta.")

    assert answer.status_code == 302
    assert (stored(action).state, stored(action).result) == ("done", "Nio lampor är bytta.")
    assert "Nio lampor är bytta." in text_of(Client().get(answer.url))


def test_a_second_press_changes_nothing(address, action):
    press(f"{address}atgarder/{action.pk}/", "finish_action", result="Klart.")
    answer = press(f"{address}atgarder/{action.pk}/", "finish_action", result="Annat.")

    assert (answer.status_code, stored(action).result) == (302, "Klart.")


def test_it_is_opened_again_from_the_link(address, action):
    press(f"{address}atgarder/{action.pk}/", "finish_action")
    press(f"{address}atgarder/{action.pk}/", "reopen_action")

    assert stored(action).state == "open"


def test_it_gets_a_new_day_from_the_link(address, action):
    fields = {"due_on": "2027-06-01", "reason": "Leveransen är sen."}
    press(f"{address}atgarder/{action.pk}/", "postpone_action", **fields)

    assert stored(action).due_on == date(2027, 6, 1)


def test_a_new_day_without_its_reason_is_told_beside_the_field_and_kept(address, action):
    answer = press(f"{address}atgarder/{action.pk}/", "postpone_action", due_on="2027-06-01", reason="")

    form = answer.context["postpone"]
    assert (answer.status_code, list(form.errors), form["due_on"].value()) == (422, ["reason"], "2027-06-01")
    assert stored(action).due_on == date(2027, 5, 15)


@pytest.mark.parametrize("step", ["drop_action", "reassign_action", "order", "", "\0"])
def test_the_link_takes_no_other_step(step, address, action):
    assert told(press(f"{address}atgarder/{action.pk}/", step, reason="Nej."))[:2] == refusal()[:2]
    assert stored(action).state == "open"


def test_the_meetings_link_lists_ones_own_and_finishes_them(by_meeting, action):
    home = by_meeting.partition("atgarder")[0]
    page = Client().get(home).content.decode()
    press(by_meeting, "finish_action")

    assert by_meeting in page
    assert stored(action).state == "done"


def others_action(action, by):
    seat = Seat.objects.get(body=action.body, key="sakerhetschef")
    return meetings["add_action"](action.meeting, by=by, text="Annans", seat=seat, due_on=date(2027, 5, 15))


def test_a_link_leads_to_no_other_action(address, by_meeting, action, coordinator):
    other = others_action(action, coordinator)
    swapped = by_meeting.replace(f"/{action.pk}/", f"/{other.pk}/")

    for refused in (f"{address}atgarder/{other.pk}/", swapped, f"{address}atgarder/99999999999999999999/"):
        assert told(Client().get(refused)) == refusal()
        assert press(refused, "finish_action").status_code == 404
    assert stored(other).state == "open"


def test_another_bodys_action_is_not_reached_by_a_meetings_link(by_meeting, action, steering_group):
    Action.objects.update(body=steering_group)

    assert told(Client().get(by_meeting)) == refusal()


def revoke(action, member):
    Link.objects.update(revoked_at=clock.now())


def expire(action, member):
    Link.objects.update(expires_at=clock.now())


def hand_on(action, member):
    new = sit(action.body, Role.MEMBER)
    seat = Seat.objects.get(holdings__person=new)
    actions["reassign_action"](action, by=member, seat=seat, reason="Ligger hos dem.")


def leave(action, member):
    member.holdings.update(until=clock.today() - timedelta(days=1))


def close_the_door(action, member):
    type(member).objects.filter(pk=member.pk).update(is_active=False)


@pytest.mark.parametrize("what", [revoke, expire, hand_on, leave, close_the_door])
@pytest.mark.parametrize("way", ["address", "by_meeting"])
def test_a_link_that_no_longer_leads_anywhere_says_what_a_forged_one_says(what, way, action, member, request):
    opened = request.getfixturevalue(way)
    what(action, member)

    assert told(Client().get(opened)) == refusal()
    assert press(opened, "finish_action").status_code in {404, 405}
    assert stored(action).state == "open"


def test_the_link_is_no_way_into_the_house(address, action):
    browser = Client()
    browser.get(address)

    assert browser.get(action.get_absolute_url()).status_code == 302
    assert Meeting.objects.exists()
