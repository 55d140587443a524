"""Redis is killed with -9 and comes back, forgets everything, and is absent: the rows are in the database all along."""

import time

from chaos import letters, pretended
from chaos.judged import Outcome
from chaos.servers import wait_until

HEALED = 90  # seconds, with the timetable's own minute


def run(house, short):
    each, away, pace = (25, 4, 20) if short else (200, 60, 1)
    pretended.set_to(pretended.MORNING, pace)
    house.beat(pace)
    house.workers(2)
    people = letters.people(each)
    seconds = {
        "killed and back": _killed(house, people),
        "emptied": _emptied(house, people),
        "back": _absent(house, people, away),
    }
    outcome = Outcome(
        f"Three times {2 * each} letters with two workers: Redis killed with -9 while they went and back after a "
        f"second; emptied with FLUSHALL while they went; absent for {away} s while they were written."
    )
    _judge(outcome, 6 * each, letters.taken(house.mail.record))
    for what, took in seconds.items():
        outcome.at_most(f"from Redis {what} until all were sent", took, HEALED, " s")
    return outcome


def _killed(house, people):
    letters.post(people, "killed-1")
    time.sleep(0.5)
    house.redis.kill()
    time.sleep(1)
    house.redis.start()
    letters.post(people, "killed-2")
    return _until_all_are_sent()


def _emptied(house, people):
    letters.post(people, "emptied-1")
    time.sleep(0.5)
    house.redis.flush()
    letters.post(people, "emptied-2")
    return _until_all_are_sent()


def _absent(house, people, away):
    house.redis.kill()
    letters.post(people, "absent-1")
    letters.post(people, "absent-2")
    time.sleep(away)
    house.redis.start()
    return _until_all_are_sent()


def _until_all_are_sent():
    return wait_until(letters.nothing_is_due, "every letter is sent", 300)


def _judge(outcome, many, mails):
    outcome.exactly("rows sent", letters.sent(), many)
    outcome.exactly("lost", many - len({mail.message_id for mail in mails}), 0)
    outcome.exactly("repeated mails", letters.repeats(mails), 0)
