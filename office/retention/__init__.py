"""What is kept, why and how long: one table, filled by each app's retention.py, and erased from by itself.

`keep` is a line of it. Every model of the system has a line or a reason to stay; a test sees to it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from django.apps import apps


@dataclass(frozen=True)
class Period:
    """Years by the calendar, or days."""

    years: int = 0
    days: int = 0

    def before(self, now):
        """What has its date before this has been kept long enough."""
        day = now - timedelta(days=self.days)
        try:
            return day.replace(year=day.year - self.years)
        except ValueError:  # 29 February
            return day.replace(year=day.year - self.years, day=28)

    def __str__(self):
        if self.years:
            return f"{self.years} år"
        return "1 dag" if self.days == 1 else f"{self.days} dagar"


@dataclass(frozen=True)
class Rule:
    """A line of the table. `rows` narrows the model's rows to those that may go, given the moment `before`.

    `clear` names fields that are emptied; without it the rows are removed, and with them the files that `files` names.
    `person` and `matter` are the ways from a row to whom and what a hold may name; `dated` tells the rows' period.
    """

    name: str
    label: str
    what: str
    why: str
    after: Period
    anchor: str
    rows: Callable
    dated: str
    clear: dict = field(default_factory=dict)
    files: tuple = ()
    person: tuple = ()
    matter: dict = field(default_factory=dict)

    @property
    def model(self):
        return apps.get_model(self.label)

    @property
    def how(self):
        return "Uppgifterna tas bort, raden står kvar." if self.clear else "Tas bort."

    def ripe(self, now):
        """The rows whose time has come; what is emptied already is left alone."""
        found = self.rows(self.model._base_manager.all(), self.after.before(now))
        emptied = {**self.clear, **dict.fromkeys(self.files, "")} if self.clear else {}
        return found.exclude(**emptied) if emptied else found


@dataclass(frozen=True)
class Staying:
    """What is never erased by itself, and why."""

    label: str
    what: str
    why: str

    @property
    def model(self):
        return apps.get_model(self.label)


TABLE: dict[str, Rule] = {}
STAYS: dict[str, Staying] = {}


def keep(name, *, what, why, after, anchor, rows, dated, **more):
    """`name` is the model's label, with a word after a slash when only some of its rows or fields are meant."""
    if name in TABLE:
        raise ValueError(f"{name} står redan i tabellen.")
    TABLE[name] = Rule(name, name.partition("/")[0], what, why, after, anchor, rows, dated, **more)


def stays(*labels, what, why):
    """Kept for ever ("bevaras"), or as long as the system is used."""
    for label in labels:
        STAYS[label] = Staying(label, what, why)


def labels():
    """Every model that has its line."""
    return {rule.label for rule in TABLE.values()} | set(STAYS)
