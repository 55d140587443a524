"""A mail server that puts off, refuses, hangs and hangs up: each letter its right state, and the others in time."""

import time

from chaos import letters, pretended
from chaos.judged import Outcome
from chaos.servers import wait_until
from office.models import Letter
from office.models.letters import LetterState

# The minute until a new try lasts a second; in the short form, which runs beside much else, three.
PACE, LATE = 60, 5.0
SHORT_PACE, SHORT_LATE = 20, 30.0
ORDINARY = 20
# The habits of chaos/sink.py: how each letter must end, and after how many tries.
ENDS = {
    "busy": (LetterState.SENT, 2),
    "drop": (LetterState.SENT, 2),
    "hang": (LetterState.SENT, 2),
    "refused": (LetterState.FAILED, 1),
}


def run(house, short):
    each = 1 if short else 3
    pace, latest = (SHORT_PACE, SHORT_LATE) if short else (PACE, LATE)
    pretended.set_to(pretended.MORNING, pace)
    house.beat(pace)
    house.workers(1 if short else 2)
    _warm_up()
    ordinary, came = _post(each)
    seconds = wait_until(_have_ended, "every letter has its last state", 120)
    mails = letters.taken(house.mail.record)
    late = [mail.at - came for mail in mails if mail.address.startswith("person-")]
    outcome = Outcome(
        f"{ORDINARY} letters behind {each} put off with 451, {each} refused with 550, {each} whose server hangs for a "
        f"minute and {each} where it hangs up after DATA; {len(house.nurseries)} workers. "
        f"All had their last state after {seconds:.0f} s."
    )
    outcome.exactly("ordinary letters sent at the first try", ordinary.filter(tries=1, state="sent").count(), ORDINARY)
    outcome.at_most("the last of the ordinary came after", max(late, default=999.0), latest, " s")
    for habit, (state, tries) in ENDS.items():
        right = _of(habit).filter(state=state, tries=tries).count()
        outcome.exactly(f"{habit}: {LetterState(state).value} after {tries} tries", right, each)
    outcome.exactly("mails that came twice (hung up after DATA)", letters.repeats(mails), each)
    outcome.exactly("letters under two Message-IDs", letters.of_two_minds(mails), 0)
    return outcome


def _warm_up():
    """The workers have begun before the clock of the others is started."""
    first = letters.post(letters.people(1, "first"), "first")
    wait_until(lambda: not first.exclude(state=LetterState.SENT).exists(), "the first letter is sent", 60)


def _post(each):
    """The troublesome before the others."""
    for habit in ENDS:
        letters.post(letters.people(each, habit), habit)
    ordinary = letters.post(letters.people(ORDINARY), "ordinary")
    return ordinary, time.monotonic()


def _of(habit):
    return Letter.objects.about(habit)


def _have_ended():
    return not letters.unsettled()
