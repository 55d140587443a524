"""The look of a letter: its text as HTML, with paragraphs, and buttons that stand side by side."""

import re
from functools import lru_cache

from django.template.loader import get_template, render_to_string

BUTTON = re.compile(r"→ (?P<words>.+): (?P<address>https?://\S+)")
HEADING = re.compile(r"(?P<words>.+)\n(?P<line>={3,}|-{3,})")


def as_html(subject, body, rarer=""):
    """The text of a letter with its look: lines "→ Words: address" are buttons, the first of them the strongest;
    one with a line of = or - under it is a heading.

    `rarer`: where its reader says that such letters shall come less often.
    """
    pieces = body.strip().split("\n\n")
    strongest = next((place for place, piece in enumerate(pieces) if _buttons(piece)), None)
    looks = [_look(piece, place == strongest) for place, piece in enumerate(pieces)]
    return _frame().render({"subject": subject, "blocks": looks, "rarer": rarer})


@lru_cache(maxsize=1)
def _frame():
    return get_template("office/letters/frame.html")


@lru_cache(maxsize=1024)
def _look(block, strongest):
    """Kept for a while: most of what a letter says is the same to everybody who gets it."""
    return render_to_string("office/letters/_block.html", {**_parts(block), "strongest": strongest})


def blocks(body):
    """The letter piece by piece, for a page of the one whose it is."""
    return [_parts(block) for block in body.strip().split("\n\n")]


def _parts(block):
    """What a piece is: a heading, buttons, or its text."""
    heading = HEADING.fullmatch(block.strip())
    return {
        "text": block,
        "buttons": _buttons(block),
        "heading": heading and heading["words"],
        "is_high": heading and heading["line"][0] == "=",
    }


def taken_apart(block):
    """A block's buttons by their words, or its text: for showing a letter inside a page."""
    buttons = _buttons(block)
    return {"buttons": [button["words"] for button in buttons], "text": "" if buttons else block}


def _buttons(block):
    found = [BUTTON.fullmatch(line) for line in block.strip().split("\n")]
    return [each.groupdict() for each in found] if all(found) else []
