"""What a period stands on: how many reports from whom, and who has fallen silent."""

from dataclasses import dataclass

from situation.statistics.counting import counted, tally
from situation.tallies import Tally


@dataclass(frozen=True)
class Source:
    name: str
    tally: Tally


@dataclass(frozen=True)
class Basis:
    """`silent` have reported during the twelve months before and not in the period: what they see is not known."""

    sources: tuple[Source, ...]
    silent: tuple[str, ...]


def basis(reports, period, began):
    rows = counted(reports, period, "organisation", "organisation__name")
    told = [Source(row["organisation__name"], tally(row, period, began)) for row in rows]
    told.sort(key=lambda source: (-source.tally.now, source.name))
    silent = [source.name for source in told if not source.tally.now]
    return Basis(tuple(source for source in told if source.tally.now), tuple(silent))
