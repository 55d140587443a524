"""Two texts written over the same one: joined when they changed different places, else laid side by side."""

from difflib import SequenceMatcher

# Beyond so many pairs of lines it takes too long to compare them: the people are asked instead.
MOST_PAIRS = 4_000_000


def joined(base, mine, theirs):
    """Both changes in one text; None when they touch the same lines, or lines that lie side by side."""
    if theirs in (mine, base):
        return mine
    if base == mine:
        return theirs
    lines = base.split("\n")
    edits, others = _edits(lines, mine.split("\n")), _edits(lines, theirs.split("\n"))
    if edits is None or others is None or _touch(edits, others):
        return None
    return "\n".join(_applied(lines, sorted(edits + others)))


def appended(theirs, mine):
    """Their text as it stands, and after it each line of mine that is not in it."""
    edits = _edits(theirs.split("\n"), mine.split("\n"))
    if edits is None:
        return f"{theirs}\n{mine}"
    own = [line for _, _, new in edits for line in new]
    return "\n".join([*([theirs] if theirs else []), *own])


def marked(mine, theirs):
    """Their lines, each with whether it differs from mine."""
    lines, edits = theirs.split("\n"), _edits(mine.split("\n"), theirs.split("\n"))
    if edits is None:
        return [(line, True) for line in lines]
    changed, moved = set(), 0
    for start, end, new in edits:
        changed.update(range(start + moved, start + moved + len(new)))
        moved += len(new) - (end - start)
    return [(line, place in changed) for place, line in enumerate(lines)]


def _edits(before, after):
    """What was done to the lines, as [(from, to, new lines)]; None when there is too much to compare."""
    start = _alike(before, after)
    end = _alike(before[start:][::-1], after[start:][::-1])
    left, right = before[start : len(before) - end], after[start : len(after) - end]
    if len(left) * len(right) > MOST_PAIRS:
        return None
    codes = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    return [(start + a, start + b, right[c:d]) for tag, a, b, c, d in codes if tag != "equal"]


def _alike(one, other):
    """How many lines are the same from the beginning."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _touch(edits, others):
    """Whether somewhere no untouched line lies between one's change and the other's."""
    return any(a <= d and c <= b for a, b, _ in edits for c, d, _ in others)


def _applied(lines, edits):
    done, place = [], 0
    for start, end, new in edits:
        done += [*lines[place:start], *new]
        place = end
    return done + lines[place:]
