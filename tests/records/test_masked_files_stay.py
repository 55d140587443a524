"""A masked file that was handed out is kept with what tells so, and is in no other file's way when those are erased."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile

from office import clock
from office.models import StoredFile
from office.retention import running
from records.models import Disclosure, Part
from records.models.disclosures import Way


@pytest.fixture
def old(coordinator, now):
    def keep():
        told = {"name": "a.txt", "content_type": "text/plain", "size": 1, "sha256": "x", "uploaded_by": coordinator}
        file = StoredFile(uploaded_at=now - timedelta(days=60), **told)
        file.file.save("a.txt", ContentFile(b"a"))
        return file

    return keep


def test_it_stays_and_a_file_that_belongs_to_nothing_goes(old, coordinator, now):
    masked, loose = old(), old()
    asked = Disclosure.objects.create(asked_at=now, way=Way.values[0], what="En lista", registered_by=coordinator)
    Part.objects.create(disclosure=asked, number="A1", title="En lista", file=masked)

    assert running.due(now) == {"office.StoredFile": 1}
    running.run(clock.now())

    assert list(StoredFile.objects.all()) == [masked]
    assert not StoredFile.objects.filter(pk=loose.pk).exists()
