"""What is due goes to the outbox: the newest of each chain, while it can help, one letter to each person and kind."""

import logging
from collections import defaultdict
from itertools import groupby
from operator import attrgetter

from django.contrib.auth import get_user_model
from django.db import transaction

from office.almanac import local, written
from office.letters import post
from office.letters.writing import message_id
from office.models import Letter, Reminder
from office.models.letters import LetterState
from office.models.reminders import Because, ReminderState
from office.reminders import moments
from office.reminders.recounting import pk_of, recount, recount_all
from office.reminders.rules import ANCHORS, RULES

logger = logging.getLogger(__name__)

APART = "– – –"


def go_round(now):
    """What a worker does every ten minutes: the table is made true, and what is due is put in the outbox."""
    recount_all(now)
    return post_due(now)


def post_due(now):
    """How many reminders went. One thing that fails stops no other."""
    if not moments.is_daytime(now):
        return 0
    return sum(_post_safely(anchor, now) for anchor in ANCHORS.values())


def _post_safely(anchor, now):
    try:
        return _post(anchor, now)
    except Exception:
        logger.exception("Reminders counted from %s could not be posted", anchor.label)
        return 0


@transaction.atomic
def _post(anchor, now):
    """Recounted under the same hold as they are posted: nothing goes that has just been done."""
    matters = Reminder.objects.due(now).of_things(anchor.label).order_by().values_list("anchor", flat=True).distinct()
    keys = {pk_of(matter) for matter in matters}
    if not keys:
        return 0
    due = [row for row in recount(anchor, keys, now) if row.state == ReminderState.PLANNED and row.due_at <= now]
    going = [row for row in _newest(due, now) if moments.may_go(now, row.expires_at)]
    _with_recipients(going)
    going.sort(key=attrgetter("rule", "recipient_id", "due_at", "pk"))
    return sum(_send_safely(name, list(rows), now) for name, rows in groupby(going, key=attrgetter("rule")))


def _newest(due, now):
    """Of each chain the newest that can still help; of the others it is written why they did not go."""
    chains, stopped = defaultdict(list), []
    for row in sorted(due, key=attrgetter("due_at", "days")):
        if row.expires_at <= now:
            stopped.append(_stopped(row, Because.TOO_LATE))
        else:
            chains[row.rule, row.anchor, row.recipient_id].append(row)
    for chain in chains.values():
        stopped += [_stopped(row, Because.REPLACED) for row in chain[:-1]]
    Reminder.objects.bulk_update(stopped, ["state", "because"])
    return [chain[-1] for chain in chains.values()]


def _stopped(row, because):
    row.state, row.because = ReminderState.SUPPRESSED, because
    return row


def _send_safely(name, rows, now):
    """One rule that fails stops no other: what it was to tell of is planned still, and tried in the next round."""
    try:
        with transaction.atomic():
            _send(name, rows, now)
    except Exception:
        logger.exception("Reminders by the rule %s could not be posted", name)
        return 0
    return len(rows)


def _send(name, rows, now):
    pairs = sorted(RULES[name].write(rows, now), key=lambda pair: pair[0].recipient_id)
    _record([_as_one(list(own), now) for _, own in groupby(pairs, key=lambda pair: pair[0].recipient_id)], now)


def _with_recipients(rows):
    """Not prefetched: on SQLite Django would ask for each with a condition of its own, and a thousand are too many."""
    people = get_user_model().objects.in_bulk({row.recipient_id for row in rows})
    for row in rows:
        row.recipient = people[row.recipient_id]


def _as_one(pairs, now):
    """Several of the same kind to the same person in one round are one letter, the newest first."""
    pairs.sort(key=lambda pair: max(row.due_at for row in pair[1]), reverse=True)
    letter, rows = pairs[0][0], [row for _, told in pairs for row in told]
    if len(pairs) > 1:
        letter.body = f"\n{APART}\n\n".join(f"{each.subject}\n\n{each.body}" for each, _ in pairs)
        letter.subject = f"{letter.subject[:230]} (och {len(pairs) - 1} till)"
        letter.search_text = f"{letter.subject} {letter.recipient} {letter.address}".casefold()
    late = [row for row in rows if moments.is_late(now, row.due_at, row.planned_at)]
    for row in late:
        row.is_late = True
    if late:
        letter.body = f"{_excuse(late)}\n\n{letter.body}"
    return letter, rows


def _excuse(late):
    first = min(moments.meant_for(row.due_at, row.planned_at) for row in late)
    return f"Påminnelsen skulle ha kommit {written(local(first).date())}. Den är sen för att våra utskick stod stilla."


def _record(made, now):
    """A letter of that key from before there was a table is the letter; another of ours, or one that was taken back, is
    not this one.
    """
    known = {
        letter.key: letter
        for letter in Letter.objects.filter(key__in=[letter.key for letter, _ in made]).prefetch_related("reminders")
    }
    fresh = []
    for letter, _ in made:
        before = known.get(letter.key)
        if before and (before.reminders.all() or before.state == LetterState.WITHDRAWN):
            letter.key = f"{letter.key}/{now.isoformat()}"
            letter.message_id = message_id(letter.key)
        if letter.key not in known:
            fresh.append(letter)
    post(fresh)
    keys = Letter.objects.filter(key__in=[letter.key for letter, _ in made]).values_list("key", "pk")
    by_key = dict(keys)
    rows = [_posted(row, by_key[letter.key], now) for letter, told in made for row in told]
    Reminder.objects.bulk_update(rows, ["state", "letter", "is_late", "posted_at"])


def _posted(row, letter_pk, now):
    row.state, row.letter_id, row.posted_at = ReminderState.POSTED, letter_pk, now
    return row
