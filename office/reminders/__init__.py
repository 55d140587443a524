"""One table of reminders of every kind: planned by the apps' rules, recounted in every step, posted when due."""

from office.reminders.posting import go_round, post_due
from office.reminders.recounting import follow, recount_all
from office.reminders.rules import ANCHORS, RULES, Anchor, Plan, Planned, Rule, register

__all__ = [
    "ANCHORS",
    "RULES",
    "Anchor",
    "Plan",
    "Planned",
    "Rule",
    "follow",
    "go_round",
    "post_due",
    "recount_all",
    "register",
]
