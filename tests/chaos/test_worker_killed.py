"""A worker killed in the middle of its round, or a queue that does not answer, loses no letter."""

import os
import signal
import time
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from councils.models import Role
from hedemora_bra import celery_app
from hedemora_bra.celery import TIMETABLE
from meetings.models import State
from office.models import Letter
from office.models.letters import LEASE
from tests.conftest import sit
from tests.factories.meetings import MeetingFactory
from tests.real_parts import celery_with, free_port, wait_for

pytestmark = [pytest.mark.chaos, pytest.mark.django_db(transaction=True)]

MORNING = datetime(2027, 2, 3, 7, 0, tzinfo=UTC)
PERSONS = 12


@contextmanager
def it_is(moment):
    with time_machine.travel(moment, tick=True):
        yield


@pytest.fixture
def coordinator(council):
    return sit(council, Role.COORDINATOR)


@pytest.fixture
def meeting(council, coordinator):
    for _ in range(PERSONS - 1):
        sit(council, Role.MEMBER)
    return MeetingFactory(body=council, items=["Öppnande"])


def press_send(signed_in, coordinator, meeting):
    return signed_in(coordinator).post(f"/arbete/moten/{meeting.pk}/steg/send_agenda/", {"greeting": ""})


def sweep():
    """What the timetable does once a minute."""
    celery_app.send_task(TIMETABLE["deliver_letters"]["task"])


def is_sent():
    return Letter.objects.filter(state="sent").count() == PERSONS


def kill_on(counts, workers):
    """Kill the newest worker with -9 when so many mails have come, at that very mail."""

    def watch(mails):
        if len(mails) in counts:
            counts.remove(len(mails))
            os.kill(workers.started[-1].pid, signal.SIGKILL)
            workers.started[-1].wait()

    return watch


def test_a_worker_killed_again_and_again_loses_no_letter(signed_in, coordinator, meeting, workers, mailbox):
    before, after = [2, 9], [4, 7, 8]
    mailbox.before, mailbox.after = kill_on(before, workers), kill_on(after, workers)
    with it_is(MORNING):
        press_send(signed_in, coordinator, meeting)

    for number in range(10):
        with it_is(MORNING + number * (LEASE + timedelta(minutes=1))):
            sweep()
            worker = workers.start()
            wait_for(lambda worker=worker: is_sent() or worker.poll() is not None, workers)
        if is_sent():
            break

    ids = {receiver: {mail["Message-ID"] for mail in mailbox.to(receiver)} for receiver in mailbox.receivers}
    assert is_sent(), workers.logs()
    assert (before, after) == ([], [])
    assert len(ids) == PERSONS
    assert {len(each) for each in ids.values()} == {1}
    assert len(mailbox.mails) - PERSONS <= 5


def test_without_a_queue_the_agenda_is_sent_all_the_same(signed_in, coordinator, meeting, workers, mailbox):
    with it_is(MORNING), celery_with(broker_url=f"redis://127.0.0.1:{free_port()}/0", broker_transport_options={}):
        began = time.monotonic()
        answer = press_send(signed_in, coordinator, meeting)
        took = time.monotonic() - began

    assert answer.status_code == 302
    assert took < 10
    meeting.refresh_from_db()
    assert meeting.state == State.SUMMONED
    with it_is(MORNING + timedelta(minutes=3)):
        sweep()
        workers.start()
        wait_for(is_sent, workers)
    assert len(mailbox.mails) == PERSONS
