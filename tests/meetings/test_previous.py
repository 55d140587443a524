"""The next agenda brings the minutes before and what is still to be done, by itself."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meetings import documents, previous
from meetings.lifecycle import meetings
from meetings.models import Action, AgendaItem, Brings, Openness
from office import clock
from tests.factories.councils import PersonFactory
from tests.factories.meetings import MeetingFactory
from tests.meetings import held

DUE = date(2027, 2, 4)


@pytest.fixture
def over(council, coordinator, chair, member, now):
    return held.held(council, chair, items=["Skolvägar"])


@pytest.fixture
def coming(council, over):
    """The council's next meeting, with the item that brings."""
    meeting = MeetingFactory(body=council, items=["Föregående protokoll", "Nytt"])
    AgendaItem.objects.filter(meeting=meeting, title="Föregående protokoll").update(brings=Brings.PREVIOUS)
    return meeting


def act(meeting, text="Mäter trafiken", due_on=DUE, **more):
    given = {"item": meeting.items.get(), "person": meeting.chair, "made_by": meeting.chair, "made_at": clock.now()}
    return Action.objects.create(body=meeting.body, meeting=meeting, text=text, due_on=due_on, **given | more)


def brought(meeting):
    fresh = held.fresh(meeting)
    previous.bring(fresh)
    return [item.brought for item in fresh.agenda_items if hasattr(item, "brought")]


def test_minutes_that_are_not_approved_yet_say_so(coming):
    says = "Minnesanteckningarna från tisdag 2 februari 2027 har inte justerats än."

    assert brought(coming) == [{"says": says, "url": "", "actions": []}]


def test_approved_minutes_are_there_to_read(coming, over, coordinator, chair):
    held.approved(over, coordinator, chair)
    found = brought(coming)[0]

    assert "har justerats." in found["says"]
    assert found["url"] == f"/arbete/moten/{over.pk}/protokoll/1.pdf"


def test_minutes_opened_again_are_not_approved_until_they_are(coming, over, coordinator, chair):
    done = held.approved(over, coordinator, chair)
    meetings["reopen_minutes"](done, by=chair, reason="Fel.")
    while_open = brought(coming)[0]["url"]
    held.approved(held.fresh(done), coordinator, chair)

    assert (while_open, brought(coming)[0]["url"]) == ("", f"/arbete/moten/{over.pk}/protokoll/2.pdf")


@pytest.mark.parametrize(("days", "is_overdue"), [(-1, False), (0, False), (1, True)])
def test_an_action_is_overdue_the_day_after_its_day(days, is_overdue, coming, over):
    agreed = act(over)
    with clock.pretending(clock.now() + timedelta(days=1 + days)):
        found = brought(coming)[0]["actions"]

    expected = {"item": agreed.item_id, "what": "Mäter trafiken", "who": over.chair.name, "by_when": "tors 4 feb 2027"}
    assert found == [expected | {"is_overdue": is_overdue}]


def test_only_the_bodys_open_actions_come_and_those_due_first(coming, over, est, chair):
    act(over, "Sist", date(2027, 3, 1))
    act(over, "Först")
    act(over, "Klar").write(1, state="done", closed_at=clock.now())
    elsewhere = MeetingFactory(body=est, items=["EST"], chair=chair)
    act(elsewhere, "Annat organ")

    assert [each["what"] for each in brought(coming)[0]["actions"]] == ["Först", "Sist"]


def test_an_action_of_an_item_to_be_tried_for_secrecy_is_not_read_out(coming, over):
    act(over)
    AgendaItem.objects.filter(meeting=over).update(openness=Openness.SECRET)

    assert brought(coming)[0]["actions"] == []


def test_the_first_meeting_of_all_has_nothing_before_it(council, coordinator, chair, now):
    first = MeetingFactory(body=council, items=["Föregående protokoll"])
    AgendaItem.objects.filter(meeting=first).update(brings=Brings.PREVIOUS)

    assert brought(first)[0] == {"says": "Det finns inget tidigare möte med anteckningar.", "url": "", "actions": []}


def test_an_agenda_without_such_an_item_asks_nothing(council, over):
    plain = MeetingFactory(body=council, items=["Nytt"])
    assert plain.agenda_items

    with CaptureQueriesContext(connection) as asked:
        previous.bring(plain)
    assert len(asked) == 0


def test_an_agenda_with_one_asks_a_single_question_however_much_is_left(coming, over):
    for number in range(20):
        act(over, f"Åtgärd {number}")
    assert coming.agenda_items

    with CaptureQueriesContext(connection) as asked:
        previous.bring(coming)
    assert len(asked) == 1
    assert len(coming.agenda_items[0].brought["actions"]) == 20


def test_the_sent_agenda_keeps_what_it_brought(coming, over, coordinator, chair):
    action = act(over)
    agenda = meetings["send_agenda"](coming, by=coordinator)
    action.write(1, state="done", closed_at=clock.now())

    assert "Mäter trafiken" in agenda.document.html
    assert agenda.content["items"][0]["brought"]["actions"][0]["what"] == "Mäter trafiken"
    assert documents.changes_since_sent(held.fresh(coming)) == []


@pytest.mark.parametrize("address", ["", "dagordning/"])
def test_the_pages_of_the_meeting_show_what_it_brings(address, coming, over, coordinator, chair, signed_in):
    act(over)
    held.approved(held.fresh(over), coordinator, chair)
    page = signed_in(coordinator).get(f"{coming.get_absolute_url()}{address}").content.decode()

    assert "Mäter trafiken" in page
    assert f'href="/arbete/moten/{over.pk}/protokoll/1.pdf"' in page


def test_a_guest_is_told_without_a_link_to_what_they_may_not_see(coming, over, coordinator, chair, signed_in):
    held.approved(over, coordinator, chair)
    guest = PersonFactory()
    meetings["add_guest"](coming, by=coordinator, person=guest, reason="Berättar")
    page = signed_in(guest).get(coming.get_absolute_url()).content.decode()

    assert "har justerats." in page
    assert "protokoll/1.pdf" not in page
