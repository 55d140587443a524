"""The meeting one item at a time: what each sees of it, and how it keeps its time."""

import json
from datetime import timedelta

import pytest

from meetings.lifecycle import records
from meetings.models import AgendaItem, Meeting, Openness, State
from office import clock
from tests.factories.meetings import AgendaItemFactory
from tests.meetings.sitting import decide, under_way, write
from tests.pages import text_of


@pytest.fixture
def meeting(council, coordinator, chair, member, now):
    return under_way(council)


@pytest.fixture
def item(meeting):
    return meeting.agenda_items[1]


@pytest.fixture
def page(signed_in):
    """page(person, meeting, "?punkt=2") is what that person is shown."""
    return lambda person, meeting, asked="": signed_in(person).get(f"/arbete/moten/{meeting.pk}/pagar/{asked}")


def test_the_item_in_hand_is_shown_first(page, meeting, item, coordinator, member):
    records["open_item"](meeting, by=coordinator, item=item)

    assert "<h1>Skolvägar</h1>" in page(member, meeting).content.decode()


@pytest.mark.parametrize(("asked", "shown"), [
    ("?punkt=3", "Övrigt"), ("?punkt=4", "Öppnande"), ("?punkt=0", "Öppnande"), ("?punkt=²", "Öppnande"),
    ("?punkt=999999999999", "Öppnande"), ("?punkt=", "Öppnande"),
])  # fmt: skip
def test_another_item_is_shown_when_it_is_asked_for_and_there(asked, shown, page, meeting, member):
    assert f"<h1>{shown}</h1>" in page(member, meeting, asked).content.decode()


def test_a_meeting_without_items_says_so(page, council, member, now):
    assert "Dagordningen är tom" in text_of(page(member, under_way(council, titles=[])))


def test_a_member_follows_the_notes_but_has_no_field_for_them(page, meeting, item, coordinator, member):
    write(meeting, coordinator, item, 1, "Polisen berättar.")
    shown = page(member, meeting, "?punkt=2")

    assert "Polisen berättar." in text_of(shown)
    assert 'name="notes"' not in shown.content.decode()
    assert "Ta upp punkt" not in text_of(shown)


@pytest.mark.parametrize(("state", "reads"), [(State.HELD, False), (State.FOR_APPROVAL, False), (State.APPROVED, True)])
def test_after_the_meeting_the_notes_are_a_draft_until_the_minutes_are_approved(
    state, reads, page, meeting, coordinator, member
):
    write(meeting, coordinator, meeting.agenda_items[1], 1, "Polisen berättar.")
    Meeting.objects.filter(pk=meeting.pk).update(state=state)

    assert ("Polisen berättar." in text_of(page(member, meeting, "?punkt=2"))) is reads


def test_what_is_secret_is_shown_to_those_who_may_read_it_alone(page, meeting, item, coordinator, chair, member):
    AgendaItem.objects.filter(pk=item.pk).update(openness=Openness.SECRET, text="Om en person.")
    write(meeting, coordinator, item, 1, "Vi talade om honom.")
    decide(meeting, coordinator, item, "consultation", "Samråd om honom.", over=2)

    seen = {person: text_of(page(person, meeting, "?punkt=2")) for person in (chair, member)}
    for words in ("Om en person.", "Vi talade om honom.", "Samråd om honom.", "Samråd genomfört"):
        assert [words in seen[chair], words in seen[member]] == [True, False]
    told = page(member, meeting, "nu/?punkt=2").content.decode()
    assert "honom" not in told


def test_one_who_does_not_see_the_meeting_does_not_see_it_going_on(page, meeting, item, stranger, signed_in):
    assert page(stranger, meeting).status_code == 404
    assert page(stranger, meeting, "nu/").status_code == 404
    assert signed_in(stranger).post(f"/arbete/moten/{meeting.pk}/anteckningar/{item.pk}/").status_code == 404


def test_the_meeting_turns_to_the_next_item_by_a_button(signed_in, meeting, item, chair):
    answer = signed_in(chair).post(f"/arbete/moten/{meeting.pk}/pagar/{item.pk}/")

    assert answer.url == f"/arbete/moten/{meeting.pk}/pagar/?punkt=2"
    assert Meeting.objects.get(pk=meeting.pk).current_item == item


@pytest.mark.parametrize(("minutes", "told"), [
    (0, ("0 av 10 min", "Håller tiden")), (10, ("10 av 10 min", "Håller tiden")),
    (11, ("11 av 10 min, över tiden", "1 minut efter")), (18, ("18 av 10 min, över tiden", "8 minuter efter")),
])  # fmt: skip
def test_the_time_used_is_told_against_the_time_planned(minutes, told, page, meeting, coordinator, member):
    with clock.pretending(meeting.starts_at):
        records["open_item"](meeting, by=coordinator, item=meeting.agenda_items[0])
    with clock.pretending(meeting.starts_at + timedelta(minutes=minutes)):
        words = text_of(page(member, meeting))

    assert f"Använd tid: {told[0]} Mötet: {told[1]} " in words


def test_a_meeting_ahead_of_its_agenda_says_so(page, meeting, item, coordinator, member):
    with clock.pretending(meeting.starts_at + timedelta(minutes=5)):
        records["open_item"](meeting, by=coordinator, item=item)
        assert "Mötet: 5 minuter före" in text_of(page(member, meeting))


def test_those_who_follow_are_told_only_what_is_new(page, meeting, item, coordinator, member):
    first = page(member, meeting, "nu/")
    again = signed_again(page, member, meeting, first)
    records["open_item"](meeting, by=coordinator, item=item)
    changed = signed_again(page, member, meeting, first)

    assert (again.status_code, again.content) == (304, b"")
    assert (changed.json()["current"], changed.json()["title"]) == (2, "Skolvägar")
    assert "notes" not in changed.json()


def signed_again(page, person, meeting, before):
    browser = page(person, meeting).client
    return browser.get(f"/arbete/moten/{meeting.pk}/pagar/nu/", headers={"If-None-Match": before.headers["ETag"]})


def test_those_who_write_are_told_what_others_write(page, meeting, item, coordinator, chair):
    write(meeting, coordinator, item, 1, "Polisen berättar.")
    told = page(chair, meeting, "nu/?punkt=2").json()

    assert told["notes"] == {"version": 2, "text": "Polisen berättar.", "last": "Samordnaren skrev 08.00"}


def test_a_page_that_follows_costs_few_questions_however_long_the_agenda(
    page, meeting, coordinator, member, council, django_assert_max_num_queries
):
    AgendaItem.objects.bulk_create(
        AgendaItemFactory.build(meeting=meeting, body=council, state="accepted", position=n, proposed_by=member)
        for n in range(4, 34)
    )
    address, browser = f"/arbete/moten/{meeting.pk}/pagar/", page(coordinator, meeting).client
    with django_assert_max_num_queries(12):
        assert browser.get(address).status_code == 200
    with django_assert_max_num_queries(10):
        browser.get(f"{address}nu/")


def test_the_meetings_page_leads_to_it(signed_in, meeting, coordinator, member):
    address = meeting.get_absolute_url()
    assert "Följ mötet" in text_of(signed_in(member).get(address))

    Meeting.objects.filter(pk=meeting.pk).update(state=State.HELD)
    assert f'href="{address}pagar/"' not in signed_in(member).get(address).content.decode()
    assert f'href="{address}pagar/"' in signed_in(coordinator).get(address).content.decode()


def test_what_is_told_is_plain_json(page, meeting, member):
    answer = page(member, meeting, "nu/")

    assert answer.headers["Content-Type"] == "application/json"
    assert json.loads(answer.content)["state"] == "under_way"
