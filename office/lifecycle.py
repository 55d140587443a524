"""Everything that happens is a step: permission, compare-and-set, requirements, effect, reminders, journal; all or
nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import OperationalError, connection, models, transaction
from django.utils.functional import cached_property

from office import journal, permissions, reminders

DEADLOCK = "40P01"  # as PostgreSQL calls it; SQLite lets one writer in at a time
MOST_BREAKS = 9


class StepRefused(Exception):
    """The step cannot be taken now; the message says why, to the person who tried."""


class AlreadyDone(Exception):
    """The same press came twice; `result` is what the first one led to, and nothing more is done."""

    def __init__(self, result):
        super().__init__("Redan gjort.")
        self.result = result


@dataclass(frozen=True)
class Step:
    """A step of a lifecycle, named after the function that is its effect.

    Called as `step(subject, by=person, **details)`. With `to` empty the state stays as it is. A subject without a
    state (a seat, a body) has no sources. What the effect returns is returned. A step that keeps every version of what
    it writes in rows of its own (`journalled=False`) needs no line in the journal for each. One that changes nothing
    that a document tells (`despite_lock`) can be taken when the row is locked. A button that `sends` letters has
    another beside it that shows them first. `done` is what is said afterwards, where that the step is done says too
    little; {} in it is the subject.
    """

    app: str
    label: str
    sources: tuple
    target: str
    effect: Callable
    needs: tuple = ()
    asks: bool = False
    journalled: bool = True
    despite_lock: bool = False
    sends: bool = False
    done: str = ""

    do_not_call_in_templates = True

    @property
    def name(self):
        return self.effect.__name__

    @property
    def permission(self):
        return f"{self.app}.{self.name}"

    @property
    def said(self):
        """What whoever took it is told. A label is an order, so it is quoted rather than built into a sentence."""
        return self.done or f"Klart. Steget ”{self.label}” är gjort."

    def __call__(self, subject, by, **details):
        try:
            return _unbroken(lambda: self._take(subject, by, details))
        except AlreadyDone as done:
            return done.result

    @transaction.atomic
    def _take(self, subject, by, details):
        self._must_be_allowed(subject, by)
        self._claim(subject)
        self._must_be_allowed(subject, by)  # a right may rest on what the row said before it was held
        if missing := self.missing(subject):
            raise StepRefused(" ".join(missing))
        capacity = permissions.capacity(by, self.permission, subject)  # as what, before it changes who may
        result = self.effect(subject, by, **details)
        self._move(subject)
        if self.journalled:
            reminders.follow(subject, result)
            journal.note(subject, self.label, by=by, right=self.permission, details=details, capacity=capacity)
        return result

    def is_open(self, subject, user):
        return self._fits(subject) and self.is_allowed(subject, user)

    def is_allowed(self, subject, user):
        return user.has_perm(self.permission, subject)

    def missing(self, subject):
        """What must be done first, in words: a to-do list rather than a grey button."""
        return [want for need in self.needs if (want := need(subject))]

    def _must_be_allowed(self, subject, by):
        if not self.is_allowed(subject, by):
            raise PermissionDenied(f"{by} may not {self.name} {subject}")

    def _fits(self, subject):
        return not self._is_shut(subject) and (not self.sources or subject.state in self.sources)

    def _claim(self, subject):
        """Hold the row, unless somebody else has taken it out of the states where the step begins.

        Not its key: others may meanwhile write rows that refer to it, or two steps could wait for each other.
        """
        row = type(subject)._base_manager.filter(pk=subject.pk)
        if self._is_shut(subject):
            raise StepRefused(f"{subject} är låst och går inte att ändra.")
        free = row.filter(is_locked=False) if hasattr(subject, "is_locked") and not self.despite_lock else row
        if self.sources and not free.filter(state__in=self.sources).update(state=models.F("state")):
            raise StepRefused(f"{subject} har ändrats sedan du öppnade sidan. Läs om sidan.")
        try:
            subject.refresh_from_db(from_queryset=row.select_for_update(no_key=True))
        except type(subject).DoesNotExist:
            raise StepRefused(f"{subject} finns inte längre.") from None
        _forget(subject)

    def _is_shut(self, subject):
        """What a document that was sent tells of is not changed under it; the database refuses too."""
        return not self.despite_lock and getattr(subject, "is_locked", False)

    def _move(self, subject):
        if self.target:
            type(subject)._base_manager.filter(pk=subject.pk).update(state=self.target)
            subject.state = self.target


def _unbroken(take):
    """Of steps that wait for each other the database breaks one off, with nothing of it done: it is taken anew.

    The others go on, so one that is broken off again has met with others; so many at once there are not.
    """
    for _ in range(MOST_BREAKS):
        try:
            return take()
        except OperationalError as error:
            if connection.in_atomic_block or getattr(error.__cause__, "pgcode", "") != DEADLOCK:
                raise
    return take()


def _forget(subject):
    """What was worked out before the row was held may no longer be true."""
    for name in [name for name in vars(subject) if isinstance(getattr(type(subject), name, None), cached_property)]:
        delattr(subject, name)


class Lifecycle(dict[str, Step]):
    """The steps of one kind of matter, in the order they are told."""

    def __init__(self, app):
        super().__init__()
        self.app = app

    def step(self, *sources, to="", label, needs=(), **told):
        def declare(effect):
            step = self[effect.__name__] = Step(self.app, label, sources, to, effect, tuple(needs), **told)
            return step

        return declare

    def open_to(self, user, subject, names=None):
        """The steps this person may take now, each with what is missing before it can be."""
        steps = self.values() if names is None else [self[name] for name in names]
        return [(step, step.missing(subject)) for step in steps if step.is_open(subject, user)]
