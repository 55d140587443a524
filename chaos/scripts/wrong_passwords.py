"""Four processes try wrong passwords on one account, as fast as they can; its owner signs in meanwhile."""

import math
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor

from chaos import visitors
from chaos.judged import Outcome

PROCESSES = 4
OWNERS = "198.51.100.9"
RIGHT = "tre små ord i rad"
TRIES, WINDOW = 5, 300  # that one address may make on an account, in so many seconds
GAP = 3  # seconds between the owner's own sign-ins


def run(house, short):
    many = 200 if short else 10_000
    [owner] = visitors.with_seats(1, "owner", RIGHT)
    visitors.behind_a_proxy()
    with house.web() as address:
        began = time.monotonic()
        with ProcessPoolExecutor(PROCESSES) as pool:
            attacks = [pool.submit(_attack, address, owner.email, many // PROCESSES, n) for n in range(PROCESSES)]
            let_in = _come_and_go(address, owner.email, attacks)
        took = time.monotonic() - began
        let_in.append(_comes_in(address, owner.email))
    return _judged(many, sum((attack.result() for attack in attacks), Counter()), let_in, took)


def _judged(many, answers, let_in, took):
    outcome = Outcome(
        f"{many} wrong passwords from {PROCESSES} processes, each with an address of its own, to one account; every "
        f"second try says that it comes from the owner's address. {took:.0f} s, {many / took:.0f} a second. The owner "
        f"signed in {len(let_in)} times meanwhile and afterwards."
    )
    windows = math.ceil(took / WINDOW) + 1  # a window slides
    outcome.exactly("tries answered", sum(answers.values()), many)
    outcome.at_most("passwords looked at", answers["wrong"], PROCESSES * TRIES * windows)
    outcome.exactly("tries that came in", answers["in"], 0)
    outcome.exactly("error pages", answers["fault"], 0)
    outcome.exactly("times the owner was refused", let_in.count(False), 0)
    return outcome


def _attack(address, email, many, number):
    """What became of each try."""
    found = Counter()
    for each in range(many):
        claims = OWNERS if each % 2 else ""
        visitor = visitors.Visitor(address, f"203.0.113.{number}", claims)
        found[_kind(*visitor.sign_in(email, f"fel lösenord nummer {each}"))] += 1
    return found


def _kind(status, page, leads_to):
    if status == 302:
        return "in"
    if status == 429 or visitors.TOO_MANY in page:
        return "refused"
    return "wrong" if visitors.WRONG in page else "fault"


def _come_and_go(address, email, attacks):
    """Until the attack is over."""
    found = []
    while not all(attack.done() for attack in attacks):
        found.append(_comes_in(address, email))
        time.sleep(GAP)
    return found


def _comes_in(address, email):
    status, _, leads_to = visitors.Visitor(address, OWNERS).sign_in(email, RIGHT)
    return status == 302 and not leads_to.startswith(visitors.DOOR)
