"""Whether this worker has been told to stop: then the letter in hand is the last, and the rest are somebody else's.

Celery tells the parent, and a child sends the letters. They share one byte, which a signal can set without waiting.
"""

from mmap import mmap

from celery.signals import worker_shutting_down

_told = mmap(-1, 1)


@worker_shutting_down.connect
def stop(**told):
    _told[0] = 1


def is_stopping():
    return bool(_told[0])
