"""Rules of reminders, each with its sentence, and the things they are counted from; registered by the apps at start."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from operator import attrgetter
from typing import Any

from office.almanac import local
from office.models.reminders import Because


@dataclass(frozen=True)
class Rule:
    """What is reminded of, when and whom, in a sentence; `write` makes the letters of the reminders that are to go.

    It is given the reminders and the moment, and answers with letters, each with the reminders that it tells of.
    """

    name: str
    kind: str  # of the letters: their template by name
    sentence: str
    write: Callable[[list, datetime], Iterable]
    source: str = ""  # in the guideline or the act, where there is one

    do_not_call_in_templates = True


@dataclass(frozen=True)
class Anchor:
    """A sort of thing that reminders are counted from.

    `around`: the keys of those with reminders near a moment. `touched_by`: of those that a change of something
    concerns. `plan`: what reminders such things give, said to the Plan.
    """

    label: str
    around: Callable[[datetime], Iterable[int]]
    touched_by: Callable[[Any, datetime], Iterable[int]]
    plan: Callable[["Plan", set], None]

    def matters(self, keys):
        return [f"{self.label}/{pk}" for pk in keys]


@dataclass(frozen=True)
class Planned:
    """A reminder as it should be. Its key is its letter's, so one that went before there was a table goes no more."""

    key: str
    rule: str
    anchor: str
    field: str
    anchor_at: datetime
    days: int
    due_at: datetime
    expires_at: datetime
    recipient_id: int
    heading: str
    reason: str
    url: str

    @property
    def chain(self):
        return self.rule, self.anchor, self.recipient_id


@dataclass
class Plan:
    """What should go of what is counted from some things, and why the rest should not."""

    now: datetime
    wanted: dict[str, Planned] = field(default_factory=dict)
    stopped: dict[tuple, str] = field(default_factory=dict)

    @property
    def today(self):
        return local(self.now).date()

    def day_of(self, occasion):
        """The day it goes, as far as is known: not in the past."""
        return max(local(occasion.due_at).date(), self.today)

    def want(self, occasion, person, *, key, heading, **told):
        """One who no longer takes part is not reminded."""
        if person.is_active:
            whole = f"{key}/{person.pk}"
            self.wanted[whole] = Planned(
                key=whole,
                days=occasion.days,
                due_at=occasion.due_at,
                expires_at=occasion.expires_at,
                recipient_id=person.pk,
                heading=heading[:250],
                **told,
            )

    def stop(self, rule, anchor, because, person=None):
        """The rule asks nothing more about the thing; or nothing more of the person."""
        self.stopped[rule, anchor, person and person.pk] = because

    def missing_among(self, known):
        """Wanted, without a row, and still of some help; the soonest first."""
        found = [each for each in self.wanted.values() if each.key not in known and each.expires_at > self.now]
        return sorted(found, key=attrgetter("due_at", "key"))

    def why_not(self, chain):
        """The reason that was given; else the person has others of the same chain, or none of the concern any more."""
        rule, anchor, _ = chain
        moved = Because.MOVED if chain in self._chains else Because.NOT_CONCERNED
        return self.stopped.get(chain) or self.stopped.get((rule, anchor, None)) or moved

    @cached_property
    def _chains(self):
        return {each.chain for each in self.wanted.values()}


RULES: dict[str, Rule] = {}
ANCHORS: dict[str, Anchor] = {}


def register(anchor, *rules):
    for registry, key, thing in ((ANCHORS, anchor.label, anchor), *((RULES, rule.name, rule) for rule in rules)):
        if registry.get(key, thing) != thing:
            raise ValueError(f"{key} finns redan.")
        registry[key] = thing
