"""Workers are killed with -9 every 150-400 ms until every letter is sent."""

import random
import time

from chaos import letters, pretended, reminders
from chaos.judged import Outcome
from chaos.servers import wait_until
from hedemora_bra import celery_app
from hedemora_bra.celery import TIMETABLE
from office.models.letters import LEASE

BETWEEN_KILLS = (0.15, 0.4)
PACE = 60  # a lease of five minutes lasts five seconds
INTO_THE_ROUND = (0.5, 2)
AT_MOST = 600  # seconds for all of it


def run(house, short):
    many, rounds, most = (40, 1, 15) if short else (1000, 3, 10_000)
    pretended.set_to(pretended.MORNING, PACE)
    reminders.due_today(many)
    house.beat(PACE)
    house.workers(2)
    _kill_the_round(house, many, rounds)
    kills, seconds = _kill_until_sent(house, many, most)
    mails = letters.taken(house.mail.record)
    outcome = Outcome(
        f"{many} reminders due, two workers. All of them killed with -9 {rounds} times while the round puts the "
        f"letters in the outbox, which is one transaction; then one every 150-400 ms, each followed by a sweep: "
        f"{kills} kills in the {seconds:.0f} s until all were sent. Our clock goes {PACE} times as fast: a lease of "
        f"{LEASE.seconds // 60} minutes lasts {LEASE.seconds // PACE} s."
    )
    judge(outcome, many, mails)
    outcome.at_most("repeated mails against kills", letters.repeats(mails), kills)
    return outcome


def judge(outcome, many, mails):
    """What every one of the killings must leave: all sent, all taken in, each under one Message-ID."""
    outcome.exactly("rows sent", letters.sent(), many)
    outcome.exactly("lost", many - len({mail.address for mail in mails}), 0)
    outcome.exactly("letters under two Message-IDs", letters.of_two_minds(mails), 0)


def _kill_the_round(house, many, times):
    """Nothing is half in the outbox, and the next round takes it all."""
    for _ in range(times):
        celery_app.send_task(TIMETABLE["remind"]["task"])
        time.sleep(random.uniform(*INTO_THE_ROUND))
        house.kill_all()
        if reminders.posted() not in (0, many):
            raise SystemExit("A killed round left half of its reminders posted.")
    celery_app.send_task(TIMETABLE["remind"]["task"])
    wait_until(lambda: reminders.posted() == many, "every reminder is in the outbox", 120)


def _kill_until_sent(house, many, most):
    """After so many kills at most the rest are left in peace."""
    began, kills = time.monotonic(), 0
    while letters.sent() < many and time.monotonic() - began < AT_MOST:
        time.sleep(random.uniform(*BETWEEN_KILLS))
        kills += house.kill_one() if kills < most else 0
        celery_app.send_task(TIMETABLE["deliver_letters"]["task"])
    return kills, time.monotonic() - began
