import logging

from celery import shared_task

from meetings import letters, packs
from meetings.lifecycle.leaving import call_off_those_who_left
from meetings.models import Meeting
from office import clock, reminders

logger = logging.getLogger(__name__)


@shared_task
def remind():
    """Whoever is no longer called is called off, and whoever came to be called gets the agenda; then every reminder is
    recounted, and those that are due go. What fails stops nothing else, and makes the job go wrong.
    """
    now = clock.now()
    faults = [_fault(call_off_those_who_left, now), _fault(letters.reach_everyone, now)]
    gone = reminders.go_round(now)
    for fault in filter(None, faults):
        raise fault
    return gone


def _fault(work, now):
    try:
        work(now)
    except Exception as fault:
        logger.exception("Before the reminders: %s failed", work.__name__)
        return fault
    return None


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
