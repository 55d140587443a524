"""Addresses that are known and unknown knock in turn: the same page, in the same time."""

import time
from itertools import count
from statistics import median

from chaos import visitors
from chaos.judged import Outcome

RIGHT = "tre små ord i rad"
WAYS = {
    "the sign-in": lambda visitor, email: visitor.sign_in(email, "fel lösenord som är långt"),
    "the link by mail": lambda visitor, email: visitor.post("/logga-in/lank/", email=email),
    "the forgotten password": lambda visitor, email: visitor.post("/logga-in/glomt-losenord/", email=email),
}
_addresses = count()


def run(house, short):
    many = 20 if short else 200
    half = many // 2
    pairs = zip(visitors.with_seats(half, "known", RIGHT), visitors.with_seats(half, "by-link"), strict=True)
    known = [person for pair in pairs for person in pair]
    visitors.behind_a_proxy()
    outcome = Outcome(
        f"{many} known and {many} unknown addresses in turn at each way in, each from an address of its own. Half of "
        "the known have a password."
    )
    with house.web() as address:
        for way, knock in WAYS.items():
            _compare(outcome, way, *_knocked(address, knock, known), short)
    return outcome


def _knocked(address, knock, known):
    """Of the known and of the unknown: the seconds and the answer of each."""
    found = {True: [], False: []}
    for number, person in enumerate(known):
        for is_known, whose in ((True, person.email), (False, f"unknown-{number}@chaos.example")):
            visitor = visitors.Visitor(address, _from())
            began = time.perf_counter()
            status, page, leads_to = knock(visitor, whose)
            found[is_known].append((time.perf_counter() - began, (status, visitors.without_keys(page), leads_to)))
    return found[True], found[False]


def _compare(outcome, way, known, unknown, short):
    seconds = [median(each for each, _ in side) for side in (known, unknown)]
    apart = 100 * abs(seconds[0] - seconds[1]) / max(seconds)
    outcome.exactly(f"different answers at {way}", len({answer for _, answer in known + unknown}), 1)
    outcome.exactly(f"error pages at {way}", sum(answer[0] >= 500 for _, answer in known + unknown), 0)
    if not short:  # so few say nothing of time
        outcome.at_most(
            f"medians at {way} ({1000 * seconds[0]:.0f} and {1000 * seconds[1]:.0f} ms) apart", apart, 10, " %"
        )


def _from():
    """An address that nobody has come from, so that no limit on one is met."""
    number = next(_addresses)
    return f"100.{64 + number // 65536}.{number // 256 % 256}.{number % 256}"
