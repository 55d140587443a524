"""What a run gives."""

from dataclasses import dataclass

from bench.counts import Counts
from bench.load import Round
from bench.pages import Page
from bench.paper import Paper


@dataclass(frozen=True)
class Memory:
    """Megabytes before and after so many requests."""

    before: float
    after: float
    requests: int

    @property
    def growth(self):
        return self.after / self.before - 1


@dataclass(frozen=True)
class Measured:
    """A page and its bare twin: what it asks of the database, and how both answered under load."""

    page: Page
    counts: Counts
    bare_counts: Counts
    ours: Round
    bare: Round
    ratio: float


@dataclass(frozen=True)
class Result:
    pages: list[Measured]
    paper: Paper
    memory: Memory
    load: float
    rounds: int
    seconds: int
