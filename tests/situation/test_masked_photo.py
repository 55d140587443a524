"""The photo of a report goes from the disk when it is certain that the report was masked."""

import pytest
from django.core.files.base import ContentFile
from django.db import transaction

from situation.lifecycle import reports
from situation.models import Report
from tests.factories.situation import ReportFactory


@pytest.fixture
def report(coordinator, now, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return ReportFactory(state="new", text="Rektorn.", photo=ContentFile(b"bild", name="bild.jpg"))


@pytest.fixture
def mask(report, coordinator):
    return lambda: reports["mask"](report, by=coordinator, over=1, text="Någon.", drop_photo=True)


def files(tmp_path):
    return len([each for each in tmp_path.rglob("*") if each.is_file()])


def test_it_goes_with_the_step(report, mask, tmp_path, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        mask()

    assert (Report.objects.get().photo.name, files(tmp_path)) == ("", 0)


def test_it_is_there_when_the_step_was_not_taken_after_all(report, mask, tmp_path, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        mask()
        transaction.set_rollback(True)

    assert Report.objects.get().photo.name
    assert files(tmp_path) == 1
