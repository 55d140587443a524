"""Letters that wait for a digest, and the round that gathers them."""

from datetime import date, time, timedelta

from office import clock, digests, letters
from office.almanac import at
from office.models import Letter
from office.models.letters import LetterState

WEDNESDAY = date(2027, 2, 3)
LETTER = "councils/letters/empty_seat.txt"


def morning(day, hour=8, minute=0):
    return at(day, time(hour, minute))


MORNING = morning(WEDNESDAY)


def written(person, title="Skolchef", matter="prov", **more):
    context = {"seat": {"title": title, "body": {"short": "Brå", "name": "Brå", "key": "bra"}}}
    return letters.write(person, LETTER, context, key=f"prov/{title}", matter=matter, **more)


def held(person, title="Skolchef", matter="prov", due_at=MORNING, **more):
    """A letter that waits for a digest, put in the outbox the day before."""
    with clock.pretending(due_at - timedelta(days=1)):
        letter = written(person, title, matter, **more)
        letters.post([letter])
    Letter.objects.filter(key=letter.key).update(state=LetterState.HELD, due_at=due_at)
    return Letter.objects.get(key=letter.key)


def go_round(now=MORNING):
    with clock.pretending(now):
        return digests.go_round(now)


def digest():
    return Letter.objects.get(kind="digest")
