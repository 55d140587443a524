"""Who may do what: one table, filled by each app's permissions.py, asked through user.has_perm."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Who:
    """A question about a person and a subject, which can be joined to others with | & and ~."""

    name: str
    answer: Callable

    def __call__(self, user, subject=None):
        return bool(self.answer(user, subject))

    def __or__(self, other):
        return Who(f"{self.name} eller {other.name}", lambda u, s: self(u, s) or other(u, s))

    def __and__(self, other):
        return Who(f"({self.name} och {other.name})", lambda u, s: self(u, s) and other(u, s))

    def __invert__(self):
        return Who(f"inte {self.name}", lambda u, s: not self(u, s))


def who(name):
    """Name a question in Swedish, as the printed table says it."""
    return lambda question: Who(name, question)


TABLE: dict[str, Who] = {}


def allow(action, people):
    if action in TABLE:
        raise ValueError(f"{action} står redan i tabellen.")
    TABLE[action] = people


class Backend:
    """Answers user.has_perm from the table; an action nobody was allowed is refused."""

    def authenticate(self, request, **credentials):
        return None

    def has_perm(self, user, action, subject=None):
        people = TABLE.get(action)
        return people is not None and user.is_authenticated and user.is_active and people(user, subject)
