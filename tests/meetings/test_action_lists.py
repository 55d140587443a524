"""Everybody finds their own actions, those who keep count find all, and nobody finds what they may not see."""

from datetime import date, timedelta

import pytest

from councils.models import Role, Seat
from meetings.lifecycle import actions, meetings
from meetings.models import Action
from office import clock
from tests.conftest import sit

TODAY = date(2027, 2, 3)


def words(browser, query=""):
    return browser.get(f"/arbete/atgarder/{query}").content.decode()


@pytest.fixture
def several(under_way, coordinator, seat, council):
    """One overdue since yesterday, one for today, one in a week, one in eight days, one of somebody else's."""
    days = {"Igår": -1, "Idag": 0, "Omsju": 7, "Omåtta": 8}
    for text, ahead in days.items():
        Action.objects.create(
            body=council, meeting=under_way, text=text, seat=seat, due_on=TODAY + timedelta(days=ahead),
            made_by=coordinator, made_at=clock.now(),
        )  # fmt: skip
    other = Seat.objects.get(body=council, key="sakerhetschef")
    return meetings["add_action"](under_way, by=coordinator, text="Annans", seat=other, due_on=TODAY)


def test_ones_own_page_tells_what_is_overdue_soon_and_later(several, member, signed_in):
    groups = signed_in(member).get("/arbete/atgarder/").context["groups"]

    assert [(heading, [each.text for each in found]) for heading, _, found in groups] == [
        ("Försenade", ["Igår"]),
        ("Inom en vecka", ["Idag", "Omsju"]),
        ("Senare", ["Omåtta"]),
    ]


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("?visa=alla", {"Igår", "Idag", "Omsju", "Omåtta", "Annans"}),
        ("?visa=forsenade", {"Igår"}),
        ("?visa=alla&organ=est", set()),
        ("?visa=alla&organ=bra", {"Igår", "Idag", "Omsju", "Omåtta", "Annans"}),
        ("?visa=alla&ansvarig=OWNER", {"Annans"}),
        ("?visa=alla&ansvarig=seat-999999999", set()),
        ("?visa=nonsens", set()),
    ],
)
def test_the_coordinator_chooses_what_to_see(query, shown, several, coordinator, signed_in):
    page = words(signed_in(coordinator), query.replace("OWNER", f"seat-{several.seat_id}"))

    assert {text for text in ("Igår", "Idag", "Omsju", "Omåtta", "Annans") if f">{text}</a>" in page} == shown


def test_the_file_holds_the_choice_whole_and_no_formulas(several, coordinator, signed_in):
    Action.objects.filter(pk=several.pk).update(text="=HYPERLINK(1)")
    answer = signed_in(coordinator).get("/arbete/atgarder/lista.csv?visa=alla")

    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Åtgärd;Ansvarig;Klart senast;Läge;Organ")
    assert len(lines) == 6
    assert any(line.startswith("'=HYPERLINK(1);Säkerhetschef;2027-02-03;Pågår;") for line in lines)


def test_others_actions_do_not_exist_for_one_who_sees_no_meeting(several, stranger, signed_in):
    browser = signed_in(stranger)

    assert "Annans" not in words(browser, "?visa=alla")
    assert browser.get(several.get_absolute_url()).status_code == 404
    assert browser.post(f"{several.get_absolute_url()}steg/finish_action/").status_code == 404


def test_an_action_of_a_secret_item_is_seen_by_its_owner_and_those_who_prepare_it(
    action, member, chair, council, signed_in
):
    item = action.meeting.items.get()
    type(item).objects.update(openness="secret", secrecy_ground="OSL 18:1")
    Action.objects.update(item=item)
    other = sit(council, Role.MEMBER)

    statuses = [signed_in(person).get(action.get_absolute_url()).status_code for person in (member, chair, other)]
    assert statuses == [200, 200, 404]


def test_the_page_of_an_action_tells_its_whole_history(action, member, signed_in):
    actions["postpone_action"](action, by=member, due_on=date(2027, 6, 1), reason="Leveransen är sen.")
    actions["finish_action"](action, by=member, result="Bytta.")
    page = signed_in(member).get(action.get_absolute_url()).content.decode()

    told = ["Antecknad på mötet", "Ny tid: tisdag 1 juni 2027", "Leveransen är sen.", "Bytta.", "Öppna igen"]
    assert [each for each in told if each not in page] == []


def test_the_start_page_tells_what_is_overdue_or_soon(several, member, signed_in):
    todos = signed_in(member).get("/arbete/").context["todos"]

    own = {todo.title: (todo.tone, todo.due_text) for todo in todos if "/atgarder/" in todo.url}
    assert own == {
        "Igår": ("bad", "Försenad"),
        "Idag": ("warn", "Klart senast i dag"),
        "Omsju": ("warn", "Klart senast ons 10 feb"),
    }


def test_the_meetings_page_tells_what_was_agreed(action, member, signed_in):
    page = signed_in(member).get(action.meeting.get_absolute_url()).content.decode()

    assert "Ser över belysningen" in page
    assert "/steg/add_action/" not in page
