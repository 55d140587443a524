"""Letters about meetings: one function per letter, named after it."""

from meetings.letters.actions import (
    action_handed_over,
    actions_due_soon,
    actions_left_lying,
    actions_overdue,
    forget_links,
    last_left_lying_before_the_table,
    new_actions,
    not_handed_over,
)
from meetings.letters.answers import answered, please_answer, substitute_cannot, substitute_named
from meetings.letters.items import item_answered, item_not_answered
from meetings.letters.minutes import (
    approval_reminders,
    minutes_approved,
    minutes_missing,
    minutes_reopened,
    minutes_returned,
    minutes_to_approve,
)
from meetings.letters.reaching import call_back, others_reached, reach_everyone, reaching_others
from meetings.letters.reminders import agenda_reminders, member_reminders
from meetings.letters.silence import silent_seats
from meetings.letters.spreading import spreading, spreading_reminders
from meetings.letters.summons import (
    agenda,
    call_for_items,
    cancelled,
    has_begun,
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
    "agenda_reminders",
    "answered",
    "approval_reminders",
    "call_back",
    "call_for_items",
    "cancelled",
    "forget_links",
    "has_begun",
    "invitation",
    "item_answered",
    "item_not_answered",
    "last_left_lying_before_the_table",
    "member_reminders",
    "minutes_approved",
    "minutes_missing",
    "minutes_reopened",
    "minutes_returned",
    "minutes_to_approve",
    "moved",
    "new_actions",
    "no_longer_called",
    "not_handed_over",
    "others_reached",
    "please_answer",
    "reach_everyone",
    "reach_the_new",
    "reaching_others",
    "silent_seats",
    "spreading",
    "spreading_reminders",
    "substitute_cannot",
    "substitute_named",
]
