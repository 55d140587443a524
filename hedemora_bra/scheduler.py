"""The timetable's clock, beat: any number of them may run; one sends, the others stand by."""

import logging
import os
import socket
from contextlib import suppress
from datetime import timedelta

from celery import beat
from django.db import Error, close_old_connections

from office import clock, operations

LEASE = timedelta(seconds=60)

log = logging.getLogger(__name__)


class Scheduler(beat.Scheduler):
    """What was sent when is kept in the database, so that whoever takes over goes on where the last one ended."""

    max_interval = 5  # seconds: how soon a lease is renewed, and how soon one that has run out is taken

    def __init__(self, *args, **kwargs):
        self.holder = f"{socket.gethostname()}/{os.getpid()}"
        self._sent = None  # when each line was last sent; not known until the lease is ours
        self._looked_at = None
        self._trouble = ""
        super().__init__(*args, **kwargs)

    def tick(self):
        """Send what is due, if it falls to us; the seconds until it is worth looking again."""
        try:
            close_old_connections()
            wait = self._send_due() if self._is_ours() else self.max_interval
        except Error as error:
            return self._wait("database", error)
        except beat.SchedulingError as error:
            return self._wait("queue", error)
        self._is_well()
        return wait

    def close(self):
        """The next one need not wait for the lease to run out."""
        super().close()
        with suppress(Error):
            operations.let_go(operations.BEAT, self.holder)

    def _is_ours(self):
        ours = operations.hold(operations.BEAT, self.holder, LEASE)
        if not ours:
            self._sent = None
        return ours

    def _send_due(self):
        now = clock.now()
        if self._sent is None or now < self._looked_at:
            self._recall(now)
        self._looked_at = now
        waits = [self._send_if_due(entry) for entry in list(self.schedule.values()) if self._sent]
        return max(0.0, min([self.max_interval, *waits]))

    def _recall(self, now):
        """Go on from what was sent last; what a clock that was wrong has sent in the future counts as sent now."""
        self._sent = operations.sent_moments(list(self.schedule))
        for name, entry in self.schedule.items():
            entry.last_run_at = min(self._sent[name] or entry.last_run_at, now).astimezone(self.app.timezone)

    def _send_if_due(self, entry):
        is_due, wait = entry.is_due()
        if is_due:
            self._send(entry)
        return wait

    def _send(self, entry):
        """First written down, then sent: a line that could not be sent is given back, and tried again."""
        known, now = self._sent[entry.name], clock.now()
        if not operations.move_sent(entry.name, known, now):
            self._sent = None  # another has sent it: what we know is old
            return
        try:
            self.apply_async(entry, advance=False)
        except beat.SchedulingError:
            operations.move_sent(entry.name, now, known)
            raise
        self._sent[entry.name] = now
        self.schedule[entry.name] = entry.next(last_run_at=now.astimezone(self.app.timezone))

    def _wait(self, what, error):
        """Nothing is lost meanwhile: what falls due is sent when it can be. Told once for each trouble."""
        self._sent = None
        if what != self._trouble:
            log.error("The timetable waits, for the %s does not answer: %s", what, error)
        self._trouble = what
        return self.max_interval

    def _is_well(self):
        if self._trouble:
            log.warning("The timetable goes on: the %s answers", self._trouble)
        self._trouble = ""
