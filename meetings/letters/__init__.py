"""Letters about meetings: one function per letter, named after it."""

from meetings.letters.items import item_answered
from meetings.letters.reminders import agenda_reminder, member_reminder
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
    "agenda",
    "agenda_reminder",
    "call_for_items",
    "cancelled",
    "invitation",
    "item_answered",
    "member_reminder",
    "moved",
    "no_longer_called",
    "reach_the_new",
]
