"""The engine of every step, tried with a lifecycle of its own on real meetings."""

from threading import Barrier

import pytest
from django.core.exceptions import PermissionDenied

from meetings.models import ItemState, Meeting, State
from office import journal, letters
from office.lifecycle import Lifecycle, StepRefused
from office.models import Entry, Letter
from office.permissions import TABLE, Who
from tests.factories.councils import PersonFactory
from tests.factories.meetings import AgendaItemFactory, MeetingFactory
from tests.office.parallel import at_once, where_rows_are_locked

trial = Lifecycle("trial")

# What a step waits for before it goes on, by meeting.
WAITS = {}


def has_a_place(meeting):
    return "" if meeting.place else "Mötet har ingen plats än."


def has_a_note(meeting):
    return "" if meeting.note else "Mötet har ingen anmärkning än."


@trial.step(State.PLANNED, to=State.CALLED, label="Ropa", needs=[has_a_place])
def call(meeting, by):
    return f"{by} ropade"


@trial.step(State.PLANNED, to=State.CALLED, label="Skriv och ropa", asks=True)
def write_and_call(meeting, by, note, fails=False):
    meeting.note = note
    meeting.save(update_fields=["note"])
    letters.post([letters.write(by, "office/trial.txt", {}, key="trial", matter="trial")] if fails else [])


@trial.step(State.PLANNED, to=State.CALLED, label="Snubbla")
def stumble(meeting, by):
    meeting.note = "halvt"
    meeting.save(update_fields=["note"])
    raise StepRefused("Det gick inte.")


@trial.step(State.PLANNED, State.CALLED, label="Anteckna", needs=[has_a_place, has_a_note])
def jot(meeting, by):
    """The state stays."""


@trial.step(State.PLANNED, label="Ta i två")
def touch_both(meeting, by, other):
    """Each of two holds one meeting before either takes hold of the other; the first time."""
    while WAITS.get(meeting.pk):
        WAITS[meeting.pk].pop().wait(timeout=10)
    Meeting.objects.filter(pk=other.pk).update(note=f"{stored(other).note}!")


@pytest.fixture
def person(db):
    return PersonFactory(name="Samordnaren")


@pytest.fixture
def planned(db):
    return MeetingFactory()


@pytest.fixture(autouse=True)
def everyone_may(monkeypatch):
    for step in trial.values():
        monkeypatch.setitem(TABLE, step.permission, Who("alla", lambda user, subject: True))


def stored(meeting):
    return Meeting.objects.get(pk=meeting.pk)


def test_a_step_moves_the_matter_and_gives_back_what_its_effect_did(planned, person):
    assert trial["call"](planned, by=person) == "Samordnaren ropade"
    assert (planned.state, stored(planned).state) == (State.CALLED, State.CALLED)


def test_a_step_without_a_target_leaves_the_state(planned, person):
    Meeting.objects.filter(pk=planned.pk).update(note="Ja")

    trial["jot"](planned, by=person)

    assert stored(planned).state == State.PLANNED


def test_a_step_is_named_after_its_effect_and_its_permission_after_it():
    assert [(step.name, step.permission) for step in trial.values()] == [
        (name, f"trial.{name}") for name in ("call", "write_and_call", "stumble", "jot", "touch_both")
    ]


def test_nobody_takes_a_step_that_is_not_theirs(planned, person, monkeypatch):
    monkeypatch.delitem(TABLE, "trial.call")

    with pytest.raises(PermissionDenied):
        trial["call"](planned, by=person)
    assert (stored(planned).state, Entry.objects.count()) == (State.PLANNED, 0)


def test_what_must_be_done_first_is_told_all_at_once(planned, person):
    Meeting.objects.filter(pk=planned.pk).update(place="")
    planned.refresh_from_db()

    assert trial["jot"].missing(planned) == ["Mötet har ingen plats än.", "Mötet har ingen anmärkning än."]
    with pytest.raises(StepRefused, match=r"^Mötet har ingen plats än\. Mötet har ingen anmärkning än\.$"):
        trial["jot"](planned, by=person)


def test_a_requirement_is_asked_of_the_row_and_not_of_an_old_copy(planned, person):
    Meeting.objects.filter(pk=planned.pk).update(place="")

    with pytest.raises(StepRefused, match="Mötet har ingen plats än"):
        trial["call"](planned, by=person)


def test_what_was_worked_out_before_the_step_is_worked_out_again(planned, person):
    assert planned.agenda_items == []
    AgendaItemFactory(meeting=planned, body=planned.body, title="Nytt", state=ItemState.ACCEPTED)

    trial["call"](planned, by=person)

    assert [item.title for item in planned.agenda_items] == ["Nytt"]


def test_the_second_to_take_a_step_from_an_old_copy_is_told_so(planned, person):
    copy = stored(planned)
    trial["call"](planned, by=person)

    with pytest.raises(StepRefused, match="har ändrats sedan du öppnade sidan"):
        trial["call"](copy, by=person)


def test_the_right_is_asked_again_when_the_row_is_held(planned, person, monkeypatch):
    """A copy from before somebody else's step may still say what was allowed then."""
    monkeypatch.setitem(TABLE, "trial.jot", Who("medan planerat", lambda user, each: each.state == State.PLANNED))
    Meeting.objects.filter(pk=planned.pk).update(state=State.CALLED, note="Ja")

    with pytest.raises(PermissionDenied):
        trial["jot"](planned, by=person)


def test_a_refusal_in_the_middle_leaves_nothing_behind(planned, person):
    with pytest.raises(StepRefused, match=r"Det gick inte\."):
        trial["stumble"](planned, by=person)

    assert (stored(planned).note, stored(planned).state, Entry.objects.count()) == ("", State.PLANNED, 0)


def test_a_journal_that_cannot_be_written_takes_the_step_back(planned):
    nobody = PersonFactory.build(organisation=None)

    with pytest.raises(ValueError, match="unsaved"):
        trial["write_and_call"](planned, by=nobody, note="halvt")
    assert (stored(planned).note, stored(planned).state) == ("", State.PLANNED)


def test_letters_that_cannot_be_written_take_the_step_back(planned, person):
    with pytest.raises(Exception, match=r"office/trial\.txt"):
        trial["write_and_call"](planned, by=person, note="halvt", fails=True)

    assert (stored(planned).note, Entry.objects.count(), Letter.objects.count()) == ("", 0, 0)


def test_the_journal_keeps_what_was_done_by_whom_with_which_right_and_that_something_was_said(planned, person):
    trial["write_and_call"](planned, by=person, note="Ta med kaffe")

    line = journal.of(planned).get()
    assert (line.what, line.by, line.right) == ("Skriv och ropa", person, "trial.write_and_call")
    assert line.capacity == TABLE["trial.write_and_call"].name
    assert line.details == {"note": journal.kept("Ta med kaffe")}
    assert "kaffe" not in str(line.details)


def test_only_the_steps_that_begin_where_the_matter_stands_are_open(planned, person):
    Meeting.objects.filter(pk=planned.pk).update(state=State.CALLED)

    assert [(step.name, missing) for step, missing in trial.open_to(person, stored(planned))] == [
        ("jot", ["Mötet har ingen anmärkning än."])
    ]


def test_steps_can_be_asked_for_by_name_in_ones_own_order(planned, person):
    assert [step.name for step, _ in trial.open_to(person, planned, ["stumble", "call"])] == ["stumble", "call"]


def test_a_step_that_is_not_ones_own_is_not_open(planned, person, monkeypatch):
    monkeypatch.delitem(TABLE, "trial.call")

    assert [step.name for step, _ in trial.open_to(person, planned, ["call", "stumble"])] == ["stumble"]


@where_rows_are_locked
@pytest.mark.django_db(transaction=True)
def test_of_four_who_take_a_step_at_once_one_takes_it(planned, person):
    results = at_once(4, lambda number: trial["call"](stored(planned), by=person))

    assert [type(result) for result in results].count(StepRefused) == 3
    assert [entry.what for entry in journal.of(planned)] == ["Ropa"]


@where_rows_are_locked
@pytest.mark.django_db(transaction=True)
def test_two_steps_that_wait_for_each_other_are_both_taken_once(planned, person):
    pair, both_hold = [planned, MeetingFactory()], Barrier(2)
    WAITS.update({meeting.pk: [both_hold] for meeting in pair})

    results = at_once(2, lambda n: trial["touch_both"](stored(pair[n]), by=person, other=pair[1 - n]))

    assert results == [None, None]
    assert [stored(meeting).note for meeting in pair] == ["!", "!"]
    assert [len(journal.of(meeting)) for meeting in pair] == [1, 1]


def test_what_is_said_afterwards_is_the_steps_own_words_or_its_label_quoted():
    told = Lifecycle("trial")
    told.step(label="Dela rapporten", done="Rapporten är delad.")(call.effect)
    told.step(label="Snubbla")(stumble.effect)

    assert [step.said for step in told.values()] == ["Rapporten är delad.", "Klart. Steget ”Snubbla” är gjort."]
