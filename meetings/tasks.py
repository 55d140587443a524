from celery import shared_task

from meetings import reminders
from office import clock


@shared_task
def remind():
    reminders.post_due(clock.now())
