"""The page about what works by itself, and the banner when it does not."""

from datetime import UTC, datetime, timedelta

import pytest

from hedemora_bra.celery import TIMETABLE
from meetings.lifecycle import meetings
from office import clock, operations
from office.models import Job, Letter
from office.pulse import SILENCE
from tests.pages import text_of

NOW = datetime(2027, 2, 3, 7, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
STILL, SILENT = "Tidtabellen har stått still sedan", "arbetsprocesserna har varit tysta sedan"


def beat_ticks(at):
    with clock.pretending(at):
        operations.hold(operations.BEAT, "beat", timedelta(minutes=1))


def job(name="remind", *, at=NOW, took=SECOND, result=None, error=None):
    with clock.pretending(at):
        operations.began(name)
    with clock.pretending(at + took):
        operations.failed(name, error) if error else operations.succeeded(name, result)


def page(signed_in, person, path="/arbete/drift/", at=NOW):
    with clock.pretending(at):
        return text_of(signed_in(person).get(path))


@pytest.mark.parametrize("path", ["/arbete/", "/arbete/moten/", "/admin/"])
@pytest.mark.parametrize(("after", "is_told"), [(SILENCE - SECOND, False), (SILENCE, True)])
def test_after_ten_minutes_silence_the_administrator_is_told_on_every_page(
    path, after, is_told, signed_in, administrator, hedemora
):
    beat_ticks(NOW)

    words = page(signed_in, administrator, path, NOW + after)
    assert (f"{STILL} onsdag 3 februari 2027 kl. 08.00." in words) is is_told


@pytest.mark.parametrize(("path", "is_told"), [("/arbete/", True), ("/arbete/moten/", False)])
def test_the_coordinator_is_told_on_the_start_page(path, is_told, signed_in, coordinator):
    beat_ticks(NOW)

    assert (STILL in page(signed_in, coordinator, path, NOW + SILENCE)) is is_told


def test_nobody_else_is_told(signed_in, member):
    beat_ticks(NOW)

    assert STILL not in page(signed_in, member, "/arbete/", NOW + SILENCE)


def test_silent_workers_are_told_of_in_words_of_their_own(signed_in, administrator, hedemora):
    job(at=NOW)
    beat_ticks(NOW + SILENCE)

    words = page(signed_in, administrator, "/arbete/", NOW + SILENCE + SECOND)
    assert SILENT in words
    assert STILL not in words


def test_the_page_tells_each_job_with_when_and_why(signed_in, administrator, hedemora):
    words = page(signed_in, administrator)

    assert [line["title"] for line in TIMETABLE.values() if line["title"] not in words] == []
    assert [line["why"] for line in TIMETABLE.values() if line["why"] not in words] == []
    assert "Var tionde minut" in words
    assert "06.30 varje dag" in words


def test_a_job_that_went_well_is_told_with_what_came_of_it(signed_in, administrator, hedemora):
    job(at=NOW - timedelta(minutes=5), took=timedelta(seconds=3), result=14)

    assert "3 feb kl. 07.55 Tog 3 sekunder Klart Antal: 14" in page(signed_in, administrator)


def test_a_job_that_failed_is_told_with_why(signed_in, administrator, hedemora):
    job(at=NOW - timedelta(minutes=5), error=ValueError("Mötet saknar dag"))

    words = page(signed_in, administrator)
    assert "Gick fel ValueError: Mötet saknar dag 1 fel på 1 körningar" in words


@pytest.mark.parametrize(
    ("name", "ago", "words"),
    [
        ("remind", 150, "Pågår"),
        ("remind", 151, "Avbröts"),
        ("check_journal", 840, "Pågår"),
        ("check_journal", 841, "Avbröts"),
    ],
)
def test_a_job_whose_worker_died_is_under_way_until_it_cannot_be(name, ago, words, signed_in, administrator, hedemora):
    with clock.pretending(NOW - ago * SECOND):
        operations.began(name)

    assert words in page(signed_in, administrator)


def test_an_interval_counts_from_when_it_was_last_sent(signed_in, administrator, hedemora):
    Job.objects.create(name="deliver_letters", sent_at=NOW - 30 * SECOND)

    assert "Varje minut – Inte än 3 feb kl. 08.00" in page(signed_in, administrator)


def test_the_page_tells_the_letters_and_their_states(signed_in, coordinator, meeting):
    meetings["send_agenda"](meeting, by=coordinator)
    words = page(signed_in, coordinator)

    assert "3 väntar" in words
    assert "Inget brev har misslyckats i dag." in words
    assert "Version 0.1.0" in words


def test_the_administration_calls_the_jobs_what_the_page_does(signed_in, administrator, hedemora):
    operations.began("deliver_letters")

    assert "Skickar brev" in text_of(signed_in(administrator).get("/admin/office/job/"))


@pytest.mark.parametrize(("number", "words"), [(1, "1 skickat"), (2, "2 skickade")])
def test_letters_that_have_gone_are_counted_in_words_that_fit(number, words, signed_in, coordinator, meeting):
    meetings["send_agenda"](meeting, by=coordinator)
    Letter.objects.filter(pk__in=Letter.objects.values("pk")[:number]).update(state="sent")

    assert words in page(signed_in, coordinator)
