"""A whole meeting as one file: a ZIP, or a PDF with bookmarks. Asked for by a step, made by a worker."""

from meetings.packs.contents import gather, variants
from meetings.packs.making import clear, make_waiting, wake

__all__ = ["clear", "gather", "make_waiting", "variants", "wake"]
