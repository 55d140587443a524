import hashlib

import pytest

from meetings.lifecycle import meetings
from office import documents
from office.models import Document
from office.tasks import render_documents


@pytest.fixture
def document(meeting, coordinator):
    """The agenda of a meeting, frozen and not yet a PDF."""
    return meetings["send_agenda"](meeting, by=coordinator).document


def test_the_words_are_frozen_when_the_step_is_taken(document, meeting):
    meeting.items.update(title="Något annat")

    document.refresh_from_db()

    assert "Öppnande" in document.html
    assert "Något annat" not in document.html
    assert document.html_sha256 == hashlib.sha256(document.html.encode()).hexdigest()


def test_a_document_waits_for_its_pdf(document):
    assert (document.is_rendered, document.pdf, document.size) == (False, None, 0)
    assert list(Document.objects.unrendered()) == [document]


def test_the_pdf_is_made_once_and_is_the_same_ever_after(document):
    first = documents.render(document)
    again = documents.render(Document.objects.get())

    assert (again, document.sha256) == (first, hashlib.sha256(first).hexdigest())
    assert document.size == len(first)


def test_two_workers_that_make_it_at_once_keep_one(document):
    other = Document.objects.get()

    assert documents.render(document) == documents.render(other)
    assert Document.objects.get().sha256 == hashlib.sha256(bytes(document.pdf)).hexdigest()


def test_a_document_whose_worker_died_is_found_by_the_next_round(document):
    assert [render_documents(), render_documents()] == [1, 0]
    assert Document.objects.get().is_rendered


def test_a_document_that_cannot_be_made_stops_none_of_the_others(document):
    Document.objects.create(
        matter="prov",
        title="Trasigt",
        file_name="t.pdf",
        html="<!doctype html><html lang='sv'><title>T</title><img alt='' src='https://hedemora.example/bild.png'>",
        html_sha256="0" * 64,
        made_at=document.made_at,
    )

    assert render_documents() == 1
    assert [each.title for each in Document.objects.unrendered()] == ["Trasigt"]


def test_some_are_made_at_a_time_so_that_letters_come_in_between(document, monkeypatch):
    monkeypatch.setattr(documents, "MOST_AT_ONCE", 1)
    Document.objects.create(html=document.html, html_sha256=document.html_sha256, made_at=document.made_at)

    assert [documents.render_waiting() for _ in range(3)] == [1, 1, 0]


def test_lists_leave_the_bytes_where_they_are(document, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert [(each.title, each.size) for each in Document.objects.without_bytes()] == [(document.title, 0)]
    assert Document.objects.without_bytes().get().get_deferred_fields() == {"pdf", "html"}
