"""Letters about meetings: one function per letter, named after it."""

from meetings.letters.actions import (
    action_handed_over,
    actions_due_soon,
    actions_left_lying,
    actions_overdue,
    forget_links,
    last_left_lying,
    new_actions,
)
from meetings.letters.answers import please_answer, substitute_cannot, substitute_named
from meetings.letters.items import item_answered
from meetings.letters.minutes import minutes_approved, minutes_reopened, minutes_returned, minutes_to_approve
from meetings.letters.reminders import agenda_reminder, member_reminder
from meetings.letters.silence import silent_seats
from meetings.letters.spreading import spreading, spreading_reminder
from meetings.letters.summons import (
    agenda,
    call_for_items,
    cancelled,
    invitation,
    moved,
    no_longer_called,
    reach_the_new,
)

__all__ = [
    "action_handed_over",
    "actions_due_soon",
    "actions_left_lying",
    "actions_overdue",
    "agenda",
    "agenda_reminder",
    "call_for_items",
    "cancelled",
    "forget_links",
    "invitation",
    "item_answered",
    "last_left_lying",
    "member_reminder",
    "minutes_approved",
    "minutes_reopened",
    "minutes_returned",
    "minutes_to_approve",
    "moved",
    "new_actions",
    "no_longer_called",
    "please_answer",
    "reach_the_new",
    "silent_seats",
    "spreading",
    "spreading_reminder",
    "substitute_cannot",
    "substitute_named",
]
