"""A meeting is held by many hands at once, each with its own connection: nothing is done twice, nothing is lost."""

from collections import Counter
from datetime import date
from threading import Event

import pytest
import time_machine

from councils.models import Role
from meetings.lifecycle import meetings, records
from meetings.models import AgendaItem, Approval, Decision, Minutes, NoteVersion, Record
from office import journal
from office.lifecycle import StepRefused
from office.models import Document, Letter, Stale
from tests.conftest import NOW, sit
from tests.factories.meetings import MeetingFactory
from tests.meetings import held
from tests.office.parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)

HANDS = 4
TODAY = date(2027, 2, 3)


@pytest.fixture(autouse=True)
def in_february():
    """Wednesday morning; the clock goes on, in every hand."""
    with time_machine.travel(NOW, tick=True):
        yield


@pytest.fixture
def people(council):
    return [sit(council, role) for role in (Role.COORDINATOR, Role.CHAIR, *[Role.MEMBER] * 2)]


@pytest.fixture
def coordinator(people):
    return people[0]


@pytest.fixture
def over(council, people):
    """Held yesterday; nothing is left to write."""
    return held.held(council, people[1], items=["Öppnande", "Belysning"])


def anew(row):
    """As another hand has it: fetched for itself."""
    return type(row)._base_manager.get(pk=row.pk)


def each_takes(lifecycle, name, subject, by, **details):
    """The step from every hand at once; by one person, or by one for each hand."""
    people = by if isinstance(by, list) else [by] * HANDS
    return at_once(len(people), lambda n: lifecycle[name](anew(subject), by=people[n], **details))


def refusals(made):
    faults = [each for each in made if isinstance(each, Exception)]
    assert [each for each in faults if not isinstance(each, StepRefused)] == []
    return len(faults)


def steps_of(subject):
    return Counter(line.what for line in journal.of(subject))


def test_a_meeting_begins_and_ends_once(council, people, coordinator):
    meeting = MeetingFactory(body=council, day=TODAY, hour=8, items=["Öppnande"], state="summoned")

    assert refusals(each_takes(meetings, "start", meeting, coordinator, chair=people[1])) == HANDS - 1
    for person in people:
        held.call(meeting, person)
    held.close(meeting.agenda_items[0])
    assert refusals(each_takes(meetings, "end", meeting, coordinator)) == HANDS - 1
    assert steps_of(meeting) == {"Börja mötet": 1, "Avsluta mötet": 1}


def test_minutes_are_sent_once_and_opened_again_once(over, people, coordinator):
    chair = people[1]

    assert refusals(each_takes(meetings, "send_minutes", over, coordinator, chair=chair)) == HANDS - 1
    assert refusals(each_takes(meetings, "approve_minutes", over, chair)) == 0
    assert refusals(each_takes(meetings, "reopen_minutes", over, coordinator, reason="Fel i punkt 2.")) == HANDS - 1
    assert Minutes.objects.get().state == "reopened"
    assert Counter(Letter.objects.values_list("kind", flat=True)) == {
        "minutes_to_approve": 1, "minutes_approved": 4, "spreading": 4, "minutes_reopened": 4,
    }  # fmt: skip


def test_chair_and_adjuster_approve_at_the_same_moment(over, people, coordinator):
    chair, adjuster = people[1:3]
    held.sent(over, coordinator, chair, adjuster=adjuster)

    assert refusals(each_takes(meetings, "approve_minutes", over, [chair, adjuster, chair, adjuster])) == 0

    minutes = Minutes.objects.get()
    assert (anew(over).state, minutes.state) == ("approved", "approved")
    assert not Approval.objects.missing().exists()
    assert set(Document.objects.values_list("pk", flat=True)) == {minutes.document_id, minutes.public_document_id}
    assert Letter.objects.of_kinds("minutes_approved").count() == len(people)


def test_what_is_written_while_the_minutes_are_sent_stands_in_them_or_is_refused(over, people, coordinator):
    item, chair, something_is_written = held.item_of(over, "Belysning"), people[1], Event()

    def hand(number):
        if number == HANDS:
            something_is_written.wait(timeout=10)
            return meetings["send_minutes"](anew(over), by=coordinator, chair=chair)
        return [_written(over, item, coordinator, f"{number}.{turn}", something_is_written) for turn in range(10)]

    *written, minutes = at_once(HANDS + 1, hand)
    acknowledged = [text for hand in written for text in hand if text]

    told = next(each["notes"] for each in minutes.content["items"] if each["title"] == "Belysning")
    assert [text for text in acknowledged if text not in told] == []
    assert NoteVersion.objects.latest("number").notes == Record.objects.get(item=item).notes == told


def _written(meeting, item, by, text, done):
    """One more line at the end, saved again over what others wrote; nothing when it was refused."""
    while True:
        record = Record.objects.of(item)
        notes = f"{record.notes}\n{text}"
        try:
            records["write_notes"](anew(meeting), by=by, item=item, over=record.version, notes=notes)
        except Stale:
            continue
        except StepRefused:
            return ""
        done.set()
        return text


def test_an_outcome_and_notes_at_once_both_stand(council, people, coordinator):
    meeting = MeetingFactory(body=council, day=TODAY, hour=8, items=["Belysning"], state="under_way")
    item = meeting.agenda_items[0]
    Record.objects.of_item(item)
    texts = [
        lambda: records["write_notes"](anew(meeting), by=coordinator, item=item, over=1, notes="Byt lamporna."),
        lambda: records["set_outcome"](anew(meeting), by=coordinator, item=item, over=1, outcome="information"),
    ]

    assert refusals(at_once(2, lambda number: texts[number]())) == 0
    record = Record.objects.get()
    assert (record.notes, record.outcome, record.version) == ("Byt lamporna.", "information", 3)


def test_two_meetings_of_a_body_sent_at_once_number_their_decisions_without_gaps(council, people, coordinator):
    chair = people[1]
    both = [held.held(council, chair, items=["A", "B", "C"], day=date(2027, 1, day)) for day in (12, 26)]
    for item in AgendaItem.objects.all():
        held.decide(item)

    made = at_once(2, lambda n: meetings["send_minutes"](anew(both[n]), by=coordinator, chair=chair))

    assert refusals(made) == 0
    numbers = [list(Decision.objects.filter(item__meeting=each).order_by("item__position")) for each in both]
    assert sorted([decision.number for decision in row] for row in numbers) == [[1, 2, 3], [4, 5, 6]]
