"""A file leaves the house to be saved, never shown, whoever sends the bytes."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from office import serving, uploads
from tests.factories.councils import PersonFactory


@pytest.fixture
def stored(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return uploads.keep(SimpleUploadedFile("Å bild.txt", b"Hej"), PersonFactory())


def handed_out(stored):
    return serving.handed_out(stored.file, stored.name, stored.content_type)


def test_a_file_is_saved_under_its_name_and_in_a_sandbox(stored):
    answer = handed_out(stored)

    assert b"".join(answer) == b"Hej"
    answer.close()
    assert answer.headers["Content-Disposition"] == "attachment; filename*=utf-8''%C3%85%20bild.txt"
    assert answer.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"


def test_behind_a_proxy_it_is_told_where_the_file_is_and_sends_it(stored, settings):
    settings.FILES_AT = "/filer/"

    answer = handed_out(stored)

    assert (answer.headers["X-Accel-Redirect"], answer.content) == (f"/filer/{stored.file.name}", b"")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize("files_at", ["", "/filer/"])
def test_a_file_that_is_gone_is_not_handed_out(stored, settings, files_at):
    settings.FILES_AT = files_at
    stored.file.storage.delete(stored.file.name)

    with pytest.raises(FileNotFoundError):
        handed_out(stored)
