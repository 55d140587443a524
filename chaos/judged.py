"""What a script found: a sentence of what it did, and each bound with its figure."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Bound:
    what: str
    figure: str
    holds: bool


@dataclass
class Outcome:
    done: str
    bounds: list[Bound] = field(default_factory=list)

    def at_most(self, what, figure, most, unit=""):
        """`what` ends with the bound itself, as it is read."""
        self._add(f"{what} ≤ {most}{unit}", figure, unit, holds=figure <= most)

    def exactly(self, what, figure, wanted):
        self._add(f"{what} = {wanted}", figure, "", holds=figure == wanted)

    @property
    def holds(self):
        return all(bound.holds for bound in self.bounds)

    def _add(self, what, figure, unit, *, holds):
        shown = f"{figure:.1f}" if isinstance(figure, float) else str(figure)
        self.bounds.append(Bound(what, shown + unit, holds))
