"""A task of the timetable writes down how it went, when it is a worker that runs it."""

from datetime import UTC, datetime

import pytest
import time_machine

from hedemora_bra import celery_app
from office import tasks
from office.models import Job
from tests.real_parts import mail_server, mailbox, queue, wait_for, workers

__all__ = ["mail_server", "mailbox", "queue", "workers"]

pytestmark = pytest.mark.django_db


def test_a_task_that_went_well_has_told_what_came_of_it():
    tasks.render_documents.apply()

    job = Job.objects.get()
    assert (job.name, job.result, job.fault, job.runs, job.faults) == ("render_documents", "0", "", 1, 0)
    assert job.began_at <= job.ended_at == job.succeeded_at
    assert not job.is_under_way


def test_a_task_that_failed_has_told_why():
    answer = tasks.heartbeat.apply(args=["för mycket"])

    job = Job.objects.get()
    assert answer.failed()
    assert job.fault == "TypeError: heartbeat() takes 0 positional arguments but 1 was given"
    assert (job.succeeded_at, job.runs, job.faults) == (None, 1, 1)


def test_a_task_that_is_not_in_the_timetable_is_nobodys_job():
    @celery_app.task
    def passing():
        return 1

    assert passing.apply().get() == 1
    assert not Job.objects.exists()


def test_a_task_that_fails_and_is_not_in_the_timetable_is_nobodys_job_either():
    @celery_app.task
    def failing():
        raise ValueError

    assert failing.apply().failed()
    assert not Job.objects.exists()


def test_a_task_called_as_a_function_is_not_written_down():
    tasks.heartbeat()

    assert not Job.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_worker_in_a_process_of_its_own_tells_that_it_lives(workers, queue):
    with time_machine.travel(datetime(2027, 2, 3, 7, 0, tzinfo=UTC), tick=True):
        workers.start()
    celery_app.send_task("office.tasks.heartbeat")

    wait_for(lambda: Job.objects.filter(name="heartbeat", succeeded_at__isnull=False).exists(), workers)
