"""Bookmarks: one for each heading and part, and below a part those that its file had."""

from contextlib import suppress
from itertools import groupby

from pikepdf import Array, OutlineItem, Page

from meetings.packs.tags import DAMAGED

DEEPEST = 4
MOST = 200


def read(source):
    """A file's own bookmarks as (title, page, those below); nothing from one whose bookmarks cannot be followed."""
    with suppress(*DAMAGED):
        order = {page.obj.objgen: number for number, page in enumerate(source.pages)}
        with source.open_outline(max_depth=DEEPEST) as outline:
            return _read(outline.root, order)
    return []


def write(bound, book):
    """`book` has a row for each part in order: the part (nothing for the cover), its first page, its own bookmarks."""
    with bound.open_outline() as outline:
        for heading, found in groupby(book, key=lambda row: row[0].heading if row[0] else "Omslag"):
            rows = list(found)
            top = OutlineItem(heading, rows[0][1])
            top.is_closed = True
            outline.root.append(top)
            top.children.extend(_below(part, first, own) for part, first, own in rows if part)


def _below(part, first, own):
    item = OutlineItem(part.title, first)
    item.is_closed = True
    item.children.extend(_moved(own, first))
    return item


def _moved(own, first):
    for title, number, below in own:
        item = OutlineItem(title, first + number)
        item.is_closed = True
        item.children.extend(_moved(below, first))
        yield item


def _read(items, order):
    found = []
    for item in items[:MOST]:
        number = _page_of(item, order)
        below = _read(item.children, order)
        if number is None:
            found += below
        else:
            found.append((str(item.title)[:200], number, below))
    return found


def _page_of(item, order):
    """Only a bookmark that names its page is followed; named places stay behind in their file."""
    place = item.destination
    if place is None and item.action is not None:
        place = item.action.get("/D")
    if not isinstance(place, Array) or not len(place):
        return None
    target = place[0]
    if isinstance(target, int):
        return target
    return order.get(target.obj.objgen if isinstance(target, Page) else target.objgen)
