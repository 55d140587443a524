"""Letters to kill workers over, and what came of them by the books of both sides."""

from collections import defaultdict
from typing import NamedTuple

from councils.models import Organisation, Person
from office import clock, letters
from office.models import Letter
from office.models.letters import LetterState

UNSETTLED = (LetterState.WAITING, LetterState.IN_FLIGHT)
TEMPLATE = "councils/letters/empty_seat.txt"


class Taken(NamedTuple):
    """A mail by the mail server's own book."""

    at: float
    address: str
    message_id: str


def people(number, habit="person"):
    """So many that can be written to; the mail server treats them as their name says."""
    organisation, _ = Organisation.objects.get_or_create(key="kaos", defaults={"name": "Kaos", "kind": "internal"})
    count = range(number)
    made = [
        Person(email=f"{habit}-{each}@chaos.example", name=f"{habit} {each}", organisation=organisation, password="!")
        for each in count
    ]
    return Person.objects.bulk_create(made)


def post(whom, key="chaos"):
    """A letter to each, due now."""
    context = {"seat": {"title": "Skolchef", "body": {"short": "Brå"}}}
    letters.post([letters.write(person, TEMPLATE, context, key=key, matter=key) for person in whom])
    return Letter.objects.filter(matter=key)


def later(rows, moments):
    """The letters fall due each at its own moment."""
    for letter, moment in zip(rows, moments, strict=True):
        letter.due_at = moment
    Letter.objects.bulk_update(rows, ["due_at"])


def unsettled():
    return Letter.objects.filter(state__in=UNSETTLED).count()


def sent():
    return Letter.objects.filter(state=LetterState.SENT).count()


def nothing_is_due():
    return not Letter.objects.due(clock.now()).exists() and not unsettled()


def taken(record):
    if not record.exists():
        return []
    rows = [line.split(" ", 2) for line in record.read_text().splitlines()]
    return [Taken(float(at), address, message_id) for at, address, message_id in rows]


def repeats(mails):
    """How many came more than once: the same person, the same Message-ID."""
    return len(mails) - len({(mail.address, mail.message_id) for mail in mails})


def of_two_minds(mails):
    """Whose mails, of one letter each, came with more than one Message-ID."""
    ids = defaultdict(set)
    for mail in mails:
        ids[mail.address].add(mail.message_id)
    return sum(len(each) > 1 for each in ids.values())
