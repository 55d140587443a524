"""Something with reminders, and the hours that go: random histories, and what may not happen in any of them."""

from collections import Counter
from datetime import date, time, timedelta
from random import Random

from django.core.exceptions import PermissionDenied
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as some

from councils.lifecycle import seats
from councils.models import Person, Seat
from meetings.tasks import remind
from office import clock
from office.almanac import at, local
from office.lifecycle import StepRefused
from office.models import Letter
from office.models.letters import LetterState

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
FIRST = date(2027, 2, 3)
AWAKE = 0.7
ALWAYS = [("vacate",), ("leave",), ("deliver",)]
in_a_fixture = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))


def histories(*events, hours=72, always=ALWAYS):
    """So many hours go, this happens, and then a worker makes its round or does not.

    An event is a name, and for each detail what it is chosen among; one told twice happens twice as often. The
    histories are drawn from a number, for Hypothesis by itself draws the same few events over and over.
    """
    return some.integers(0, 2**32).map(lambda seed: _drawn(Random(seed), [*events, *always], hours))


def _drawn(chance, events, hours):
    happen = (chance.choice(events) for _ in range(chance.randint(5, 14)))
    return [
        (chance.randint(1, hours), (what, *map(chance.choice, among)), chance.random() < AWAKE)
        for what, *among in happen
    ]


class Course:
    """What is reminded of, and the hours that go; `member` may leave, by the administration or by a step.

    Each kind of course tells the kinds of its letters, and of whom they may be at each moment.
    """

    def __init__(self, subject, by, member):
        self.subject, self.by, self.member, self.faults = subject, by, member, []
        self.now = at(FIRST, time(9))

    def run(self, history):
        for hours, (what, *details), is_awake in history:
            self.now += hours * HOUR
            with clock.pretending(self.now):
                self.take(what, *details)
                if is_awake:
                    self.round()

    def take(self, what, *details):
        try:
            with transaction.atomic():
                getattr(self, what)(*details)
        except (StepRefused, PermissionDenied):
            pass  # it cannot be done any more, or no longer by them
        self.subject = type(self.subject).objects.get(pk=self.subject.pk)

    def vacate(self):
        seat = Seat.objects.get(holdings__person=self.member)
        seats["vacate_seat"](seat, by=self.by, until=clock.today() - DAY)

    def leave(self):
        Person.objects.filter(pk=self.member.pk).update(is_active=False)

    def deliver(self):
        Letter.objects.filter(state=LetterState.WAITING).update(state=LetterState.SENT)

    def wait(self, days):
        """With a worker that makes its round each morning."""
        for _ in range(days):
            self.now = at(local(self.now).date() + DAY, time(9))
            with clock.pretending(self.now):
                self.round()

    def round(self):
        before = set(Letter.objects.values_list("pk", flat=True))
        remind()
        fresh = self.letters().exclude(pk__in=before)
        concerned = self.concerned()
        self.faults += [str(letter) for letter in fresh if letter.recipient_id not in concerned[letter.kind]]

    def letters(self):
        return Letter.objects.filter(kind__in=self.kinds).exclude(state=LetterState.WITHDRAWN)

    def twice(self):
        counted = Counter(letter.key for letter in self.letters())
        days = Counter((each.recipient_id, each.kind, each.posted_at.date()) for each in self.letters())
        return [key for key, count in (counted + days).items() if count > 1]


def holds(course, history):
    with transaction.atomic():
        told = course()
        told.run(history)

        assert (told.faults, told.twice()) == ([], [])
        transaction.set_rollback(True)
