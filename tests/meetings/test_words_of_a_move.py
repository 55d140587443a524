"""The letter of a move says what has changed, and nothing else."""

from datetime import timedelta

import pytest

from meetings.lifecycle import meetings
from office import clock
from office.models import Letter

HOUR = timedelta(hours=1)


@pytest.fixture
def sent(meeting, coordinator):
    meetings["send_agenda"](meeting, by=coordinator)
    return meeting


def told(meeting, by, **changed):
    now_so = {"starts_at": meeting.starts_at, "ends_at": meeting.ends_at, "place": meeting.place}
    meetings["move"](meeting, by=by, reason="Krock", **now_so | changed)
    return Letter.objects.filter(kind="moved").first().body


@pytest.mark.parametrize("what", ["ends_at", "place"])
def test_who_keeps_the_start_is_told_of_no_other_time_and_not_asked_anew(sent, coordinator, what):
    changed = {"ends_at": sent.ends_at + HOUR} if what == "ends_at" else {"place": "Biblioteket"}
    words = told(sent, coordinator, **changed)

    untrue = ("kvar på sin gamla tid", "Den tidigare tiden gäller inte", "så svara igen")
    assert [each for each in untrue if each in words] == []
    assert "Kommer du? Tryck på ditt svar." in words
    assert ("Mötet slutar en annan tid." in words, "Mötet är flyttat." in words) == (
        (True, False) if what == "ends_at" else (False, True)
    )
    assert "Inbjudan i brevet ändrar mötet i din kalender." in words


def test_another_start_asks_anew(sent, coordinator):
    words = told(sent, coordinator, starts_at=sent.starts_at + HOUR, ends_at=sent.ends_at + HOUR)

    assert "Den tidigare tiden gäller inte längre." in words
    assert "så svara igen" in words


def test_a_deadline_that_has_passed_is_not_promised(meeting, coordinator):
    with clock.pretending(meeting.agenda_deadline + HOUR):
        meetings["call_for_items"](meeting, by=coordinator)
        words = told(meeting, coordinator, place="Biblioteket")

    assert "Dagordningen kommer före mötet." in words
    assert "senast" not in Letter.objects.filter(kind="call_for_items").first().body
