"""Two beats and three workers while rows fall due all the time, and a morning's reminders among them: each row once."""

import time
from datetime import timedelta

from chaos import letters, pretended, reminders
from chaos.judged import Outcome
from chaos.servers import wait_until
from office import clock
from office.models import Reminder
from office.models.reminders import ReminderState
from office.reminders import recount_all

PACE = 30  # the minute's sweep comes every other second, the ten minutes' round every twenty seconds
EIGHT = pretended.MORNING - timedelta(minutes=30)  # when reminders fall due


def run(house, short):
    seconds, a_second, reminded = (12, 5, 20) if short else (600, 5, 300)
    pretended.set_to(EIGHT - timedelta(seconds=seconds / 2))
    many = seconds * a_second
    _scene(many, seconds, reminded)
    beats = [house.beat(PACE * (5 if short else 1)) for _ in range(2)]
    house.workers(3)
    if not short:
        _replace_the_first(house, beats, seconds)
    _wait_for(many + reminded, seconds)
    mails = letters.taken(house.mail.record)
    told = "" if short else " After a third of the time the beat that sends is killed with -9, and another is started."
    outcome = Outcome(
        f"{many} letters, {a_second} falling due each second for {seconds} s, and {reminded} reminders falling due at "
        f"eight in the midst of it; two beats on a timetable {PACE} times as fast, three workers.{told} "
        f"The latest letter came {_latest(mails):.0f} s after its moment."
    )
    outcome.exactly("rows sent", letters.sent(), many + reminded)
    outcome.exactly("reminders put in the outbox", reminders.posted(), reminded)
    outcome.exactly("mails taken in", len(mails), many + reminded)
    outcome.exactly("different mails", len({mail.message_id for mail in mails}), many + reminded)
    return outcome


def _scene(many, seconds, reminded):
    now = clock.now()
    rows = list(letters.post(letters.people(many)).order_by("pk"))
    letters.later(rows, [now + timedelta(seconds=seconds * number / many) for number in range(many)])
    today = (now + timedelta(seconds=seconds)).date()
    reminders.things_to_do(letters.people(reminded, "reminded"), today + timedelta(days=7))
    recount_all(now)


def _replace_the_first(house, beats, seconds):
    """Whichever has the lease: it was the first to come."""
    time.sleep(seconds / 3)
    beats[0].kill()
    house.beat(PACE)


def _wait_for(many, seconds):
    def is_over():
        due = Reminder.objects.filter(state=ReminderState.PLANNED, due_at__lte=EIGHT).exists()
        return not due and letters.sent() >= many

    wait_until(is_over, "every row is sent", seconds + 120)


def _latest(mails):
    """Of the letters: a person's name says which it was."""
    due = dict(letters.Letter.objects.values_list("message_id", "due_at"))
    return max((pretended.at(mail.at) - due[mail.message_id]).total_seconds() for mail in mails)
