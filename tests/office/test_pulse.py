"""Ten minutes' silence is told, nine minutes and fifty-nine seconds is not."""

from datetime import UTC, datetime, timedelta

import pytest

from office import clock, letters, operations, pulse
from office.models import Job, Letter
from tests.factories.councils import PersonFactory
from tests.office import smtp

NOON = datetime(2027, 2, 3, 12, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)

pytestmark = pytest.mark.django_db


def beat_ticks(at):
    with clock.pretending(at):
        operations.hold(operations.BEAT, "beat", timedelta(minutes=1))


def worker_works(at):
    with clock.pretending(at):
        operations.began("heartbeat")
        operations.succeeded("heartbeat", None)


def letter_waits(since):
    person = PersonFactory()
    return Letter.objects.create(key="x", recipient=person, address=person.email, posted_at=since, due_at=since)


@pytest.mark.parametrize(("ago", "is_told"), [(pulse.SILENCE - SECOND, False), (pulse.SILENCE, True)])
def test_a_silent_beat_is_told_after_ten_minutes(ago, is_told):
    beat_ticks(NOON - ago)
    worker_works(NOON)

    assert pulse.pulse(NOON).silence(NOON) == (pulse.Silence("beat", NOON - ago) if is_told else None)


@pytest.mark.parametrize(("ago", "is_told"), [(pulse.SILENCE - SECOND, False), (pulse.SILENCE, True)])
def test_silent_workers_are_told_after_ten_minutes(ago, is_told):
    beat_ticks(NOON)
    worker_works(NOON - ago)

    assert pulse.pulse(NOON).silence(NOON) == (pulse.Silence("worker", NOON - ago) if is_told else None)


def test_without_beat_it_is_beat_that_is_told_of():
    beat_ticks(NOON - pulse.SILENCE)
    worker_works(NOON - pulse.SILENCE)

    assert pulse.pulse(NOON).silence(NOON).who == "beat"


def test_in_a_house_just_built_nothing_is_silent():
    assert pulse.pulse(NOON).silence(NOON) is None


@pytest.mark.parametrize(("ago", "is_told"), [(pulse.SILENCE - SECOND, False), (pulse.SILENCE, True)])
def test_of_one_never_heard_of_the_silence_begins_with_the_letter_that_waits(ago, is_told):
    letter_waits(NOON - ago)

    assert pulse.pulse(NOON).silence(NOON) == (pulse.Silence("beat", NOON - ago) if is_told else None)


def test_a_sign_from_a_clock_that_was_wrong_hides_no_silence():
    beat_ticks(NOON)
    worker_works(NOON - pulse.SILENCE)
    Job.objects.create(name="remind", ended_at=NOON + timedelta(days=1))

    assert pulse.pulse(NOON).silence(NOON).who == "worker"


def test_however_many_pages_are_shown_the_database_is_asked_once_in_a_while(django_assert_num_queries):
    beat_ticks(NOON)
    worker_works(NOON)

    with django_assert_num_queries(1):
        assert [pulse.silence(NOON) for _ in range(30)] == [None] * 30


def test_what_was_heard_is_held_against_the_time_of_the_page():
    beat_ticks(NOON)
    worker_works(NOON)
    pulse.silence(NOON)

    assert pulse.silence(NOON + pulse.SILENCE) == pulse.Silence("beat", NOON)


def test_the_letter_that_has_waited_longest_is_the_oldest_that_is_due():
    letter_waits(NOON - SECOND)
    assert pulse.oldest_due(NOON) == NOON - SECOND

    assert pulse.oldest_due(NOON - 2 * SECOND) is None


def test_while_no_server_answers_the_letter_grows_old_however_often_it_is_asked(settings):
    smtp.point_at(settings, smtp.free_port())
    letter_waits(NOON)
    for minutes in range(12):
        with clock.pretending(NOON + timedelta(minutes=minutes)):
            letters.deliver_due(clock.now())

    assert pulse.oldest_due(NOON + timedelta(minutes=11, seconds=30)) == NOON


def test_once_it_has_gone_nothing_is_old(settings):
    smtp.point_at(settings, smtp.free_port())
    letter_waits(NOON)
    with clock.pretending(NOON):
        letters.deliver_due(NOON)
    with smtp.serving(settings), clock.pretending(NOON + timedelta(minutes=1)):
        assert letters.deliver_due(clock.now()) == 1

    assert Letter.objects.get().unheard_since is None
    assert pulse.oldest_due(NOON + timedelta(hours=1)) is None
