"""`python -m chaos.process worker ...` or `beat PACE`: a process of the house, as in production but for clock and pace.

A worker is forked from one that has read all the code, and a new one as soon as it is gone: what is killed comes back
as fast as a machine can, and the killing is not slowed by reading Python.
"""

import os
import sys
import time

import django
from celery.schedules import crontab, schedule

from chaos import pretended
from hedemora_bra import celery_app

QUIET = ("--without-mingle", "--without-gossip", "--without-heartbeat")
EVERY_TEN_MINUTES = crontab(minute="*/10")


def hasten(pace):
    """The timetable goes so many times as fast; what comes at an hour of the day stays there."""
    for line in celery_app.conf.beat_schedule.values():
        seconds = 600 if line["schedule"] == EVERY_TEN_MINUTES else line["schedule"]
        if isinstance(seconds, (int, float)):
            line["schedule"] = schedule(seconds / pace)


def breed(arguments):
    """One worker after the other, each a group of its own, until somebody ends this process."""
    django.setup()
    celery_app.loader.import_default_modules()
    while True:
        child = os.fork()
        if not child:
            os.setpgid(0, 0)
            _work(arguments)
        os.waitpid(child, 0)
        time.sleep(0.05)


def _work(arguments):
    try:
        celery_app.worker_main(["worker", "-l", "WARNING", *QUIET, *arguments])
    finally:
        os._exit(0)


if __name__ == "__main__":
    kind, *arguments = sys.argv[1:]
    if kind == "worker":
        pretended.install()
        breed(arguments)
    hasten(float(arguments[0]))
    celery_app.start(["beat", "-l", "WARNING", "--pidfile="])  # it sends by the machine's own time, as Celery does
