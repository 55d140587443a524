"""Of several beats one sends; what was sent when is known to all; nothing that fails makes a beat give up."""

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from queue import Empty

import pytest
import time_machine
from django.db import connection

from hedemora_bra import celery_app
from hedemora_bra.scheduler import LEASE, Scheduler
from office.models import Job, Lease
from tests.real_parts import celery_with, free_port, queue

pytestmark = pytest.mark.django_db(transaction=True)

__all__ = ["queue"]

# 05.00 in Sweden; the guideline is checked at 04.10.
MORNING = datetime(2027, 2, 3, 4, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
LINES = ("deliver_letters", "check_guideline")


@contextmanager
def it_is(moment):
    with time_machine.travel(moment, tick=False):
        yield


@pytest.fixture
def beats(queue):
    """Beats with two lines of the timetable: one of each minute, one of each day."""
    lines = celery_app.conf.beat_schedule
    with celery_with(beat_schedule={name: lines[name] for name in LINES}):
        yield Scheduler


def beat(name):
    scheduler = Scheduler(app=celery_app)
    scheduler.holder = name
    return scheduler


def sent(queue):
    """The tasks that lie in the queue, taken out of it."""
    found = []
    with celery_app.connection_for_read() as link, link.SimpleQueue(queue) as waiting:
        while True:
            try:
                message = waiting.get(block=False)
            except Empty:
                return sorted(name.rpartition(".")[2] for name in found)
            found.append(message.headers["task"])
            message.ack()


def test_a_line_is_sent_when_it_is_due_and_not_before(beats, queue):
    with it_is(MORNING):
        first = beat("a")
        first.tick()
    with it_is(MORNING + MINUTE - timedelta(seconds=1)):
        wait = first.tick()
    assert (sent(queue), round(wait)) == ([], 1)

    with it_is(MORNING + MINUTE):
        first.tick()
        first.tick()
    assert sent(queue) == ["deliver_letters"]


def test_two_beats_send_each_line_once(beats, queue):
    with it_is(MORNING):
        both = [beat("a"), beat("b")]
    for number in range(5):
        with it_is(MORNING + number * MINUTE):
            waits = [each.tick() for each in both]

    assert waits[1] == Scheduler.max_interval
    assert sent(queue) == ["deliver_letters"] * 4


def test_the_second_takes_over_when_the_first_has_died_and_knows_what_was_sent(beats, queue):
    with it_is(MORNING):
        first, second = beat("a"), beat("b")
        first.tick()
        second.tick()
    with it_is(MORNING + MINUTE):
        first.tick()
        second.tick()
    assert sent(queue) == ["deliver_letters"]

    with it_is(MORNING + MINUTE + LEASE - timedelta(seconds=1)):
        second.tick()
    assert Lease.objects.get().holder == "a"

    with it_is(MORNING + MINUTE + LEASE):
        second.tick()
    assert Lease.objects.get().holder == "b"
    assert sent(queue) == ["deliver_letters"]


def test_a_beat_that_is_stopped_lets_go_at_once(beats, queue):
    with it_is(MORNING):
        first, second = beat("a"), beat("b")
        first.tick()
        first.close()
        second.tick()

    assert Lease.objects.get().holder == "b"


def test_a_beat_that_has_lost_its_lease_unawares_sends_nothing_twice(beats, queue):
    with it_is(MORNING):
        first, second = beat("a"), beat("b")
        first.tick()
    with it_is(MORNING + MINUTE + LEASE):
        second.tick()
        first._is_ours = lambda: True
        first.tick()

    assert sent(queue) == ["deliver_letters"]


def test_a_daily_line_missed_while_no_beat_ran_is_sent_once(beats, queue):
    with it_is(MORNING):
        first = beat("a")
        first.tick()
        Job.objects.update(sent_at=MORNING)
    with it_is(MORNING + timedelta(days=3)):
        later = beat("b")
        later.tick()
        later.tick()

    assert sent(queue) == ["check_guideline", "deliver_letters"]


def test_a_clock_that_goes_a_day_forward_and_back_stops_nothing(beats, queue):
    with it_is(MORNING):
        first = beat("a")
        first.tick()
    with it_is(MORNING + timedelta(days=1)):
        first.tick()
    assert sent(queue) == ["check_guideline", "deliver_letters"]

    with it_is(MORNING + MINUTE):
        first.tick()
    with it_is(MORNING + 2 * MINUTE):
        first.tick()
    assert sent(queue) == ["deliver_letters"]


def test_without_a_queue_the_timetable_waits_and_then_sends_what_was_due(beats, queue, caplog):
    with it_is(MORNING):
        first = beat("a")
        first.tick()
    with it_is(MORNING + MINUTE):
        with celery_with(broker_url=f"redis://127.0.0.1:{free_port()}/0", broker_transport_options={}):
            assert [first.tick(), first.tick()] == [Scheduler.max_interval] * 2
        first.tick()

    assert sent(queue) == ["deliver_letters"]
    said = [record.message.partition(":")[0] for record in caplog.records if record.name == "hedemora_bra.scheduler"]
    assert said == ["The timetable waits, for the queue does not answer", "The timetable goes on"]


def test_without_a_database_the_timetable_waits_and_then_goes_on(beats, queue, caplog):
    with it_is(MORNING):
        first = beat("a")
        first.tick()
    with it_is(MORNING + MINUTE):
        name = connection.settings_dict["NAME"]
        connection.close()
        connection.settings_dict["NAME"] = "/nowhere/at all"
        try:
            assert first.tick() == Scheduler.max_interval
        finally:
            connection.settings_dict["NAME"] = name
        first.tick()

    assert sent(queue) == ["deliver_letters"]
    assert [record.levelname for record in caplog.records if record.name == "hedemora_bra.scheduler"] == [
        "ERROR",
        "WARNING",
    ]
