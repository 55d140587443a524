"""What tells of an item becomes as narrow as it has become: its frozen documents, and itself at other meetings."""

from meetings import marked
from office import classes

FOLLOWS = "Följer märkningen av en punkt som handlingen berättar om."
CARRIED_ALONG = "Följer märkningen av samma punkt på ett annat möte."


def follow(item, by):
    """What was carried over has the same words at both meetings. What is let out again is let out one by one."""
    _narrow_documents(item, by)
    for same in marked.carried_along(item):
        if marked.is_narrower(item.openness, same.openness):
            classes.classify(same, by, item.openness, item.secrecy_ground, CARRIED_ALONG)
            _narrow_documents(same, by)


def _narrow_documents(item, by):
    for document in marked.telling(item):
        if marked.is_narrower(item.openness, document.openness):
            classes.classify(document, by, item.openness, item.secrecy_ground, FOLLOWS)
