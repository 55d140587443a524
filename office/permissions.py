"""Who may do what: one table, filled by each app's permissions.py, asked through user.has_perm."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Who:
    """A question about a person and a subject, which can be joined to others with | & and ~."""

    name: str
    answer: Callable
    others: tuple = ()  # of which one is enough

    def __call__(self, user, subject=None):
        return bool(self.answer(user, subject))

    def held_as(self, user, subject):
        """As which of them the person may, once it is known that they may: "organets ordförande"."""
        held = next((each for each in self.others if each(user, subject)), None)
        return held.held_as(user, subject) if held else self.name.removeprefix("(").removesuffix(")")

    def __or__(self, other):
        return Who(f"{self.name} eller {other.name}", lambda u, s: self(u, s) or other(u, s), (self, other))

    def __and__(self, other):
        return Who(f"({self.name} och {other.name})", lambda u, s: self(u, s) and other(u, s))

    def __invert__(self):
        return Who(f"inte {self.name}", lambda u, s: not self(u, s))


def who(name):
    """Name a question in Swedish, as the printed table says it."""
    return lambda question: Who(name, question)


@dataclass(frozen=True)
class Told:
    """What somebody is here, in one plain sentence what that lets them do, and where it is given."""

    name: str
    sentence: str
    given: str


TABLE: dict[str, Who] = {}
ROLES: dict[str, Told] = {}


def allow(action, people):
    if action in TABLE:
        raise ValueError(f"{action} står redan i tabellen.")
    TABLE[action] = people


def capacity(user, action, subject=None):
    """As what the person may do it, in the table's words; nothing where they may not."""
    people = TABLE.get(action)
    return people.held_as(user, subject) if people is not None and people(user, subject) else ""


def describe(role, name, sentence, *, given):
    """The one place where a role is put in words: printed beside the table, and shown where the role is given."""
    if role in ROLES:
        raise ValueError(f"{role} är redan beskriven.")
    ROLES[role] = Told(name, sentence, given)


def told(role):
    return ROLES[role].sentence


def told_by_name(role):
    """Where nothing else says which role it is: "Ersättare: ser organets möten …"."""
    about = ROLES[role]
    return f"{about.name}: {about.sentence[0].lower()}{about.sentence[1:]}"


class Backend:
    """Answers user.has_perm from the table; an action nobody was allowed is refused."""

    def authenticate(self, request, **credentials):
        return None

    def has_perm(self, user, action, subject=None):
        people = TABLE.get(action)
        return people is not None and user.is_authenticated and user.is_active and people(user, subject)
