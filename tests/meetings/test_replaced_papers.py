"""A paper that is put in another's place under the same name is a change to send, and told as what it is."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from meetings.changes import between
from meetings.lifecycle import items, meetings, papers
from meetings.models import Agenda, AgendaItem
from office.lifecycle import StepRefused
from tests.meetings import held

WRONG, RIGHT = b"Fel siffror", "Rätt siffror".encode()


def to_the_meeting(meeting, by, content):
    upload = SimpleUploadedFile("underlag.txt", content, "text/plain")
    return meetings["add_paper"](held.fresh(meeting), by=by, upload=upload)


def to_the_item(meeting, by, content):
    upload = SimpleUploadedFile("underlag.txt", content, "text/plain")
    return items["add_item_paper"](AgendaItem.objects.get(), by=by, upload=upload)


@pytest.mark.parametrize(
    ("add", "sentence"),
    [
        (to_the_meeting, "Bilagan ”underlag.txt” till mötet är utbytt."),
        (to_the_item, "Punkt 1: bilagan ”underlag.txt” är utbytt."),
    ],
)
def test_a_paper_with_the_same_name_and_other_words_is_sent_as_a_change(add, sentence, meeting, coordinator):
    wrong = add(meeting, coordinator, WRONG)
    meetings["send_agenda"](held.fresh(meeting), by=coordinator)
    papers["remove_paper"](wrong, by=coordinator)
    add(meeting, coordinator, RIGHT)
    agenda = meetings["send_changed_agenda"](held.fresh(meeting), by=coordinator)

    assert agenda.changes == [sentence]
    assert sentence in agenda.document.html


def test_the_same_paper_put_back_is_no_change(meeting, coordinator):
    for _ in range(2):
        paper = to_the_meeting(meeting, coordinator, RIGHT)
        if not Agenda.objects.exists():
            meetings["send_agenda"](held.fresh(meeting), by=coordinator)
            papers["remove_paper"](paper, by=coordinator)

    with pytest.raises(StepRefused, match="likadan"):
        meetings["send_changed_agenda"](held.fresh(meeting), by=coordinator)


def part(*papers):
    return {"attachments": [name for name, _ in papers], "papers": [mark for _, mark in papers]}


def agenda(*papers):
    return {"when": "", "place": "", "items": [], **part(*papers)}


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ([("a", "1"), ("b", "2")], [("b", "2"), ("a", "3")], ["Bilagan ”a” till mötet är utbytt."]),
        ([("a", "1"), ("b", "2")], [("b", "2"), ("a", "1")], []),
        ([("a", "1"), ("a", "2")], [("a", "2"), ("a", "1")], []),
        ([("a", "1"), ("a", "2")], [("a", "2"), ("a", "3")], ["Bilagan ”a” till mötet är utbytt."]),
        ([("a", "1")], [("a", "1"), ("a", "2")], ["Mötets bilagor har ändrats."]),
        ([("a", "1")], [("a", "2"), ("b", "3")], ["Mötets bilagor har ändrats.", "Bilagan ”a” till mötet är utbytt."]),
        ([("a", "1")], [("b", "1")], ["Mötets bilagor har ändrats."]),
    ],
)
def test_papers_are_told_apart_by_their_names_and_by_what_they_hold(old, new, lines):
    assert between(agenda(*old), agenda(*new)) == lines


def test_what_was_sent_before_papers_were_marked_has_not_changed_by_that():
    before = {key: value for key, value in agenda(("a", "1")).items() if key != "papers"}

    assert between(before, agenda(("a", "1"))) == []
    assert between(before, agenda(("b", "1"))) == ["Mötets bilagor har ändrats."]
