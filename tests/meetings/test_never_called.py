"""A meeting that nobody was called to, and that took place all the same, is told as what it was."""

from datetime import date, timedelta

import pytest

from guideline.rules import judge_all
from meetings.lifecycle import meetings
from meetings.models import State
from meetings.todo import meetings_and_answers_to_do, meetings_told
from office import clock
from office.almanac import local
from office.lifecycle import StepRefused
from office.models import Letter
from tests.factories.meetings import MeetingFactory
from tests.meetings import held
from tests.meetings.course import call_the_roll, called_to
from tests.pages import text_of

MINUTE = timedelta(minutes=1)
UNCALLED = pytest.mark.parametrize("state", [State.PLANNED, State.CALLED])


@UNCALLED
def test_it_can_be_marked_as_held_once_it_has_begun(state, meeting, coordinator):
    called_to(meeting, state)
    with clock.pretending(meeting.starts_at - MINUTE), pytest.raises(StepRefused, match="börjar först"):
        meetings["hold"](held.fresh(meeting), by=coordinator)
    with clock.pretending(meeting.starts_at):
        meetings["hold"](held.fresh(meeting), by=coordinator)

    assert held.fresh(meeting).state == State.HELD


@UNCALLED
def test_it_is_begun_in_its_hour_with_its_roll_items_and_minutes(state, meeting, coordinator, chair, member):
    called_to(meeting, state)
    with clock.pretending(meeting.starts_at):
        meetings["start"](held.fresh(meeting), by=coordinator, chair=chair, secretary=coordinator)
        begun = held.fresh(meeting)
        call_the_roll(begun, coordinator)
        meetings["end"](held.fresh(meeting), by=coordinator, choices={begun.current_item_id: ("noted", "Vi öppnade.")})
        minutes = meetings["send_minutes"](held.fresh(meeting), by=coordinator, chair=chair)

    content = minutes.content
    assert {each["name"] for each in content["present"]} == {coordinator.name, chair.name, member.name}
    assert [item["title"] for item in content["items"]] == ["Öppnande"]
    assert not Letter.objects.filter(kind="agenda").exists()


@pytest.mark.parametrize("page", ["", "pagar/", "upprop/", "paket/", "dagordning/"])
def test_its_pages_stand_without_an_agenda_that_was_sent(page, meeting, coordinator, chair, signed_in):
    called_to(meeting, State.PLANNED)
    with clock.pretending(meeting.starts_at):
        meetings["start"](held.fresh(meeting), by=coordinator, chair=chair)
        assert signed_in(coordinator).get(f"{meeting.get_absolute_url()}{page}").status_code == 200


def test_its_page_offers_to_begin_it_to_mark_it_and_to_cancel_it(meeting, coordinator, signed_in):
    with clock.pretending(meeting.starts_at + MINUTE):
        page = text_of(signed_in(coordinator).get(meeting.get_absolute_url()))

    assert [words in page for words in ("Börja mötet", "Markera som genomfört", "Ställ in mötet")] == [True] * 3


def test_the_guideline_still_says_that_the_agenda_never_went_out(meeting, coordinator):
    with clock.pretending(meeting.starts_at):
        meetings["hold"](held.fresh(meeting), by=coordinator)
        judged = judge_all(clock.now(), local(clock.now()).date())
    finding = next(each.finding for each in judged if each.provision.key == "H06")

    assert "Dagordning för sent: tors 18 feb." in finding.says


def to_do(person, moment):
    return [(each.title, each.detail) for each in meetings_and_answers_to_do(meetings_told(person, moment), moment)]


def test_what_to_do_says_both_ways_out_from_when_it_began(meeting, coordinator):
    [(title, _)] = to_do(coordinator, meeting.starts_at - MINUTE)
    [(later, detail)] = to_do(coordinator, meeting.starts_at)

    assert (title, later) == ("Skicka kallelsen till Brå tors 18 feb", "Blev Brå tors 18 feb av?")
    assert detail == "Ingen kallelse skickades. Markera mötet som genomfört om det hölls ändå, annars ställ in det."


def test_where_no_notice_is_asked_for_it_is_held_as_any_other(est, coordinator, now):
    meeting = MeetingFactory(body=est, day=date(2027, 2, 2), notice_days=0, items=["Läget"])
    meetings["hold"](meeting, by=coordinator)

    assert held.fresh(meeting).state == State.HELD
