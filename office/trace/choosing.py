"""Which lines of the journal are looked for, as the address says it, and one page of them at a time.

A page begins where the one before ended and nothing is counted, so the thousandth costs what the first does.
"""

from dataclasses import dataclass
from datetime import date, time, timedelta

from office.almanac import at, written
from office.models import Entry
from office.models.journal import Kind
from office.trace.names import REFERENCE

ON_A_PAGE = 50


@dataclass(frozen=True)
class Choice:
    """What is sought; what it cannot mean is left out."""

    person: int | None = None
    matter: str = ""
    kind: str = ""
    since: date | None = None
    until: date | None = None

    @classmethod
    def read(cls, asked):
        matter = asked.get("arende", "")
        return cls(
            person=number(asked.get("person", "")),
            matter=matter if REFERENCE.fullmatch(matter) and len(matter) <= 100 else "",
            kind=asked.get("slag", "") if asked.get("slag") in Kind.values else "",
            since=_day(asked.get("fran", "")),
            until=_day(asked.get("till", "")),
        )

    @property
    def is_narrow(self):
        return self != Choice()

    @property
    def asked(self):
        """As in the address."""
        said = {"person": self.person, "arende": self.matter, "slag": self.kind, "fran": self.since, "till": self.until}
        return {name: str(value) for name, value in said.items() if value}

    @property
    def in_words(self):
        days = [f"från {written(self.since)}"] if self.since else []
        return " ".join([*days, f"till och med {written(self.until)}"] if self.until else days)

    def entries(self):
        found = Entry.objects.all()
        found = found.about([self.matter]) if self.matter else found
        found = found.done_by(self.person) if self.person else found
        found = found.of_kind(self.kind) if self.kind else found
        midnight = at(self.until + timedelta(days=1), time.min) if self.until else None
        return found.between(at(self.since, time.min) if self.since else None, midnight)


def newest(entries, after=""):
    """A page of lines, and the key of its last when there are more."""
    found = entries.newest_first()
    last = Entry.objects.filter(pk=number(after) or 0).first() if after else None
    rows = list((found.older_than(last) if last else found)[: ON_A_PAGE + 1])
    return rows[:ON_A_PAGE], rows[ON_A_PAGE - 1].pk if len(rows) > ON_A_PAGE else None


def number(text):
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def _day(text):
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if 2000 <= found.year <= 2100 else None
