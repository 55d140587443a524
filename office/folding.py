"""What is changed again within the hour comes as one mail: the newest takes the place of what has not left.

A letter says itself what it takes the place of (`replaces`: kinds of the same matter to the same person) and whether
it can wait for more (`waits`). The hour is counted from the first: nobody waits longer, however often it changes.
"""

from collections import defaultdict
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q

from office.models import Letter, Reminder
from office.models.letters import NOT_LEFT, LetterState, Withdrawn
from office.models.reminders import Because, ReminderState

AN_HOUR = timedelta(hours=1)
A_MOMENT = timedelta(minutes=1)  # a step does its thing, and only then posts its letters


def fold(letters, now):
    """Of letters on their way into the outbox: the earlier are withdrawn, and the new wait out the first one's hour."""
    new = _not_there_yet([letter for letter in letters if letter.replaces or letter.waits])
    if not new:
        return
    earlier = _not_left(new)
    gone = set()
    for letter in new:
        replaced = [each for each in earlier[letter.matter, letter.recipient_id] if _takes_the_place(letter, each)]
        gone |= {each.pk for each in replaced}
        _wait(letter, replaced, now)
    reminders = _hold_reminders(gone)
    _take_back(Letter.objects.filter(pk__in=gone), Withdrawn.REPLACED)
    _remind_anew(reminders)


def withdraw(matter, kinds, person=None):
    """What such letters tell is no longer so, or not to the person: those that have not left never go."""
    letters = Letter.objects.about(matter).of_kinds(*kinds)
    _take_back(letters.filter(recipient=person) if person else letters, Withdrawn.OVERTAKEN)


def untold_since(matter, changes, others=()):
    """{recipient: from when on they have not been told what such letters tell}, for their own have not left.

    What has not left lies in any way: it waits for more, for the mail server or for the printer. `others` are the kinds
    that tell the same anew, and are themselves replaced by none of these.
    """
    heard, since = {}, {}
    for letter in _told_of(matter, *changes, *others):
        who, at = letter.recipient_id, letter.posted_at - A_MOMENT
        if letter.kind in changes and letter.state in (*NOT_LEFT, LetterState.WITHDRAWN):
            since.setdefault(who, max(at, heard.get(who, at)))
        elif letter.state != LetterState.WITHDRAWN:
            heard[who] = letter.posted_at
            since.pop(who, None)
    return since


def _told_of(matter, *kinds):
    asked = ("recipient_id", "kind", "state", "posted_at")
    return Letter.objects.about(matter).of_kinds(*kinds).only(*asked).order_by("pk")


def _take_back(letters, because):
    """Asked in the update whether they have left: a worker may have taken one meanwhile, and then it goes."""
    letters.not_left().update(state=LetterState.WITHDRAWN, withdrawn_because=because)


def _hold_reminders(letters):
    """Those that the letters tell of; all of their matters are held, before the letters, as the table's rounds do."""
    told = Reminder.objects.filter(letter__in=letters, state=ReminderState.POSTED)
    found = dict(told.values_list("pk", "anchor"))
    if found:
        held = Reminder.objects.of(*set(found.values())).order_by("pk").select_for_update(no_key=True)
        list(held.values_list("pk"))
    return list(found)


def _remind_anew(reminders):
    """What they told of is otherwise now, and nobody has been told: the table plans again what still should go."""
    if reminders:
        untold = Reminder.objects.filter(pk__in=reminders, letter__state=LetterState.WITHDRAWN)
        untold.update(state=ReminderState.SUPPRESSED, because=Because.MOVED, posted_at=None)


def _takes_the_place(letter, earlier):
    """What came with a document is not lost to a newer one of the same kind that has none: then both go."""
    is_lost = earlier.kind == letter.kind and earlier.document_id and not letter.document_id
    return earlier.kind in letter.replaces and not is_lost


def _not_there_yet(letters):
    """A letter whose key is taken goes no second time, so it takes no other's place either."""
    if not letters:
        return []
    taken = set(Letter.objects.filter(key__in=[each.key for each in letters]).values_list("key", flat=True))
    return [each for each in letters if each.key not in taken]


def _not_left(new):
    """{(matter, recipient): what lies in the outbox of theirs and has not gone}; one question for them all. A letter
    that reminds of other matters too is none of theirs.
    """
    others = Reminder.objects.filter(letter=OuterRef("pk")).exclude(anchor=OuterRef("matter"))
    about = Q(matter__in={each.matter for each in new}, recipient__in={each.recipient_id for each in new})
    found = defaultdict(list)
    for each in Letter.objects.not_left().filter(about).exclude(Exists(others)).defer("body", "calendar"):
        found[each.matter, each.recipient_id].append(each)
    return found


def _wait(letter, replaced, now):
    """What was urgent enough to go at once is not held back by what takes its place."""
    if letter.waits and letter.state == LetterState.WAITING:
        letter.due_at = min([now + AN_HOUR, *(each.due_at for each in replaced)])
