"""What has waited goes together: one letter a morning to each person, grouped by meeting, the newest first.

A person's letters are taken in one transaction, held by the person's row: two workers make one digest, and one that
dies in the middle has done nothing.
"""

import logging
import re
from collections import defaultdict
from datetime import time
from itertools import groupby

from django.contrib.auth import get_user_model
from django.db import transaction

from office import letters
from office.almanac import at, is_working_day, local
from office.journal import matter_of
from office.models import Letter
from office.models.letters import LetterState
from office.wishes import DAY, MORNING, first_working_day

logger = logging.getLogger(__name__)

TEMPLATE = "office/letters/digest.txt"
BUTTON = "→ "
REASON = "Du får brevet för att "
EVENING = time(18)
ELSEWHERE = "Annat"

PLACES = {}


def places_of(label, name):
    """Register what a sort of matter belongs to: `name` is given keys, and answers {key: the meeting, in words}."""
    PLACES[label] = name


def go_round(now):
    """Of how many people the waiting letters went, on working days in the daytime. One who fails stops no other."""
    if not _is_welcome(now):
        return 0
    waiting = Letter.objects.ripe(now).order_by().values_list("recipient", flat=True).distinct()
    return sum(_safely(pk, now) for pk in list(waiting))


def _is_welcome(now):
    here = local(now)
    return is_working_day(here.date()) and MORNING <= here.time() < EVENING


def _safely(pk, now):
    try:
        return _gather(pk, now)
    except Exception:
        logger.exception("The letters that wait for person %s could not be gathered", pk)
        return False


@transaction.atomic
def _gather(pk, now):
    person = get_user_model()._base_manager.select_for_update(no_key=True).get(pk=pk)
    ripe = Letter.objects.ripe(now).filter(recipient=person)
    waiting = list(ripe.select_for_update().order_by("-posted_at", "-pk"))
    key = f"digest/{local(now).date()}"
    if Letter.objects.filter(key=f"{key}/{pk}").exists():
        _hold_over(waiting, now)
        return False
    together = [each for each in waiting if not each.calendar]  # an invitation is always a mail of its own
    together = together if len(together) > 1 else []
    _let_go([each for each in waiting if each not in together], person, now)
    if together:
        _post(together, person, key, now)
    return bool(waiting)


def _hold_over(waiting, now):
    """One digest a day: what has come since waits for the next morning."""
    _held(waiting).update(due_at=at(first_working_day(local(now).date() + DAY), MORNING))


def _let_go(alone, person, now):
    """A digest of one is the letter itself; to the address that the person has now."""
    state = LetterState.WAITING if person.email else LetterState.TO_PRINT
    if alone and _held(alone).update(state=state, due_at=now, address=person.email or ""):
        letters.wake_on_commit()


def _post(together, person, key, now):
    context = {"groups": _groups(together), "count": len(together), "day": local(now).date()}
    digest = letters.write(person, TEMPLATE, context, key=key, matter=matter_of(person))
    letters.post([digest])
    row = Letter.objects.get(key=digest.key)
    if _held(together).update(state=LetterState.GATHERED, gathered_in=row) != len(together):
        raise RuntimeError("A letter was taken back while it was gathered")  # all of it is undone, and done anew


def _held(them):
    return Letter.objects.held().filter(pk__in=[each.pk for each in them])


def _groups(together):
    """[(the meeting, [(letter, its gist)])], the one with the newest letter first, in each its matters together."""
    places, groups = _places({each.matter for each in together}), defaultdict(list)
    for each in together:
        groups[places.get(each.matter, ELSEWHERE)].append(each)
    return [(name, [(each, gist(each.body)) for each in _by_matter(own)]) for name, own in groups.items()]


def _by_matter(own):
    """What is about the same thing side by side, the thing with the newest letter first."""
    order = list(dict.fromkeys(each.matter for each in own))
    return sorted(own, key=lambda each: order.index(each.matter))


def _places(matters):
    """{matter: the meeting it belongs to}, with one question for each sort of matter."""
    found = {}
    for label, own in groupby(sorted(matters), key=lambda matter: matter.partition("/")[0]):
        keys = {int(key): matter for matter in own if (key := matter.partition("/")[2]).isdigit()}
        named = PLACES[label](keys) if label in PLACES else {}
        found |= {keys[pk]: name for pk, name in named.items()}
    return found


def gist(body):
    """A letter in short: to its last button, then why it came, in a sentence."""
    blocks = body.strip().split("\n\n")
    reason = next((block for block in blocks if block.startswith(REASON)), "")
    last = max((n for n, block in enumerate(blocks) if block.startswith(BUTTON)), default=len(blocks) - 1)
    kept = [block for block in blocks[: last + 1] if block != reason]
    return "\n\n".join([*kept, *([re.split(r"(?<=\.)\s", reason)[0]] if reason else [])])
