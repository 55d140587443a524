"""How an item ended: what the body may end it with, and the decision that follows."""

import pytest

from meetings.models import Decision, Outcome, Record
from meetings.models.records import outcomes_of
from office import journal
from office.lifecycle import StepRefused
from office.models import Stale
from tests.meetings.sitting import decide, under_way, write


@pytest.fixture
def meeting(council, coordinator, chair, member, now):
    return under_way(council)


@pytest.fixture
def item(meeting):
    return meeting.agenda_items[1]


def standing(item):
    return Record.objects.get(item=item)


def test_the_council_never_ends_an_item_with_a_decision_or_money(council, meeting, item, coordinator):
    for outcome in ("decision", "money"):
        assert outcome not in outcomes_of(council)
        with pytest.raises(StepRefused, match="kan inte avsluta"):
            decide(meeting, coordinator, item, outcome, "Vi köper lampor.")
    assert not Decision.objects.exists()


def test_a_decision_becomes_a_row_with_the_day_of_the_meeting_and_no_number_yet(meeting, item, coordinator):
    decide(meeting, coordinator, item, "group", "Rådet bildar en arbetsgrupp.")

    decision = Decision.objects.get(item=item)
    assert (decision.body, decision.year, decision.decided_on) == (meeting.body, 2027, meeting.day)
    assert (decision.text, decision.number) == ("Rådet bildar en arbetsgrupp.", None)


@pytest.mark.parametrize(("outcome", "asks"), [("group", "vad som beslutades"), ("dropped", "varför")])
def test_a_decision_and_an_item_that_is_dropped_need_words(outcome, asks, meeting, item, coordinator):
    with pytest.raises(StepRefused, match=asks):
        decide(meeting, coordinator, item, outcome, "  ")


def test_a_decision_without_a_number_goes_with_its_outcome(meeting, item, coordinator):
    decide(meeting, coordinator, item, "group", "En grupp.")
    decide(meeting, coordinator, item, "information", over=2)

    assert not Decision.objects.exists()


def test_a_decision_that_has_got_its_number_keeps_it(meeting, item, coordinator):
    decide(meeting, coordinator, item, "group", "En grupp.")
    Decision.objects.update(number=3)
    decide(meeting, coordinator, item, "information", over=2)
    assert Decision.objects.values_list("number", "text").get() == (3, "Utgår")

    decide(meeting, coordinator, item, "group", "En grupp ändå.", over=3)
    assert Decision.objects.values_list("number", "text").get() == (3, "En grupp ändå.")


def test_an_item_is_carried_over_by_a_step_of_its_own(meeting, item, coordinator):
    with pytest.raises(StepRefused, match="För över"):
        decide(meeting, coordinator, item, "carried", "Till nästa möte.")
    Record.objects.create(item=item, outcome=Outcome.CARRIED)
    with pytest.raises(StepRefused, match="För över"):
        decide(meeting, coordinator, item, "information")


def test_notes_written_meanwhile_do_not_make_an_outcome_stale(meeting, item, coordinator, chair):
    write(meeting, chair, item, 1, "Polisen berättar.")
    decide(meeting, coordinator, item, "consultation", "Samråd.", over=1)

    assert (standing(item).outcome, standing(item).notes) == ("consultation", "Polisen berättar.")


def test_an_outcome_set_meanwhile_does_not_make_notes_stale(meeting, item, coordinator, chair):
    decide(meeting, coordinator, item, "consultation", "Samråd.")
    write(meeting, chair, item, 1, "Polisen berättar.")

    assert (standing(item).outcome, standing(item).notes) == ("consultation", "Polisen berättar.")


def test_two_outcomes_from_the_same_page_are_shown_to_the_second(meeting, item, coordinator, chair):
    decide(meeting, coordinator, item, "consultation", "Samråd.")

    with pytest.raises(Stale):
        decide(meeting, chair, item, "information", "Noterat.", over=1)
    assert standing(item).outcome == "consultation"


def test_the_same_outcome_twice_is_one_and_one_line_in_the_journal(meeting, item, coordinator):
    decide(meeting, coordinator, item, "information", "Noterat.")
    decide(meeting, coordinator, item, "information", "Noterat.")

    assert [line.what for line in journal.of(meeting)] == ["Sätt utfall"]
