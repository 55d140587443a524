"""The workers sleep for three days, and then the clock is put a day forward and back: no storm, no repeat, no loss."""

from collections import Counter
from datetime import timedelta

from chaos import letters, pretended, reminders
from chaos.judged import Outcome
from chaos.servers import wait_until
from hedemora_bra import celery_app
from hedemora_bra.celery import TIMETABLE
from office import clock
from office.almanac import local
from office.models import Letter, Reminder
from office.models.reminders import ReminderState
from office.reminders import recount_all

DAY = timedelta(days=1)
ASLEEP = 3 * DAY
MONDAY = pretended.MORNING - 2 * DAY
PACE = 60  # of the timetable alone: a day goes by when the script says so
EACH = (1, 2, 8, 9, 10)  # days from Monday: of each person's five things to do, when they are to be done
DAYS_AFTER = 8


def run(house, short):
    persons = 5 if short else 50
    pretended.set_to(MONDAY)
    _scene(persons)
    house.beat(PACE)
    house.workers(2)
    _a_morning()
    house.stop_workers()
    pretended.move(ASLEEP)
    house.workers(2)
    woken = clock.now()
    _a_morning()
    storm, late = _most_of_a_kind(woken), Reminder.objects.filter(is_late=True, posted_at__gte=woken).count()
    _disturbed_days()
    mails = letters.taken(house.mail.record)
    outcome = Outcome(
        f"{persons} people with five things to do each. Workers asleep from Monday morning to Thursday "
        "morning; then a day at a time for a week, with the clock put a day forward and back again twice."
    )
    outcome.exactly("most mails of a kind to anyone on waking", storm, 1)
    outcome.exactly("reminders on waking marked as late", late, 3 * persons)
    outcome.exactly("reminders gone, of those the rules ask for", reminders.posted(), 2 * len(EACH) * persons)
    outcome.exactly("reminders stopped", Reminder.objects.filter(state=ReminderState.SUPPRESSED).count(), 0)
    outcome.exactly("letters that did not come", Letter.objects.count() - len({mail.message_id for mail in mails}), 0)
    outcome.exactly("repeated mails", letters.repeats(mails), 0)
    return outcome


def _scene(persons):
    """Everyone is reminded of each thing a week before its day and the day after it."""
    people = letters.people(persons)
    for days in EACH:
        reminders.things_to_do(people, local(clock.now()).date() + timedelta(days=days))
    recount_all(clock.now())


def _disturbed_days():
    """Forward and back on the second day and the fifth."""
    for number in range(1, DAYS_AFTER + 1):
        pretended.move(DAY)
        _a_morning()
        if number in (2, 5):
            pretended.move(DAY)
            _a_morning()
            pretended.move(-DAY)
            _a_morning()


def _a_morning():
    """What the timetable does at eight, and all that comes of it."""
    celery_app.send_task(TIMETABLE["remind"]["task"])
    wait_until(lambda: not _is_left() and letters.nothing_is_due(), "the morning's reminders are sent", 60)


def _is_left():
    return Reminder.objects.due(clock.now()).exists() and local(clock.now()).weekday() < 5


def _most_of_a_kind(since):
    came = Letter.objects.filter(posted_at__gte=since).values_list("recipient", "kind")
    return max(Counter(came).values())
