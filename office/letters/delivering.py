"""Out of the outbox: claimed one by one, sent over one connection, each written down before the next is handed over.

A round has two letters in hand: while the server takes one, the other is claimed and composed. A worker that dies at
any moment leaves at most one that was sent and is not written down.
"""

import time
from datetime import timedelta
from uuid import uuid4

from celery import current_app
from django.conf import settings

from office import clock, operations
from office.letters import claiming
from office.letters.claiming import DROPPED, FIRST_TRIES, SECOND_TRIES
from office.letters.posting import wake
from office.letters.servers import Server
from office.letters.stopping import is_stopping
from office.letters.trying import Try
from office.models import Letter
from office.models.letters import LetterState, Outcome

LONGEST = 30  # seconds; a worker's task may take 120
LEAST_PATIENCE = 0.5
AGAIN, LONGEST_TASK = "deliver_again", timedelta(seconds=150)
ENOUGH = 2  # letters in a row that the server would not hear of: it is the server, not the letters


def deliver_due(now):
    """Send what is due for the first time; what did not arrive then gets a round of its own. How many were sent."""
    done = Round([FIRST_TRIES, DROPPED], settings.MAIL_PATIENCE)
    done.run()
    if done.cut_short:
        wake()
    if Letter.objects.second_tries(now).exists() and not done.is_hopeless:
        _wake_again()
    return done.sent


def deliver_again(now):
    """Send what did not arrive the first time, with patience: one worker at a time waits, the others are free."""
    me = uuid4().hex
    if not operations.hold(AGAIN, me, LONGEST_TASK):
        return 0
    done = Round([SECOND_TRIES], settings.MAIL_PATIENCE_LATER, most_hung=1)
    try:
        done.run()
    finally:
        operations.let_go(AGAIN, me)
    if done.cut_short:
        _wake_again()
    return done.sent


def _wake_again():
    current_app.send_task("office.tasks.deliver_again", expires=55)


class Round:
    """One worker's way through what is due, until there is no more, its time is out, or the server will not."""

    def __init__(self, due, patience, most_hung=None):
        self.due, self.server, self.papers = due, Server(patience, settings.MAIL_PATIENCE_AFTER), {}
        self.exchange = claiming.Exchange(due[0])
        self.sent = self.hung = self.unheard = 0
        self.most_hung, self.ends = most_hung, time.monotonic() + LONGEST

    def run(self):
        try:
            self._go(self._claim())
        finally:
            self.server.leave()

    @property
    def is_hopeless(self):
        return self.unheard >= ENOUGH

    @property
    def cut_short(self):
        """Something may be left, and it is worth a new round."""
        return self._is_over() and not self.is_hopeless

    def _go(self, current):
        """Each call of `go_on` leaves the server something to do, and what stands between is done meanwhile."""
        past = None
        if current:
            current.go_on()
        while current:
            current.go_on()
            following = self._settle(past)
            current.go_on()
            if following:
                following.go_on()
            current.go_on()
            self._learn_from(current)
            past, current = current, self._or_give_back(following)
        if past:
            claiming.write_down(past)
        if self.is_hopeless:
            self._tell_those_who_wait(past.answer)

    def _claim(self):
        found = (claiming.claim(due, clock.now()) for due in self.due)
        return self._try(next(filter(None, found), None))

    def _settle(self, past):
        """The one that went is written down and another is taken."""
        if past is None:
            return None if self._is_over() else self._claim()
        if self._is_over():
            return claiming.write_down(past)
        return self._try(self.exchange(past, clock.now())) or self._claim()

    def _try(self, letter):
        return letter and Try(letter, self.server, self.papers)

    def _or_give_back(self, following):
        """What was taken ahead is left to the next worker when this one is to go no further."""
        if following and (self.is_hopeless or is_stopping()):
            following.give_back()
            claiming.write_down(following)
            return None
        return following

    def _learn_from(self, tried):
        self.sent += tried.outcome == Outcome.SENT
        self.unheard = self.unheard + 1 if tried.outcome is None else 0
        if tried.hung:
            self.hung += 1
            self.server.lose_patience(LEAST_PATIENCE, tried.is_handed_over)

    def _is_over(self):
        enough = self.most_hung and self.hung >= self.most_hung
        return bool(enough or self.is_hopeless or is_stopping() or time.monotonic() > self.ends)

    def _tell_those_who_wait(self, why):
        waiting = Letter.objects.due(clock.now()).in_state(LetterState.WAITING)
        waiting.exclude(last_error=why).update(last_error=why)
