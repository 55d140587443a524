"""The table of reminders, held to what is true: in each step, in each round, and once more when a letter is to go."""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import chain

from django.db import models, transaction

from office import clock
from office.almanac import local
from office.models import Letter, Reminder
from office.models.letters import NOT_LEFT, LetterState, Withdrawn
from office.models.reminders import Because, ReminderState
from office.reminders.rules import ANCHORS, Plan

TOLD = ("rule", "field", "anchor_at", "days", "due_at", "expires_at", "heading", "reason", "url")
WRITTEN = ("key", *TOLD, "state", "because", "planned_at", "posted_at")


@dataclass
class Changes:
    """What must be written for the table to be as the plan."""

    made: list = field(default_factory=list)
    changed: list = field(default_factory=list)
    called_back: list = field(default_factory=list)  # their letters may still be in the outbox

    def anchors(self):
        return {row.anchor for row in (*self.made, *self.changed, *self.called_back)}


def follow(*things):
    """In a step, after its effect: what was touched is recounted before anything else can be seen."""
    now = clock.now()
    for anchor in ANCHORS.values():
        subjects = [thing for thing in things if isinstance(thing, models.Model)]
        if keys := {pk for subject in subjects for pk in anchor.touched_by(subject, now)}:
            recount(anchor, keys, now)


@transaction.atomic
def recount(anchor, keys, now):
    """The rows as they are to be, held until the transaction ends; they are held before what is true is read."""
    _take_hold(anchor, keys)
    rows = list(_rows(anchor, keys))
    changes = compare(rows, _plan(anchor, keys, now))
    _make(changes.made, now)
    Reminder.objects.bulk_update(changes.changed, WRITTEN)
    _call_back(changes.called_back, now)
    return list(_rows(anchor, keys)) if changes.made or changes.called_back else rows


def recount_all(now):
    """What no step saw: the administration's changes, and those that time makes. Only what differs is held."""
    for anchor in ANCHORS.values():
        unsettled = Reminder.objects.unsettled().of_things(anchor.label).order_by().values_list("anchor", flat=True)
        keys = {*anchor.around(now), *(pk_of(matter) for matter in unsettled.distinct())}
        differing = compare(list(_rows(anchor, keys)), _plan(anchor, keys, now)).anchors()
        if differing:
            recount(anchor, {pk_of(matter) for matter in differing}, now)


def compare(rows, plan):
    """The changes between rows and plan. A row whose day has moved moves with it; what has been sent stays."""
    changes, spare, known = Changes(), defaultdict(list), {row.key for row in rows}
    for row in rows:
        if row.key in plan.wanted:
            _hold(row, plan.wanted[row.key], plan, changes)
        elif row.state == ReminderState.PLANNED:
            spare[_chain(row)].append(row)
        elif _can_be_called_back(row):
            _stop(row, plan.why_not(_chain(row)), changes)
    for planned in plan.missing_among(known):
        _place(planned, spare[planned.chain], plan, changes)
    for row in chain.from_iterable(spare.values()):
        _stop(row, plan.why_not(_chain(row)), changes)
    return changes


def pk_of(matter):
    return int(matter.rpartition("/")[2])


def _rows(anchor, keys):
    return Reminder.objects.of(*anchor.matters(keys)).with_letter_state()


def _take_hold(anchor, keys):
    """In one order, and before they are read: a row that was waited for may have got a letter meanwhile."""
    held = Reminder.objects.of(*anchor.matters(keys)).order_by("pk").select_for_update(no_key=True)
    list(held.values_list("pk"))


def _plan(anchor, keys, now):
    plan = Plan(now)
    anchor.plan(plan, keys)
    return plan


def _hold(row, planned, plan, changes):
    """A row that is wanted: told as it is now, and planned anew if it had been stopped."""
    if row.state == ReminderState.POSTED:
        if _can_be_called_back(row) and row.expires_at and row.expires_at <= plan.now:
            _stop(row, Because.TOO_LATE, changes)
        elif _says_what_was(row, planned) or _was_to_leave_before(row, plan.today):
            _say_anew(row, planned, plan, changes)
    elif not _stays_stopped(row, planned, plan.now):
        _write(row, planned, plan, changes)


def _says_what_was(row, planned):
    """Its thing has moved within the day, or another letter took the place of one that has not left."""
    was_replaced = row.letter_state == LetterState.WITHDRAWN and row.letter_withdrawn == Withdrawn.REPLACED
    return was_replaced or (_is_untried(row) and row.anchor_at != planned.anchor_at)


def _was_to_leave_before(row, today):
    """The mail server was away over night: the days it names are a day off, and a newer of its chain may be due."""
    is_waiting = _is_untried(row) and row.letter_state == LetterState.WAITING
    return is_waiting and local(row.letter_since).date() < today


def _is_untried(row):
    """Not even perhaps in somebody's mailbox."""
    return _can_be_called_back(row) and not row.letter_tries


def _say_anew(row, planned, plan, changes):
    """Among what is due it takes its turn again. One that stood still is as late as it is."""
    for name in ("key", *TOLD):
        setattr(row, name, getattr(planned, name))
    stood_still = _was_to_leave_before(row, plan.today)
    row.planned_at = row.planned_at if stood_still else plan.now
    row.state, row.posted_at = ReminderState.PLANNED, None
    changes.called_back.append(row)


def _stays_stopped(row, planned, now):
    """Though it is wanted: another went in its place, or it can no longer help. A clock put back gives it back."""
    if row.because == Because.TOO_LATE:
        return planned.expires_at <= now
    return row.because == Because.REPLACED and planned.due_at <= now


def _write(row, planned, plan, changes):
    was, is_needed_sooner = [getattr(row, name) for name in WRITTEN], planned.due_at < row.due_at
    for name in ("key", *TOLD):
        setattr(row, name, getattr(planned, name))
    if row.state != ReminderState.PLANNED or is_needed_sooner:
        row.state, row.because, row.planned_at = ReminderState.PLANNED, "", plan.now
    if was != [getattr(row, name) for name in WRITTEN]:
        changes.changed.append(row)


def _place(planned, spare, plan, changes):
    """A reminder without a row takes one of its chain that is not wanted where it stands, or gets a new one."""
    if spare:
        _write(spare.pop(0), planned, plan, changes)
    else:
        told = {name: getattr(planned, name) for name in ("key", "anchor", "recipient_id", *TOLD)}
        changes.made.append(Reminder(planned_at=plan.now, **told))


def _stop(row, because, changes):
    if row.state == ReminderState.POSTED:
        changes.called_back.append(row)
    else:
        changes.changed.append(row)
    row.state, row.because, row.posted_at = ReminderState.SUPPRESSED, because, None


def _chain(row):
    return row.rule, row.anchor, row.recipient_id


def _can_be_called_back(row):
    return row.state == ReminderState.POSTED and row.letter_state in NOT_LEFT


def _make(rows, now):
    """What went out as a letter before there was a table is written down as that, and goes no more."""
    past = [row.key for row in rows if row.due_at <= now]
    gone = {letter.key: letter for letter in Letter.objects.filter(key__in=past, reminders=None)} if past else {}
    for row in rows:
        if letter := gone.get(row.key):
            row.state, row.letter, row.posted_at = ReminderState.POSTED, letter, letter.posted_at
    Reminder.objects.bulk_create(rows, ignore_conflicts=True)


def _call_back(rows, now):
    """A letter still in the house is withdrawn, and what else it told of is told anew. One that left, left."""
    letters = {row.letter_id for row in rows}
    if not letters:
        return
    Letter.objects.filter(pk__in=letters).not_left().update(
        state=LetterState.WITHDRAWN, withdrawn_because=Withdrawn.OVERTAKEN
    )
    withdrawn = set(Letter.objects.filter(pk__in=letters, state=LetterState.WITHDRAWN).values_list("pk", flat=True))
    Reminder.objects.bulk_update([row for row in rows if row.letter_id in withdrawn], WRITTEN)
    Reminder.objects.exclude(pk__in=[row.pk for row in rows]).plan_anew(withdrawn, now)
