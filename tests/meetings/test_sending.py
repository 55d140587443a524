"""The agenda goes out."""

from datetime import timedelta

import pytest

from meetings.lifecycle import meetings
from meetings.models import State
from office import clock, journal
from office.lifecycle import StepRefused
from office.models import Letter


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
