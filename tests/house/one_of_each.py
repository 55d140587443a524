"""A row of each model that the estate has none of, so that every page of the administration has something to show."""

from django.apps import apps
from django.contrib import admin

from guideline.models import Judgement
from meetings.models import ActionChange, Move, NoteVersion, Record, Spreading
from office.journal.seals import seal
from office.models import Attempt, Job, Lease, Reminder, Wish
from tests.house.estate import NOW


def one_of_each(house):
    by, meeting = house.people["coordinator"], house.meeting
    record = Record.objects.of_item(house.in_hand)
    Judgement.objects.create(key="H06", verdict="followed", evidence="Grund", since=NOW, checked_at=NOW)
    ActionChange.objects.create(action=house.action, what="Ny dag", reason="Sent", by=by, at=NOW)
    NoteVersion.objects.create(record=record, number=1, notes="Anteckning", by=by, at=NOW)
    Spreading.objects.create(meeting=meeting, person=by, where=[], other="Mötet", at=NOW)
    seal()
    moved = {"from_starts_at": meeting.starts_at, "to_starts_at": meeting.ends_at, "reason": "Lokalen", "by": by}
    Move.objects.create(meeting=meeting, at=NOW, **moved)
    _of_the_machinery(house, by)


def _of_the_machinery(house, by):
    asked = {"rule": "meetings.member_reminder", "anchor": house.letter.matter, "field": "starts_at", "days": -1}
    moments = dict.fromkeys(("anchor_at", "due_at", "planned_at"), NOW)
    Reminder.objects.create(**asked, **moments, recipient=by, key="x", heading="Mötet", reason="Du är kallad.")
    Attempt.objects.create(letter=house.letter, at=NOW, outcome="sent", answer="250 OK")
    Wish.objects.create(person=by, sort="answers", rhythm="daily")
    Job.objects.get_or_create(name="heartbeat", defaults={"began_at": NOW, "result": "Klart", "fault": "Inget"})
    Lease.objects.get_or_create(name="beat", defaults={"holder": "maskinen/1", "until": NOW, "renewed_at": NOW})


def row_of(name):
    row = apps.get_model(*name.split("_"))._base_manager.order_by("pk").first()
    assert row is not None, f"{name} has no row: make one in the estate, or here"
    return row


def registered():
    return sorted(f"{model._meta.app_label}_{model._meta.model_name}" for model in admin.site._registry)
