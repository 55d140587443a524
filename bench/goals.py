"""What was to be reached, and whether it was."""

from dataclasses import dataclass

MOST_FOR_PAPER = 1.2
MOST_GROWTH = 0.10
MOST_BYTES = 200_000
LEAST_OF_BARE, NEAR_DOUBLE = 0.7, 1.8


@dataclass(frozen=True)
class Goal:
    what: str
    reached: str
    holds: bool


def goals(result):
    found = [goal for each in result.pages for goal in _of_page(each)]
    paper, growth = result.paper.ratio, result.memory.growth
    return [
        *found,
        Goal("Agenda PDF of six pages: at most 1.2 of bare WeasyPrint", f"{paper:.2f}", paper <= MOST_FOR_PAPER),
        Goal("Memory of the web workers grows less than 10 %", f"{growth:.1%}", growth < MOST_GROWTH),
    ]


def of_sending(each):
    where = f"{each.database}, {each.server}"
    yield Goal(f"Mails, {where}: at least 0.7 of a bare loop", f"{each.ratio:.2f}", each.ratio >= LEAST_OF_BARE)
    yield Goal(f"Mails, {where}: two workers near double", f"{each.gain:.2f} times", each.gain >= NEAR_DOUBLE)


def _of_page(each):
    page, queries, size = each.page, each.counts.queries, each.counts.size
    yield Goal(f"{page.name}: at most {page.most_queries} queries", str(queries), queries <= page.most_queries)
    yield Goal(f"{page.name}: at most 200 kB", f"{size / 1000:.0f} kB", size <= MOST_BYTES)
    if page.least_ratio:
        what = f"{page.name}: at least {page.least_ratio} of the bare view"
        yield Goal(what, f"{each.ratio:.2f}", each.ratio >= page.least_ratio)
    if page.peer_rate:
        times = each.ours.rate / page.peer_rate
        what = f"{page.name}: at least {page.least_times:g} times {page.peer} ({page.peer_rate}/s)"
        yield Goal(what, f"{times:.1f} times", times >= page.least_times)
