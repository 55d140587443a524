"""One holds the lease and one sends each line; how a job went can be read afterwards."""

from datetime import UTC, datetime, timedelta

import pytest

from office import clock, operations
from office.models import Job, Lease

NOON = datetime(2027, 2, 3, 12, 0, tzinfo=UTC)
TTL = timedelta(seconds=60)

pytestmark = pytest.mark.django_db


def hold(holder, *, after=timedelta()):
    with clock.pretending(NOON + after):
        return operations.hold("beat", holder, TTL)


def test_the_first_gets_the_lease_and_the_second_waits():
    assert (hold("a"), hold("b")) == (True, False)


def test_whoever_has_the_lease_keeps_it_for_as_long_as_it_is_renewed():
    hold("a")
    assert hold("a", after=TTL / 2)

    assert not hold("b", after=TTL)
    assert Lease.objects.get().holder == "a"


@pytest.mark.parametrize(
    ("after", "taken"),
    [(TTL - timedelta(microseconds=1), False), (TTL, True), (TTL + timedelta(days=3), True)],
)
def test_a_lease_is_taken_over_when_it_has_run_out_and_not_before(after, taken):
    hold("a")

    assert hold("b", after=after) is taken


def test_one_who_lost_the_lease_does_not_have_it():
    hold("a")
    hold("b", after=TTL)

    assert not hold("a", after=TTL)


def test_what_is_let_go_is_free_at_once_and_the_last_renewal_is_still_known():
    hold("a")
    with clock.pretending(NOON + timedelta(seconds=1)):
        operations.let_go("beat", "a")

    assert Lease.objects.get().renewed_at == NOON
    assert hold("b", after=timedelta(seconds=1))


def test_only_the_holder_can_let_go():
    hold("a")
    operations.let_go("beat", "b")

    assert not hold("b")


def test_a_lease_written_by_a_clock_a_day_ahead_does_not_shut_the_others_out():
    hold("a", after=timedelta(days=1))

    assert hold("b")


def test_clocks_some_seconds_apart_take_no_lease_from_each_other():
    hold("a", after=timedelta(seconds=30))

    assert not hold("b")


def test_of_two_who_know_when_a_line_was_last_sent_one_may_send_it():
    known = operations.sent_moments(["remind"])["remind"]

    assert known is None
    assert operations.move_sent("remind", known, NOON)
    assert not operations.move_sent("remind", known, NOON)
    assert operations.sent_moments(["remind"]) == {"remind": NOON}


def test_a_job_that_went_well_tells_when_and_what_came_of_it():
    with clock.pretending(NOON):
        operations.began("remind")
    with clock.pretending(NOON + timedelta(seconds=3)):
        operations.succeeded("remind", 14)

    job = Job.objects.get()
    assert (job.began_at, job.ended_at, job.succeeded_at) == (NOON, *[NOON + timedelta(seconds=3)] * 2)
    assert (job.result, job.fault, job.runs, job.faults) == ("14", "", 1, 0)


def test_a_job_that_failed_tells_why_until_it_goes_well_again():
    operations.began("remind")
    operations.failed("remind", ValueError("Mötet saknar dag"))
    assert Job.objects.get().fault == "ValueError: Mötet saknar dag"

    operations.began("remind")
    operations.succeeded("remind", None)
    job = Job.objects.get()
    assert (job.result, job.fault, job.runs, job.faults) == ("", "", 2, 1)


def test_what_a_fault_says_opens_no_door():
    operations.failed("remind", ValueError("redis://:hemligt@kö/0 https://bra.example/lank/nyckel.x/ " + "x" * 5000))

    fault = Job.objects.get().fault
    assert fault.startswith("ValueError: redis://*@kö/0 https://bra.example/lank/*/ xxx")
    assert len(fault) == operations.LONGEST_FAULT
