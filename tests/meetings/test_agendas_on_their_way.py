"""A changed agenda that has not left is not lost to the move that comes after it."""

from datetime import timedelta

import pytest

from meetings.lifecycle import meetings
from meetings.models import Meeting
from office import clock
from office.models import Letter

HOUR, MINUTE, DAY = timedelta(hours=1), timedelta(minutes=1), timedelta(days=1)


@pytest.fixture
def changed(meeting, coordinator, now):
    """Called; then moved and its agenda changed within the hour, which has come as one letter that waits."""
    meetings["send_agenda"](meeting, by=coordinator)
    Letter.objects.update(state="sent", sent_at=now)
    move(meeting, coordinator)
    meetings["add_item"](stored(meeting), by=coordinator, title="Belysningen", late_because="Det hände i går.")
    meetings["send_changed_agenda"](stored(meeting), by=coordinator)
    return meeting


def stored(meeting):
    return Meeting.objects.get(pk=meeting.pk)


def move(meeting, by):
    starts_at = stored(meeting).starts_at + DAY
    times = {"starts_at": starts_at, "ends_at": starts_at + 2 * HOUR}
    meetings["move"](stored(meeting), by=by, place="Biblioteket", reason="Krock", **times)


def versions_coming_to(person):
    """Of each letter that is still to go, the version of the agenda that it brings."""
    coming = Letter.objects.not_left().filter(recipient=person).order_by("pk")
    return [letter.document and letter.document.agenda.number for letter in coming]


@pytest.mark.parametrize("where", [{"tries": 1, "last_error": "451 Senare"}, {"state": "to_print", "address": ""}])
def test_a_move_brings_the_changed_agenda_that_waited_for_a_try_or_for_paper(changed, coordinator, member, now, where):
    Letter.objects.filter(kind="moved", state="waiting").update(**where)
    with clock.pretending(now + 2 * HOUR):
        move(changed, coordinator)

    assert versions_coming_to(member) == [2]
    words = Letter.objects.not_left().get(recipient=member).body
    assert "Belysningen" in words
    assert "Förut: torsdag 18 februari 2027" in words


def test_one_that_holds_the_agenda_too_still_takes_its_place(changed, coordinator, member, now):
    with clock.pretending(now + MINUTE):
        move(changed, coordinator)

    assert versions_coming_to(member) == [2]


def test_the_cancellation_still_takes_the_place_of_it_all(changed, coordinator, member):
    meetings["cancel"](stored(changed), by=coordinator, reason="Sjukdom")

    assert versions_coming_to(member) == [None]
