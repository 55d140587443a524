"""The administrator sees that things were written, by whom and when, and never what they say."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from meetings.models import (
    Action,
    ActionChange,
    AgendaItem,
    Answer,
    Approval,
    Attachment,
    Decision,
    Meeting,
    Minutes,
    NoteVersion,
    Participant,
    PrivateNote,
    Record,
    Remark,
    Spreading,
)
from office import clock, links
from office.models import Attempt, Entry, Letter, Link, Reminder, StoredFile
from tests.house.estate import NOW

WORD = "Gnistregnet"
OURS = {"office", "guideline", "councils", "meetings", "situation", "records", "signin"}
ASKED = {
    AgendaItem: "text", Record: "notes", NoteVersion: "notes", Decision: "text", Action: "text", ActionChange: "reason",
    Minutes: "content", Remark: "text", Spreading: "other", Participant: "greeting", StoredFile: "name",
    Meeting: "news", Letter: "body", Entry: "details", Link: "key", Reminder: "heading", Attempt: "answer",
}  # fmt: skip
WRITTEN = [
    AgendaItem, Record, NoteVersion, Decision, Action, ActionChange, Minutes, Approval, Remark, Spreading, Participant,
    Attachment, StoredFile,
]  # fmt: skip


@pytest.fixture
def words(house):
    """Everything that can be written about an item says the same word."""
    item, person, meeting, now = house.coordinators_own, house.people["member"], house.meeting, clock.now()
    AgendaItem.objects.filter(pk=item.pk).update(title=WORD, text=WORD, answer=WORD, late_because=WORD)
    record = Record.objects.create(item=item, notes=WORD, outcome="information", outcome_text=WORD)
    NoteVersion.objects.create(record=record, number=1, notes=WORD, by=person, at=now)
    Decision.objects.create(item=item, body=house.council, year=2027, text=WORD, decided_on=NOW.date())
    whose = {"person": person, "made_by": person, "made_at": now, "due_on": NOW.date(), "result": WORD}
    action = Action.objects.create(body=house.council, meeting=meeting, item=item, text=WORD, **whose)
    ActionChange.objects.create(action=action, what=WORD, reason=WORD, by=person, at=now)
    minutes = Minutes.objects.create(meeting=meeting, number=1, content={"ord": WORD}, sent_at=now, sent_by=person)
    Approval.objects.create(minutes=minutes, person=person, role="Justerare")
    Remark.objects.create(minutes=minutes, item=item, text=WORD, by=person, at=now)
    Spreading.objects.create(meeting=meeting, person=person, where=[], other=WORD, at=now)
    told = {"answer": Answer.YES, "answered_at": now, "greeting": WORD, "came_at": item, "left_after": item}
    Participant.objects.create(meeting=meeting, person=person, **told)
    PrivateNote.objects.create(meeting=meeting, person=person, text=WORD)
    Meeting.objects.filter(pk=meeting.pk).update(current_item=item, news=WORD)
    StoredFile.objects.update(name=f"{WORD}.txt")
    return house


def pages_of(model):
    name = f"{model._meta.app_label}_{model._meta.model_name}"
    yield reverse(f"admin:{name}_changelist")
    yield from (reverse(f"admin:{name}_change", args=[pk]) for pk in model.objects.values_list("pk", flat=True))


@pytest.mark.parametrize("model", WRITTEN, ids=lambda model: model._meta.model_name)
def test_no_page_of_the_administration_shows_what_was_written(model, words):
    pages = [words.browsers["administrator"].get(address) for address in pages_of(model)]

    assert {page.status_code for page in pages} == {200}
    assert len(pages) > 1
    assert [page.request["PATH_INFO"] for page in pages if WORD in page.content.decode()] == []


@pytest.mark.parametrize("model", [model for model in admin.site._registry if model._meta.app_label == "meetings"])
def test_no_search_of_the_administration_finds_what_was_written(model, words):
    """A search that finds a row by what it says tells what it says."""
    page = words.browsers["administrator"].get(f"{next(pages_of(model))}?q={WORD}")

    assert page.context["cl"].result_count == 0


@pytest.mark.parametrize(("model", "field"), ASKED.items(), ids=lambda each: getattr(each, "__name__", each))
def test_no_address_of_the_administration_finds_what_was_written(model, field, words):
    """A list narrowed to the rows that say something tells what they say."""
    page = words.browsers["administrator"].get(f"{next(pages_of(model))}?{field}__contains={WORD[:1]}")

    assert page.status_code == 400


def test_the_filters_of_the_administration_still_narrow(words):
    browser = words.browsers["administrator"]
    asked = {
        Record: "outcome__exact=information",
        Action: f"body__id__exact={words.council.pk}",
        Minutes: "sent_at__year=2027",
    }
    pages = [browser.get(f"{next(pages_of(model))}?{query}") for model, query in asked.items()]

    assert [page.status_code for page in pages] == [200] * 3


def test_private_notes_are_not_in_the_administration_at_all(house):
    assert PrivateNote not in admin.site._registry


def test_the_administration_shows_that_there_is_a_link_but_not_its_key(house):
    person = house.people["member"]
    links.address(person, f"meetings.meeting/{house.meeting.pk}", house.meeting.ends_at)
    pages = [house.browsers["administrator"].get(address) for address in pages_of(Link)]

    assert len(pages) == 1 + Link.objects.count()
    assert person.name in pages[0].content.decode()
    shown = "".join(page.content.decode() for page in pages)
    keys = [str(key) for key in Link.objects.values_list("key", flat=True)]
    assert [key for key in keys if key in shown or key.replace("-", "") in shown] == []


# Each with its reason in docs/decisions/0038.
LEFT_TO_THE_PAGES = """
office.Erasure office.ErasureLine office.Hold office.ListedWord office.Marking office.WordList
meetings.PrivateNote
situation.ActionPlace situation.Dispatch situation.Edition situation.GroupProposal situation.Handling situation.Import
situation.Mapping situation.Origin situation.Outline situation.PoliceFigure situation.Recipient situation.Report
situation.SituationReport situation.Summary
records.Disclosure records.Extract records.Filing records.Part
signin.Asked
"""


def test_a_model_is_in_the_administration_or_left_out_for_a_reason():
    ours = {model for model in apps.get_models() if model.__module__.split(".")[0] in OURS}
    left_out = sorted(model._meta.label for model in ours - set(admin.site._registry))

    assert left_out == sorted(LEFT_TO_THE_PAGES.split())
