"""Small numbers in a table, left out so that nobody can reckon them from the rest. Pure: numbers in, numbers out.

A count under five is not told, nought included, and neither is a total under five. Whoever takes the numbers that are
told from the totals must not come to one either. So more is left out, as little as will do: for each small number
there must be another table, with all the same numbers told, where it is five or more (docs/decisions/0035).

A table with its totals is a stream that goes round: from the whole to each row, from a row to each column, and from
the columns back. What is left out can carry more or less, as long as what flows in flows out. A small number is safe
when so much more can be sent through its place that it would be five; the cheapest way for it to come back around is
left out too (Cox 1995, network flows in cell suppression).
"""

from dataclasses import dataclass
from heapq import heappop, heappush

FEWEST = 5
WHOLE_ROWS, WHOLE_COLUMNS = ("whole", "rows"), ("whole", "columns")
TOTAL = (WHOLE_COLUMNS, WHOLE_ROWS)
# What a reader misses most is left out last: a number in the table before a total, a total before the whole.
DEAR, DEAREST = 1_000_000, 1_000_000_000


@dataclass(frozen=True)
class Table:
    """Counts by row and column; None where a number is not told. Totals come last in each row, and a row of them."""

    rows: tuple[tuple[int | None, ...], ...]

    @property
    def total(self):
        return self.rows[-1][-1]

    @property
    def row_totals(self):
        return tuple(row[-1] for row in self.rows[:-1])

    @property
    def column_totals(self):
        return self.rows[-1][:-1]


def protected(counts):
    """The rows of counts with their totals, as they may be told. Every row has as many columns, and at least one."""
    flows = _flows(counts)
    if len(flows) == 1:
        return _table(counts, {TOTAL: None})
    hidden = {place for place, number in flows.items() if number < FEWEST}
    for place in sorted(hidden, key=lambda each: (-flows[each], each)):
        hidden |= _ways_around(place, flows, hidden)
    return _table(counts, {place: None if place in hidden else number for place, number in flows.items()})


def _flows(counts):
    """{(from, to): how many}, round and round."""
    rows, columns = range(len(counts)), range(len(counts[0]) if counts else 0)
    flows = {(("row", r), ("column", c)): counts[r][c] for r in rows for c in columns}
    flows |= {(WHOLE_ROWS, ("row", r)): sum(counts[r]) for r in rows}
    flows |= {(("column", c), WHOLE_COLUMNS): sum(row[c] for row in counts) for c in columns}
    return flows | {TOTAL: sum(map(sum, counts))}


def _table(counts, told):
    rows, columns = range(len(counts)), range(len(counts[0]) if counts else 0)
    inner = [(*(told[("row", r), ("column", c)] for c in columns), told[WHOLE_ROWS, ("row", r)]) for r in rows]
    return Table((*inner, (*(told[("column", c), WHOLE_COLUMNS] for c in columns), told[TOTAL])))


def _ways_around(place, flows, hidden):
    """What must be left out for the small number at the place to be able to be five."""
    start, goal = place
    left, used, missing = _residual(place, flows), set(), FEWEST - flows[place]
    while missing > 0:
        way = _cheapest(goal, start, left, flows, hidden | used)
        room = min(missing, *(left[step] for step in way))
        for step in way:
            left[step] -= room
            left[step[1], step[0], not step[2]] += room
            used.add((step[0], step[1]) if step[2] else (step[1], step[0]))
        missing -= room
    return used


def _residual(place, flows):
    """How much more each place can carry (forward), and how much less: no count is under nought."""
    others = [each for each in flows if each != place]
    more = {(start, goal, True): float("inf") for start, goal in others}
    return more | {(goal, start, False): flows[start, goal] for start, goal in others}


def _cheapest(start, goal, left, flows, free):
    """The steps of the way that leaves out least; what is left out already costs nothing."""
    onward = {}
    for step, room in left.items():
        if room > 0:
            onward.setdefault(step[0], []).append(step)
    queue, seen = [(0, 0, start, ())], set()
    while queue:
        cost, length, here, way = heappop(queue)
        if here == goal:
            return way
        if here in seen:
            continue
        seen.add(here)
        for step in onward.get(here, ()):
            if step[1] not in seen:
                heappush(queue, (cost + _price(step, flows, free), length + 1, step[1], (*way, step)))
    raise ValueError("A table is a stream that goes round, so there is always a way")


def _price(step, flows, free):
    place = (step[0], step[1]) if step[2] else (step[1], step[0])
    if place in free:
        return 0
    dearness = DEAREST if place == TOTAL else DEAR if "whole" in (place[0][0], place[1][0]) else 0
    return dearness + flows[place]
