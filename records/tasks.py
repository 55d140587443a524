from celery import shared_task

from office import clock
from records import extracts


@shared_task
def make_extracts():
    return extracts.make_waiting()


@shared_task
def clear_extracts():
    extracts.clear(clock.now())
