"""How items and papers are marked; the frozen documents that tell of an item follow it."""

from meetings.lifecycle.following import follow
from meetings.lifecycle.items import items
from meetings.lifecycle.papers import papers
from office import classes


@items.step(label="Ändra öppenhet", done="Öppenheten är ändrad.", asks=True, despite_lock=True)
def classify(item, by, openness, secrecy_ground="", reason="", over=None):
    """From now on the item is treated so everywhere, in what has been sent too. Documents are let out one by one."""
    classes.classify(item, by, openness, secrecy_ground, reason, over)
    follow(item, by)


classes.can_be_classified(papers)
