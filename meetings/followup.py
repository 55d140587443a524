"""What follows a meeting: each day it is recounted who is to be reminded of which action, and of spreading the word.

As with meetings, a letter's key holds the day it is about, so it goes out once; after a stop only the newest of a chain
is sent. A new day to be done by is a new chain; what is done or dropped has none.
"""

from datetime import date, time, timedelta
from itertools import groupby

from meetings import deadlines, letters
from meetings.models import Action, Minutes
from office.almanac import at, local

MORNING = time(8, 0)
SOON = timedelta(days=7)
DAY = OVERDUE = timedelta(days=1)
LEFT_LYING = timedelta(days=7)
SPREADING_REMINDED = timedelta(days=10)
# So long after its day a letter can still help; a worker that slept longer lets it be.
HELPS = timedelta(days=14)


def post_due(now):
    """Put every letter that is due now in the outbox; the day begins at eight."""
    today = _day_that_has_begun(now)
    tell_of_new(today)
    remind_owners(today)
    tell_coordinator(today)
    remind_of_spreading(today)


def tell_of_new(today):
    """The morning after an action was noted: one letter to each person, meeting and day, with all of them."""
    fresh = Action.objects.open().never_handed_over().made_between(at(today - HELPS, time.min), at(today, time.min))
    by_meeting = sorted(fresh.for_lists(), key=_meeting_and_day)
    for (_, day), actions in groupby(by_meeting, key=_meeting_and_day):
        noted = list(actions)
        letters.new_actions(noted[0].meeting, noted, day)


def remind_owners(today):
    """A week before the day, and the day after it; one noted or changed later than the week before is fresh in mind."""
    chain = Action.objects.due_between(today - OVERDUE - HELPS, today + SOON).with_last_change()
    near = list(chain.for_lists().in_order())
    letters.actions_due_soon([each for each in near if today <= each.due_on and _was_known(each)])
    letters.actions_overdue([each for each in near if each.due_on + OVERDUE <= today])


def tell_coordinator(today):
    """What came to have lain for a week since the last list; each is on one list, once for each day it was due."""
    last = letters.last_left_lying()
    first = max(date.fromisoformat(last) + DAY if last else date.min, today - HELPS)
    late = Action.objects.due_between(first - LEFT_LYING, today - LEFT_LYING)
    if actions := list(late.for_lists().in_order()):
        letters.actions_left_lying(actions, today, Action.objects.overdue(today).count())


def remind_of_spreading(today):
    """Ten days after the minutes were approved, once, to those who have not said where they have told."""
    period = deadlines.days(today - SPREADING_REMINDED - HELPS, today - SPREADING_REMINDED)
    for minutes in Minutes.objects.of_the_council().approved_during(period).select_related("meeting__body"):
        letters.spreading_reminder(minutes.meeting)


def _day_that_has_begun(now):
    here = local(now)
    return here.date() if here.time() >= MORNING else here.date() - DAY


def _meeting_and_day(action):
    return action.meeting_id, local(action.made_at).date()


def _was_known(action):
    """As it is, before the morning of that letter."""
    return (action.changed_at or action.made_at) < at(action.due_on - SOON, time.min)
