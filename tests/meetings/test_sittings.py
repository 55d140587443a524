"""A meeting begins in its hour, and what may be done with it while it goes on."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from councils.models import Role
from meetings.lifecycle import bodies, items, meetings
from meetings.models import AgendaItem, ItemState, State
from meetings.todo import meetings_and_answers_to_do, meetings_told
from office import clock
from office.lifecycle import StepRefused
from tests.factories.meetings import MeetingFactory
from tests.meetings.course import begin, call_the_roll, called_to
from tests.pages import text_of

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("after", "opens"),
    [
        (timedelta(hours=-1) - MINUTE, False),
        (timedelta(hours=-1), True),
        (timedelta(0), True),
        (timedelta(hours=10, minutes=59), True),
        (timedelta(hours=11), False),
    ],
)
def test_a_meeting_begins_from_an_hour_before_until_its_day_is_over(after, opens, meeting, coordinator, chair):
    with clock.pretending(called_to(meeting).starts_at + after):
        missing = meetings["start"].missing(meeting)

    assert (missing == []) == opens


def test_a_meeting_that_is_begun_is_under_way_with_its_first_item_open(meeting, coordinator, chair):
    begin(meeting, coordinator, chair)

    meeting.refresh_from_db()
    assert (meeting.state, meeting.started_at, meeting.chair) == (State.UNDER_WAY, meeting.starts_at, chair)
    assert meeting.current_item == meeting.agenda_items[0]
    assert meeting.current_item.record.opened_at == meeting.starts_at


@pytest.mark.parametrize("state", [State.UNDER_WAY, State.HELD, State.CANCELLED])
def test_what_has_begun_or_is_over_does_not_begin(state, meeting, coordinator, chair):
    with clock.pretending(meeting.starts_at), pytest.raises(StepRefused):
        meetings["start"](called_to(meeting, state), by=coordinator, chair=chair)


def test_an_ordinary_member_begins_no_meeting(meeting, member, chair):
    with clock.pretending(meeting.starts_at), pytest.raises(PermissionDenied):
        meetings["start"](called_to(meeting), by=member, chair=chair)


def test_whoever_leads_the_meeting_is_one_of_those_called(meeting, coordinator, stranger):
    with clock.pretending(meeting.starts_at), pytest.raises(StepRefused, match="inte kallad"):
        meetings["start"](called_to(meeting), by=coordinator, chair=stranger)


def test_whoever_leads_the_meeting_does_not_adjust_its_minutes(meeting, coordinator, chair):
    with clock.pretending(meeting.starts_at), pytest.raises(StepRefused, match="någon annan"):
        meetings["start"](called_to(meeting), by=coordinator, chair=chair, adjuster=chair)


def test_the_form_proposes_the_bodys_chair_and_the_coordinator(meeting, coordinator, chair, signed_in):
    with clock.pretending(called_to(meeting).starts_at):
        page = signed_in(chair).get(f"{meeting.get_absolute_url()}steg/start/")

    fields = page.context["form"].fields
    assert (fields["chair"].initial, fields["secretary"].initial) == (str(chair.pk), str(coordinator.pk))
    assert "adjuster" not in fields


def test_a_chair_who_has_declined_is_not_proposed(meeting, coordinator, chair, signed_in):
    meeting.participants.create(person=chair, answer="no", answered_at=clock.now())
    with clock.pretending(called_to(meeting).starts_at):
        page = signed_in(coordinator).get(f"{meeting.get_absolute_url()}steg/start/")

    assert page.context["form"].fields["chair"].initial is None


def test_a_body_with_an_adjuster_is_asked_for_one(meeting, council, coordinator, chair, member, signed_in):
    type(council).objects.filter(pk=council.pk).update(has_adjuster=True)
    with clock.pretending(called_to(meeting).starts_at):
        sent = {"chair": chair.pk, "secretary": coordinator.pk, "adjuster": member.pk}
        answer = signed_in(coordinator).post(f"{meeting.get_absolute_url()}steg/start/", sent)

    meeting.refresh_from_db()
    assert (answer.headers["Location"], meeting.adjuster) == (f"{meeting.get_absolute_url()}upprop/", member)


@pytest.fixture
def three(council, coordinator, chair, member, now):
    """A meeting under way with three items, its roll called."""
    meeting = MeetingFactory(body=council, items=["Ett", "Två", "Tre"])
    begin(meeting, coordinator, chair)
    call_the_roll(meeting, coordinator)
    return meeting


def test_a_meeting_under_way_is_neither_moved_nor_cancelled_nor_marked_as_held(three, coordinator):
    when = {"starts_at": three.starts_at, "ends_at": three.ends_at, "place": "Biblioteket", "reason": "x"}
    for name, details in {"move": when, "cancel": {"reason": "x"}, "hold": {}, "send_changed_agenda": {}}.items():
        with clock.pretending(three.starts_at), pytest.raises(StepRefused):
            meetings[name](three, by=coordinator, **details)


NEW = {"title": "Övrig fråga", "kind": "information", "minutes": 5}


def test_something_more_is_taken_up_during_the_meeting_with_its_reason(three, coordinator):
    with pytest.raises(StepRefused, match="Skriv varför"):
        meetings["add_item"](three, by=coordinator, **NEW)
    meetings["add_item"](three, by=coordinator, late_because="Hände i natt.", **NEW)

    assert [item.title for item in three.items.on_agenda()][-1] == "Övrig fråga"


def test_whoever_leads_the_meeting_takes_up_more_while_it_goes_on_but_not_before(three, council, chair):
    planned = MeetingFactory(body=council, day=three.day.replace(day=25))
    added = meetings["add_item"](three, by=chair, late_because="Hände i natt.", **NEW)

    assert added.meeting == three
    with pytest.raises(PermissionDenied):
        meetings["add_item"](planned, by=chair, **NEW)


def test_the_order_is_changed_while_the_meeting_goes_on_but_not_when_it_is_over(three, coordinator):
    order = [item.pk for item in three.items.on_agenda()][::-1]
    meetings["order"](three, by=coordinator, order=order)
    assert [item.title for item in three.items.on_agenda()] == ["Tre", "Två", "Ett"]

    with pytest.raises(StepRefused):
        meetings["order"](called_to(three, State.HELD), by=coordinator, order=order)


@pytest.mark.parametrize("name", ["park", "take_off", "edit_item"])
def test_an_item_leaves_a_meeting_under_way_only_with_an_outcome(name, three, coordinator):
    item = AgendaItem.objects.get(title="Ett")
    details = {"over": item.version, "title": "Nytt"} if name == "edit_item" else {}
    AgendaItem.objects.filter(pk=item.pk).update(proposed_by=coordinator)
    with pytest.raises(StepRefused, match="Mötet pågår"):
        items[name](item, by=coordinator, **details)


def test_a_proposal_is_not_accepted_onto_a_meeting_under_way(three, council, member, coordinator):
    proposal = bodies["propose"](council, by=member, title="Belysningen")

    with pytest.raises(StepRefused, match="kommande möte"):
        items["accept"](proposal, by=coordinator, meeting=three)
    assert AgendaItem.objects.get(pk=proposal.pk).state == ItemState.PROPOSED


def titles_to_do(person, moment):
    return [todo.title for todo in meetings_and_answers_to_do(meetings_told(person, moment), moment)]


def test_a_meeting_under_way_stands_first_on_the_coordinators_list_and_is_missed_the_day_after(three, coordinator):
    midnight = three.starts_at.replace(hour=23, minute=0)  # 24.00 in Sweden

    assert f"{three} pågår: fortsätt" in titles_to_do(coordinator, midnight - MINUTE)
    assert f"Avsluta {three}" in titles_to_do(coordinator, midnight)


def test_the_meetings_page_leads_to_the_roll_while_it_goes_on(three, coordinator, member, signed_in):
    link = f'href="{three.get_absolute_url()}upprop/"'

    assert link in signed_in(coordinator).get(three.get_absolute_url()).content.decode()
    page = signed_in(member).get(three.get_absolute_url())
    assert link not in page.content.decode()
    assert "3 av 3 på plats" in text_of(page)


def test_the_roles_of_those_called_are_named_as_the_form_looks_for_them(meeting):
    assert {each.role for each in meeting.called} == {Role.CHAIR.label, Role.COORDINATOR.label, Role.MEMBER.label}
