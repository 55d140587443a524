"""A row of each model that the estate has none of, so that every page of the administration has something to show."""

from django.apps import apps
from django.contrib import admin

from guideline.models import Judgement
from meetings.models import ActionChange, Move, NoteVersion, Record, Spreading
from office.journal.seals import seal
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


def row_of(name):
    row = apps.get_model(*name.split("_"))._base_manager.order_by("pk").first()
    assert row is not None, f"{name} has no row: make one in the estate, or here"
    return row


def registered():
    return sorted(f"{model._meta.app_label}_{model._meta.model_name}" for model in admin.site._registry)
