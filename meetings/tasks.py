from celery import shared_task

from meetings import followup, letters, packs, reminders
from meetings.models import Meeting
from office import clock


@shared_task
def remind():
    reminders.post_due(clock.now())
    followup.post_due(clock.now())


@shared_task
def alarm_silent_seats():
    """What the closing of the roll did not tell, since the meeting was marked as held or its roll was taken later."""
    for meeting in Meeting.objects.took_place().with_roll().with_body().latest_of_each_body(1):
        letters.silent_seats(meeting)


@shared_task
def make_packs():
    return packs.make_waiting()


@shared_task
def clear_packs():
    packs.clear(clock.now())
