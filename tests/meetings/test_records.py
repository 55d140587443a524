"""Notes: what was acknowledged is kept for ever, and who comes second sees both."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction

from meetings.lifecycle import records
from meetings.models import Meeting, NoteVersion, Record, State
from office import clock, journal
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


def kept(item):
    return list(NoteVersion.objects.filter(record__item=item).values_list("notes", flat=True))


def test_what_is_saved_stands_and_is_kept_as_a_version(meeting, item, coordinator, now):
    saved = write(meeting, coordinator, item, 1, "Polisen berättar.")

    assert (standing(item).notes, standing(item).version, saved.own) == ("Polisen berättar.", 2, 2)
    assert NoteVersion.objects.values_list("number", "notes", "by", "at").get() == (
        2, "Polisen berättar.", coordinator.pk, now,
    )  # fmt: skip


def test_saving_notes_leaves_no_line_in_the_journal(meeting, item, coordinator):
    write(meeting, coordinator, item, 1, "Polisen berättar.")

    assert list(journal.of(meeting)) == []


@pytest.mark.parametrize("state", [state for state in State if state not in (State.UNDER_WAY, State.HELD)])
def test_nothing_is_written_before_the_meeting_or_after_the_minutes_are_sent(state, meeting, item, coordinator):
    Meeting.objects.filter(pk=meeting.pk).update(state=state)

    for step in (write, decide):
        with pytest.raises(StepRefused):
            step(meeting, coordinator, item, *([1, "Text"] if step is write else ["information"]))


def test_notes_are_finished_after_the_meeting(meeting, item, coordinator):
    Meeting.objects.filter(pk=meeting.pk).update(state=State.HELD)

    assert write(meeting, coordinator, item, 1, "Klart.").record.notes == "Klart."


def test_a_locked_record_is_refused_with_words(meeting, item, coordinator):
    Record.objects.create(item=item, is_locked=True)

    with pytest.raises(StepRefused, match="Protokollet är skickat"):
        write(meeting, coordinator, item, 1, "För sent.")


def test_the_database_keeps_a_version_as_it_was(meeting, item, coordinator):
    write(meeting, coordinator, item, 1, "Först.")

    for change in (NoteVersion.objects.all().delete, lambda: NoteVersion.objects.update(notes="Annat.")):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert kept(item) == ["Först."]


def test_a_member_writes_neither_notes_nor_outcome(meeting, item, member):
    with pytest.raises(PermissionDenied):
        write(meeting, member, item, 1, "Mitt.")
    with pytest.raises(PermissionDenied):
        decide(meeting, member, item, "information")


def test_the_meetings_secretary_writes_whoever_it_is(meeting, item, member):
    Meeting.objects.filter(pk=meeting.pk).update(secretary=member)

    assert write(Meeting.objects.get(pk=meeting.pk), member, item, 1, "Mitt.").record.notes == "Mitt."


def test_an_item_of_another_meeting_is_refused(meeting, council, coordinator):
    other = under_way(council, hour=16).agenda_items[0]

    with pytest.raises(StepRefused, match="inte på mötets dagordning"):
        write(meeting, coordinator, other, 1, "Fel möte.")


def test_changes_in_different_places_are_joined_and_each_is_kept_as_it_was_sent(meeting, item, coordinator, chair):
    write(meeting, coordinator, item, 1, "ett\ntvå\ntre")
    write(meeting, coordinator, item, 2, "ETT\ntvå\ntre")

    saved = write(meeting, chair, item, 2, "ett\ntvå\nTRE")

    assert saved.record.notes == "ETT\ntvå\nTRE"
    assert (saved.own, saved.record.version) == (4, 5)
    assert kept(item) == ["ett\ntvå\ntre", "ETT\ntvå\ntre", "ett\ntvå\nTRE", "ETT\ntvå\nTRE"]


def test_one_writes_on_over_ones_own_version_after_a_join(meeting, item, coordinator, chair):
    write(meeting, coordinator, item, 1, "ett\ntvå\ntre")
    write(meeting, coordinator, item, 2, "ETT\ntvå\ntre")
    own = write(meeting, chair, item, 2, "ett\ntvå\nTRE").own

    saved = write(meeting, chair, item, own, "ett\ntvå\nTRE, och mer")

    assert saved.record.notes == "ETT\ntvå\nTRE, och mer"


def test_changes_in_the_same_place_are_shown_to_the_one_who_comes_second(meeting, item, coordinator, chair):
    write(meeting, coordinator, item, 1, "Polisen berättar.")

    with pytest.raises(Stale) as met:
        write(meeting, chair, item, 1, "Skolan berättar.")
    assert met.value.theirs.notes == "Polisen berättar."
    assert kept(item) == ["Polisen berättar."]


@pytest.mark.parametrize(
    ("choice", "stands"),
    [("mine", "Mitt."), ("theirs", "Deras."), ("both", "Deras.\nMitt.")],
)
def test_the_one_who_comes_second_chooses_and_no_text_is_lost(choice, stands, meeting, item, coordinator, chair):
    write(meeting, coordinator, item, 1, "Deras.")

    saved = write(meeting, chair, item, 2, "Mitt.", choice)

    assert saved.record.notes == stands
    assert {"Deras.", "Mitt.", stands} == set(kept(item))


def test_a_choice_made_over_a_text_that_has_changed_again_is_asked_anew(meeting, item, coordinator, chair):
    write(meeting, coordinator, item, 1, "Deras.")
    write(meeting, coordinator, item, 2, "Deras, igen.")

    with pytest.raises(Stale):
        write(meeting, chair, item, 2, "Mitt.", "mine")


def test_a_save_whose_answer_was_lost_is_sent_again_without_harm(meeting, item, coordinator, chair):
    write(meeting, coordinator, item, 1, "Först.")
    write(meeting, chair, item, 2, "Först.\nSedan.")

    again = write(meeting, coordinator, item, 1, "Först.")

    assert again.record.notes == "Först.\nSedan."
    assert kept(item) == ["Först.", "Först.\nSedan."]


def test_a_version_that_is_not_there_yet_is_written_over_by_nobody(meeting, item, coordinator):
    write(meeting, coordinator, item, 1, "Först.")

    with pytest.raises(Stale):
        write(meeting, coordinator, item, 99, "Ur framtiden.")


def test_a_text_joined_beyond_the_longest_is_refused_and_nothing_changes(meeting, item, coordinator, chair):
    write(meeting, coordinator, item, 1, "a" * 15_000)

    with pytest.raises(StepRefused, match="20000"):
        write(meeting, chair, item, 2, "b" * 15_000, "both")
    assert len(kept(item)) == 1


def test_the_time_of_an_item_goes_until_the_next_is_opened(meeting, coordinator, now):
    first, second, _ = meeting.agenda_items
    records["open_item"](meeting, by=coordinator, item=first)
    with clock.pretending(now + timedelta(minutes=7, seconds=5)):
        records["open_item"](meeting, by=coordinator, item=second)

    assert Meeting.objects.get(pk=meeting.pk).current_item == second
    assert Record.objects.values_list("spent_seconds", "opened_at").get(item=first) == (425, None)
    assert standing(second).opened_at == now + timedelta(minutes=7, seconds=5)


def test_an_item_opened_again_goes_on_from_the_time_it_had(meeting, coordinator, now):
    first, second, _ = meeting.agenda_items
    for minutes, item in ((0, first), (5, second), (8, first), (10, second)):
        with clock.pretending(now + timedelta(minutes=minutes)):
            records["open_item"](meeting, by=coordinator, item=item)

    assert standing(first).spent_seconds == 7 * 60


def test_an_item_pressed_twice_keeps_its_time(meeting, coordinator, now):
    first = meeting.agenda_items[0]
    records["open_item"](meeting, by=coordinator, item=first)
    with clock.pretending(now + timedelta(minutes=5)):
        records["open_item"](meeting, by=coordinator, item=first)

    assert (standing(first).opened_at, standing(first).spent_seconds) == (now, 0)


def test_no_item_is_opened_when_the_meeting_is_over(meeting, coordinator):
    Meeting.objects.filter(pk=meeting.pk).update(state=State.HELD)

    with pytest.raises(StepRefused):
        records["open_item"](meeting, by=coordinator, item=meeting.agenda_items[0])


def test_a_save_is_all_or_nothing(meeting, item, coordinator):
    """A version that is there already would be a second text under one number."""
    record = Record.objects.create(item=item)
    NoteVersion.objects.create(record=record, number=2, notes="Annans.", by=coordinator, at=clock.now())

    with pytest.raises(DatabaseError), transaction.atomic():
        write(meeting, coordinator, item, 1, "Mitt.")
    assert (standing(item).notes, connection.needs_rollback) == ("", False)
