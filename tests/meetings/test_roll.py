"""The roll is called: row by row, with the page or without JavaScript, or all at once."""

from datetime import timedelta
from threading import Thread

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from councils.models import Seat
from meetings import roll
from meetings.lifecycle import rolls
from meetings.models import Meeting, Participant, Presence, State
from office import clock
from office.lifecycle import StepRefused
from tests.factories.councils import CooptionFactory, PersonFactory
from tests.factories.meetings import MeetingFactory
from tests.meetings.course import begin, mark, presence_of, roll_of
from tests.pages import text_of

AS_DATA = {"Accept": "application/json"}


@pytest.fixture
def under_way(council, coordinator, chair, member, now):
    """A meeting of three called people and three items, begun."""
    return begin(MeetingFactory(body=council, items=["Ett", "Två", "Tre"]), coordinator, chair)


def has_said(meeting, person, answer):
    Participant.objects.create(meeting=meeting, person=person, answer=answer, answered_at=clock.now())


def substitute_for(meeting, holder):
    """Somebody whom the holder of a seat has called instead."""
    seat = Seat.objects.get(holdings__person=holder)
    person = PersonFactory(name="Ersättaren")
    meeting.participants.create(person=person, seat=seat, is_invited=True, stands_in_for=holder)
    return person


def sent_to(page, person, presence="present", **more):
    return page, {"person": person.pk, "presence": presence, "came_at": "", "left_after": ""} | more


@pytest.mark.parametrize("presence", Presence.values)
def test_the_last_press_is_the_one_that_counts(presence, under_way, coordinator, member):
    for pressed in ("present", "absent", presence):
        mark(under_way, coordinator, member, pressed)

    assert presence_of(under_way, member) == presence
    assert under_way.participants.filter(person=member).count() == 1


def test_what_somebody_answered_stays_beside_whether_they_came(under_way, coordinator, member):
    has_said(under_way, member, "yes")
    mark(under_way, coordinator, member, "absent")

    part = under_way.participants.get(person=member)
    assert (part.answer, part.presence) == ("yes", "absent")


def test_a_members_presence_is_kept_with_the_seat(under_way, coordinator, member):
    assert mark(under_way, coordinator, member).seat == Seat.objects.get(holdings__person=member)


@pytest.mark.parametrize("who", ["coordinator", "chair"])
def test_the_roll_is_called_by_those_who_lead(who, under_way, member, request):
    mark(under_way, request.getfixturevalue(who), member)

    assert presence_of(under_way, member) == "present"


def test_an_ordinary_member_calls_no_roll_unless_chosen_to_keep_the_notes(under_way, member, signed_in):
    with pytest.raises(PermissionDenied):
        mark(under_way, member, member)
    assert signed_in(member).get(roll_of(under_way)).status_code == 404

    Meeting.objects.filter(pk=under_way.pk).update(secretary=member)
    assert signed_in(member).get(roll_of(under_way)).status_code == 200


@pytest.mark.parametrize("state", [State.SUMMONED, State.FOR_APPROVAL, State.APPROVED, State.CANCELLED])
def test_outside_the_meeting_and_its_notes_no_roll_is_called(state, under_way, coordinator, member, signed_in):
    Meeting.objects.filter(pk=under_way.pk).update(state=state)

    with pytest.raises(StepRefused):
        mark(under_way, coordinator, member)
    assert signed_in(coordinator).get(roll_of(under_way)).status_code == 404


def test_the_roll_is_mended_after_the_meeting(under_way, coordinator, member):
    Meeting.objects.filter(pk=under_way.pk).update(state=State.HELD)

    mark(under_way, coordinator, member, "excused")
    assert presence_of(under_way, member) == "excused"


def test_what_is_locked_with_the_minutes_is_refused_in_words(under_way, coordinator, member):
    mark(under_way, coordinator, member)
    under_way.participants.update(is_locked=True)

    with pytest.raises(StepRefused, match="låst med protokollet"):
        mark(under_way, coordinator, member, "absent")
    rolls["mark_all_present"](under_way, by=coordinator)
    assert presence_of(under_way, member) == "present"


def test_somebody_comes_to_an_item_and_leaves_after_another(under_way, coordinator, member):
    one, two, three = under_way.agenda_items
    part = mark(under_way, coordinator, member, came_at=two, left_after=two)
    assert (part.came_at, part.left_after) == (two, two)

    with pytest.raises(StepRefused, match="gått före"):
        mark(under_way, coordinator, member, came_at=three, left_after=one)


def test_one_who_is_away_came_to_no_item(under_way, coordinator, member):
    part = mark(under_way, coordinator, member, "absent", came_at=under_way.agenda_items[1])

    assert part.came_at is None


def test_an_item_of_another_meeting_is_no_item_to_come_to(under_way, council, coordinator, member):
    other = MeetingFactory(body=council, day=under_way.day.replace(day=25), items=["Annat"])

    with pytest.raises(StepRefused, match="dagordningen"):
        mark(under_way, coordinator, member, came_at=other.agenda_items[0])


def test_all_who_have_said_yes_are_here_in_one_press(under_way, coordinator, chair, member):
    has_said(under_way, coordinator, "yes")
    has_said(under_way, chair, "no")
    has_said(under_way, member, "maybe")
    rolls["mark_all_present"](under_way, by=coordinator)

    found = [presence_of(under_way, person) for person in (coordinator, chair, member)]
    assert found == ["present", "excused", ""]


def test_the_press_for_all_changes_nothing_that_is_noted_already(under_way, coordinator, member):
    has_said(under_way, member, "yes")
    mark(under_way, coordinator, member, "absent")
    rolls["mark_all_present"](under_way, by=coordinator)

    assert presence_of(under_way, member) == "absent"


def test_whoever_has_a_substitute_is_proposed_as_excused_and_stands_before_them(under_way, member):
    person = substitute_for(under_way, member)
    fresh = Meeting.objects.get(pk=under_way.pk)

    rows = roll.rows(fresh)
    names = [row.each.person for row in rows]
    assert names.index(person) == names.index(member) + 1
    assert [row.proposed for row in rows if row.key == member.pk] == ["excused"]


def test_a_seat_counts_once_whoever_sits_in_it(under_way, coordinator, member):
    person = substitute_for(under_way, member)
    CooptionFactory(body=under_way.body)
    mark(under_way, coordinator, person)

    assert roll.tally(Meeting.objects.get(pk=under_way.pk)).told == "1 av 4 på plats"


def test_the_page_shows_everybody_and_the_empty_seats(under_way, coordinator, member, signed_in):
    has_said(under_way, member, "yes")
    words = text_of(signed_in(coordinator).get(roll_of(under_way)))

    assert "0 av 3 på plats" in words
    assert "Har svarat: kommer." in words
    assert "Tom plats" in words


def test_a_row_is_saved_without_javascript(under_way, coordinator, member, signed_in):
    two = under_way.agenda_items[1]
    answer = signed_in(coordinator).post(*sent_to(roll_of(under_way), member, came_at=two.pk))

    assert answer.headers["Location"] == f"{roll_of(under_way)}#rad-{member.pk}"
    assert under_way.participants.get(person=member).came_at == two


def test_a_row_is_saved_by_the_page_and_the_answer_tells_how_all_stand(
    under_way, coordinator, chair, member, signed_in
):
    mark(under_way, chair, chair, "excused")
    answer = signed_in(coordinator).post(*sent_to(roll_of(under_way), member), headers=AS_DATA).json()

    assert (answer["fault"], answer["tally"]) == ("", "1 av 3 på plats")
    told = {row["key"]: row["presence"] for row in answer["rows"]}
    assert told == {coordinator.pk: "", chair.pk: "excused", member.pk: "present"}


def test_what_cannot_be_saved_is_told_beside_the_row_and_kept(under_way, coordinator, member, signed_in):
    one, _, three = under_way.agenda_items
    sent = sent_to(roll_of(under_way), member, came_at=three.pk, left_after=one.pk)
    page = signed_in(coordinator).post(*sent)

    words = page.content.decode()
    assert page.status_code == 422
    assert "Personen kan inte ha gått före" in words
    assert f'<option value="{three.pk}" selected>' in words
    assert not under_way.participants.exclude(presence="").exists()


@pytest.mark.parametrize(
    "nasty",
    [
        {"person": ""},
        {"person": "99999999999999999999"},
        {"person": "\0"},
        {"presence": "dancing"},
        {"presence": ""},
        {"came_at": "abc"},
        {"left_after": "99999999999999999999"},
    ],
)
def test_nonsense_is_refused_and_saves_nothing(nasty, under_way, coordinator, member, signed_in):
    address, sent = sent_to(roll_of(under_way), member)
    browser = signed_in(coordinator)

    assert browser.post(address, sent | nasty).status_code == 422
    assert browser.post(address, sent | nasty, headers=AS_DATA).status_code == 409
    assert not under_way.participants.exclude(presence="").exists()


def test_the_page_presses_for_all_and_comes_back(under_way, coordinator, member, signed_in):
    has_said(under_way, member, "yes")
    answer = signed_in(coordinator).post(f"{roll_of(under_way)}alla/")

    assert answer.headers["Location"] == roll_of(under_way)
    assert presence_of(under_way, member) == "present"


@pytest.mark.django_db(transaction=True)
def test_two_who_call_the_roll_at_once_lose_nothing(under_way, coordinator, chair, member):
    def press(by, people):
        with clock.pretending(under_way.starts_at + timedelta(minutes=1)):
            for person in people:
                mark(Meeting.objects.get(pk=under_way.pk), by, person)
        connection.close()

    presses = [(coordinator, [member, chair]), (chair, [chair, coordinator])]
    threads = [Thread(target=press, args=pressed) for pressed in presses]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(under_way.participants.values_list("presence", flat=True)) == ["present"] * 3
