"""PostgreSQL is killed with -9 in the midst of the sending, lies for a while, and comes back."""

import time

from django.db import connection

from chaos import letters, pretended
from chaos.judged import Outcome
from chaos.scripts.killed_workers import PACE, judge
from chaos.servers import wait_until

DOWN = 3
HANDS = 4  # two workers of two processes: so many letters can be in somebody's hands


def run(house, short):
    many, kills = (80, 1) if short else (1000, 5)
    pretended.set_to(pretended.MORNING, PACE)
    letters.post(letters.people(many))
    house.beat(PACE)
    house.workers(2)
    for number in range(1, kills + 1):
        share = many * number // (kills + 1)
        wait_until(lambda share=share: letters.sent() >= share, f"{share} letters are sent", 120)
        _kill(house.postgres)
    seconds = wait_until(lambda: letters.sent() == many, "every letter is sent", 120)
    mails = letters.taken(house.mail.record)
    outcome = Outcome(
        f"{many} letters due, two workers of two processes; PostgreSQL killed with -9 {kills} times on the way and "
        f"started again after {DOWN} s; the last was sent {seconds:.0f} s after the last start."
    )
    judge(outcome, many, mails)
    outcome.at_most("repeated mails against letters in hand when it died", letters.repeats(mails), HANDS * kills)
    return outcome


def _kill(postgres):
    postgres.kill()
    connection.close()
    time.sleep(DOWN)
    postgres.start()
