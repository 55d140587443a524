"""What the pages of actions tell: a choice of them, groups by how soon, a table for a spreadsheet, a history."""

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from urllib.parse import urlencode

from councils.models import Body
from meetings.models import ActionState
from office.almanac import local, short
from office.guarding import outward

SOON = timedelta(days=7)
LATELY = timedelta(days=30)
MOST = 100
VIEWS = {"mina": "Mina", "alla": "Alla", "forsenade": "Försenade"}
OWNER = re.compile(r"(seat|person)-[0-9]{1,9}")
HEAD = ["Åtgärd", "Ansvarig", "Klart senast", "Läge", "Organ", "Möte", "Ärende", "Hur det gick", "Nummer"]


@dataclass(frozen=True)
class Choice:
    """Which actions are shown, as the address says it."""

    view: str = "mina"
    body: str = ""
    owner: str = ""

    @classmethod
    def read(cls, asked):
        view, owner = asked.get("visa", ""), asked.get("ansvarig", "")
        body = asked.get("organ", "").replace("\0", "")[:50]  # PostgreSQL knows no such character
        return cls(view if view in VIEWS else "mina", body, owner if OWNER.fullmatch(owner) else "")

    def narrow(self, actions, person, day):
        actions = actions.of_person(person, day) if self.view == "mina" else actions
        actions = actions.overdue(day) if self.view == "forsenade" else actions
        actions = actions.of_body_key(self.body) if self.body else actions
        return actions.of_owner(self.owner) if self.owner and self.view != "mina" else actions

    @property
    def query(self):
        told = {"visa": self.view, "organ": self.body, "ansvarig": self.owner}
        return urlencode({name: value for name, value in told.items() if value})

    def views(self):
        """The ways to look, each with its address and whether it is this one."""
        return [(label, f"?{replace(self, view=view).query}", view == self.view) for view, label in VIEWS.items()]


def groups(actions, today):
    """Overdue, within a week, later; each with its heading, and none that is empty."""
    late = [each for each in actions if each.due_on < today]
    soon = [each for each in actions if today <= each.due_on <= today + SOON]
    later = [each for each in actions if each.due_on > today + SOON]
    told = [("Försenade", "bad", late), ("Inom en vecka", "warn", soon), ("Senare", "calm", later)]
    return [(heading, tone, _with_words(found, today)) for heading, tone, found in told if found]


def since(now):
    """From when the lately done are shown."""
    return now - LATELY


def bodies():
    return Body.objects.meeting_here().order_by("order")


def owners(actions):
    """Those who have something open among the actions, by their keys."""
    rows = actions.open().order_by().values_list("seat", "seat__title", "seat__body__short", "person", "person__name")
    found = {
        (f"seat-{seat}" if seat else f"person-{person}"): (f"{title}, {body}" if seat else name)
        for seat, title, body, person, name in rows.distinct()
    }
    return sorted(found.items(), key=lambda each: each[1])


def when(action, today):
    """How soon it is to be done, in words: "i dag", "3 dagar försenad", "fre 15 maj"."""
    days = (action.due_on - today).days
    if days < 0:
        return f"{-days} {'dag' if days == -1 else 'dagar'} försenad"
    return {0: "i dag", 1: "i morgon"}.get(days, short(action.due_on))


def state(action, today):
    return "Försenad" if action.is_open and action.due_on < today else ActionState(action.state).label


def tone(action, today):
    if not action.is_open:
        return action.tone
    return "bad" if action.due_on < today else "warn" if action.due_on <= today + SOON else "calm"


def table(actions, today):
    yield HEAD
    for each in actions:
        item = each.item.title if each.item else ""
        told = [outward(each.text), each.owner_label, each.due_on.isoformat(), state(each, today)]
        where = [
            each.body.name,
            local(each.meeting.starts_at).date().isoformat(),
            outward(item),
            outward(each.result),
            str(each.pk),
        ]
        yield told + where


def history(action):
    """What has happened with it, oldest first: when, what, by whom and why."""
    lines = [(action.made_at, f"Antecknad på mötet {action.meeting}", action.made_by, "")]
    lines += [(each.at, each.what, each.by, each.reason) for each in action.changes.select_related("by")]
    return lines


def _with_words(actions, today):
    for each in actions:
        each.when, each.on = when(each, today), short(each.due_on)
    return actions
