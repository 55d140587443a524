"""A worker that is told to stop finishes the letter in hand; the next one sends the rest, and nothing twice."""

import signal

import pytest

from office.models import Letter
from tests.chaos.test_worker_killed import MORNING, PERSONS, coordinator, is_sent, it_is, meeting, press_send, sweep
from tests.real_parts import wait_for

__all__ = ["coordinator", "meeting"]
pytestmark = [pytest.mark.chaos, pytest.mark.django_db(transaction=True)]


def test_a_worker_told_to_stop_sends_no_letter_more_and_leaves_none_in_hand(
    signed_in, coordinator, meeting, workers, mailbox
):
    def stop(mails):
        if len(mails) == 3:
            workers.started[-1].send_signal(signal.SIGTERM)

    mailbox.after = stop
    with it_is(MORNING):
        press_send(signed_in, coordinator, meeting)
        sweep()
        first = workers.start()
        wait_for(lambda: first.poll() is not None, workers)
        came = len(mailbox.mails)
        states = set(Letter.objects.values_list("state", flat=True))
        sweep()
        workers.start()
        wait_for(is_sent, workers)

    assert 3 <= came <= 4
    assert states == {"sent", "waiting"}
    assert len(mailbox.ids) == len(set(mailbox.ids)) == PERSONS
