from celery import shared_task

from meetings import letters, packs
from meetings.models import Meeting
from office import clock, reminders


@shared_task
def remind():
    """Whoever came to be called gets the agenda; then every reminder is recounted, and those that are due go."""
    letters.reach_everyone(clock.now())
    return reminders.go_round(clock.now())


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
