"""The frozen documents that tell of an item become as narrow as it has become."""

from meetings import marked
from office import classes

FOLLOWS = "Följer märkningen av en punkt som handlingen berättar om."


def follow(item, by):
    for document in marked.telling(item):
        if marked.is_narrower(item.openness, document.openness):
            classes.classify(document, by, item.openness, item.secrecy_ground, FOLLOWS)
