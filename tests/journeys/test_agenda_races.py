"""Before the meeting many write on the same agenda and answer the same summons: nobody is shut out by anybody else."""

import pytest
import time_machine

from councils.models import Role
from meetings.lifecycle import bodies, items, meetings
from meetings.models import AgendaItem, Participant
from office.lifecycle import StepRefused
from office.models import Letter
from tests.conftest import NOW, sit
from tests.factories.councils import PersonFactory
from tests.factories.meetings import AgendaItemFactory, MeetingFactory
from tests.office.parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)

FIELDS = {"text": "", "kind": "consultation", "minutes": 10}


@pytest.fixture(autouse=True)
def in_february():
    """Wednesday morning, fifteen days before the meeting; the clock goes on, in every hand."""
    with time_machine.travel(NOW, tick=True):
        yield


@pytest.fixture
def people(council):
    return [sit(council, role) for role in (Role.COORDINATOR, Role.CHAIR, *[Role.MEMBER] * 3)]


@pytest.fixture
def meeting(council, people):
    return MeetingFactory(body=council, items=["Öppnande", "Övrigt"])


def anew(row):
    return type(row)._base_manager.get(pk=row.pk)


def faults(made):
    return [each for each in made if isinstance(each, Exception)]


def waiting(council, meeting, by, many):
    state = "proposed" if meeting else "parked"
    return AgendaItemFactory.create_batch(many, body=council, meeting=meeting, state=state, proposed_by=by)


def test_members_propose_while_the_coordinator_writes_on_the_same_agenda(council, people, meeting):
    def hand(n):
        for turn in range(5):
            title = f"Ärende {n}.{turn}"
            if n % 2:
                bodies["propose"](anew(council), by=people[2], meeting=anew(meeting), title=title, **FIELDS)
            else:
                meetings["add_item"](anew(meeting), by=people[0], title=title, **FIELDS)

    assert faults(at_once(4, hand)) == []
    assert AgendaItem.objects.count() == 2 + 4 * 5


def test_items_are_taken_up_while_the_order_is_changed(council, people, meeting):
    parked = waiting(council, None, people[2], 12)

    def hand(n):
        if n < 3:
            return [items["accept"](anew(each), by=people[0], meeting=anew(meeting)) for each in parked[n::3]]
        return [_turned_around(meeting, people[0]) for _ in range(8)]

    assert faults(at_once(4, hand)) == []
    places = [item.position for item in meeting.items.on_agenda()]
    assert len(set(places)) == len(places) == 2 + len(parked)


def _turned_around(meeting, by):
    order = [item.pk for item in anew(meeting).items.on_agenda()][::-1]
    try:
        meetings["order"](anew(meeting), by=by, order=order)
    except StepRefused as another_came_onto_it:
        return another_came_onto_it


def test_an_item_taken_up_while_its_meeting_is_cancelled_waits_for_the_next(council, people, meeting):
    proposed = waiting(council, meeting, people[2], 3)

    def hand(n):
        if n == len(proposed):
            return meetings["cancel"](anew(meeting), by=people[0], reason="Storm.")
        return items["accept"](anew(proposed[n]), by=people[0], meeting=anew(meeting))

    made = at_once(4, hand)

    assert {type(each) for each in faults(made)} <= {StepRefused}
    assert {anew(item).state for item in proposed} == {"parked"}


def test_an_item_is_not_taken_up_from_a_page_read_before_the_meeting_was_cancelled(council, people, meeting):
    (parked,), as_it_was = waiting(council, None, people[2], 1), anew(meeting)
    meetings["cancel"](meeting, by=people[0], reason="Storm.")

    with pytest.raises(StepRefused, match="Välj ett kommande möte"):
        items["accept"](parked, by=people[0], meeting=as_it_was)


def test_of_four_substitutes_called_at_once_one_comes_and_the_others_calendars_are_emptied(council, people, meeting):
    meetings["send_agenda"](meeting, by=people[0])
    called = PersonFactory.create_batch(4, organisation=people[2].organisation)

    made = at_once(4, lambda n: meetings["name_substitute"](anew(meeting), by=people[2], person=called[n]))

    assert faults(made) == []
    comes = Participant.objects.get(is_invited=True).person
    invited = Letter.objects.holding_an_invitation().filter(recipient__in=called)
    assert [letter.recipient for letter in invited] == [comes]


def test_two_who_remind_at_once_write_to_each_once(council, people, meeting):
    meetings["send_agenda"](meeting, by=people[0])

    made = at_once(2, lambda n: meetings["remind_unanswered"](anew(meeting), by=people[0], people=people))

    assert faults(made) == []
    assert Letter.objects.of_kinds("please_answer").count() == len(people)
