"""The agenda goes out."""

from datetime import timedelta

import pytest

from meetings.lifecycle import meetings
from meetings.models import State
from office import clock, journal
from office.lifecycle import StepRefused
from office.models import Letter
from tests.factories.councils import HoldingFactory
from tests.factories.meetings import MeetingFactory
from tests.pages import text_of


def test_a_sent_agenda_becomes_a_letter_to_each_holder(meeting, coordinator, chair, member):
    meetings["send_agenda"](meeting, by=coordinator)

    assert set(Letter.objects.values_list("recipient", flat=True)) == {coordinator.pk, chair.pk, member.pk}
    assert meeting.state == State.SUMMONED


def test_a_second_press_is_refused(meeting, coordinator):
    meetings["send_agenda"](meeting, by=coordinator)

    with pytest.raises(StepRefused):
        meetings["send_agenda"](meeting, by=coordinator)


@pytest.mark.parametrize(("minutes", "late"), [(-1, False), (0, False), (1, True)])
def test_a_minute_after_the_deadline_is_late_for_ever(meeting, coordinator, minutes, late):
    with clock.pretending(meeting.agenda_deadline + timedelta(minutes=minutes)):
        agenda = meetings["send_agenda"](meeting, by=coordinator, late_reason="Underlaget kom sent.")

    assert (agenda.is_late, agenda.late_reason) == (late, "Underlaget kom sent." if late else "")


def test_the_journal_says_who_sent_it_and_with_which_right(meeting, coordinator):
    meetings["send_agenda"](meeting, by=coordinator)

    assert [(line.what, line.by, line.right) for line in journal.of(meeting)] == [
        ("Skicka kallelsen", coordinator, "meetings.send_agenda")
    ]


def test_an_agenda_that_runs_over_is_pointed_out_before_it_goes_and_told_in_it(meeting, coordinator, signed_in):
    meeting.items.update(minutes=125)
    page = text_of(signed_in(coordinator).get(f"{meeting.get_absolute_url()}steg/send_agenda/"))
    agenda = meetings["send_agenda"](meeting, by=coordinator)

    assert "Tiden räcker inte. 1 punkt, 125 av mötets 120 minuter. Det är 5 minuter för mycket." in page
    assert (agenda.content["ends"], agenda.content["runs_over_to"]) == ("15.00", "15.05")


def test_the_coordinator_is_not_told_to_tell_the_coordinator(est, coordinator, member, now):
    meeting = MeetingFactory(body=est, items=["Öppnande"])
    HoldingFactory(seat__body=est, seat__role="coordinator", person=coordinator)
    HoldingFactory(seat__body=est, person=member)
    meetings["send_agenda"](meeting, by=coordinator)

    told = {letter.recipient: letter.body for letter in Letter.objects.of_kinds("agenda")}
    assert "Kan du inte komma svarar du nej i god tid." in told[coordinator]
    assert "Kan du inte komma säger du till samordnaren i god tid." in told[member]
