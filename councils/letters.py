from datetime import timedelta

from django.db import transaction

from councils.models import Person, Role
from councils.models.seats import Holding
from office import clock, folding, links
from office.letters import post, write
from office.models import Letter
from office.models.letters import LetterState
from office.reminders import moments

INVITED, INVITATION_LASTS = "councils.holding", timedelta(days=14)


def coordinators(day):
    """Those who hold the coordination function on a day."""
    held = Holding.objects.on(day).ordinary().filter(seat__role=Role.COORDINATOR)
    return Person.objects.filter(pk__in=held.values("person"), is_active=True)


def administrators():
    """Those who run the system."""
    return Person.objects.filter(is_staff=True, is_superuser=True, is_active=True)


def chairs(body, day):
    """Those who chair a body on a day."""
    held = Holding.objects.on(day).ordinary().of_body(body).filter(seat__role=Role.CHAIR)
    return Person.objects.filter(pk__in=held.values("person"), is_active=True)


@transaction.atomic
def alarm(letters):
    """What the house finds by itself wakes nobody: outside working hours it is held for the next working morning, when
    several go as one.
    """
    post(letters)
    now = clock.now()
    if not moments.is_welcome(now):
        _hold([each for each in letters if each.state == LetterState.WAITING], moments.next_welcome(now))


def empty_seats(seats):
    """Tell the coordinator, once for each seat and each time it becomes empty. Whoever comes after sees it on the pages
    and gets no letters of it all on the first day.
    """
    today = clock.today()
    people = list(coordinators(today))
    alarm([_empty_seat(seat, key, person) for key, seat in _untold(seats, today).items() for person in people])


def seat_is_filled(seat):
    """An alarm that is held until the morning is not true then."""
    folding.withdraw(_matter(seat), ["empty_seat"])


def is_at_home(person):
    """Has come in before, and knows how."""
    return person.last_login is not None


def invite(holding):
    """Tell of the seat. Whoever has no account gets a link that opens one; pressed twice in a minute it goes once."""
    person, now = holding.person, clock.now()
    opens = bool(person.email) and not is_at_home(person)
    url = links.address(person, f"{INVITED}/{holding.pk}", now + INVITATION_LASTS) if opens else ""
    told = {"holding": holding, "url": url, "until": now + INVITATION_LASTS}
    key, matter = f"invitation/{holding.pk}/{now:%Y%m%d%H%M}", f"{INVITED}/{holding.pk}"
    post([write(person, "councils/letters/invitation.txt", told, key=key, matter=matter)])


def _hold(letters, until):
    """Those that were in the outbox before, with the same key, are let be."""
    for each in letters:
        each.state, each.due_at = LetterState.HELD, until
    new = Letter.objects.filter(key__in=[each.key for each in letters], posted_at__in={x.posted_at for x in letters})
    new.filter(state=LetterState.WAITING).update(state=LetterState.HELD, due_at=until)


def _empty_seat(seat, key, person):
    return write(person, "councils/letters/empty_seat.txt", {"seat": seat}, key=key, matter=_matter(seat))


def _matter(seat):
    return f"councils.seat/{seat.pk}"


def _untold(seats, today):
    """{the letter's key: the seat}, of those that nobody has been told of since they became empty."""
    keys = {f"empty_seat/{seat.pk}/{_since(seat, today)}": seat for seat in seats}
    about = Letter.objects.of_kinds("empty_seat").filter(matter__in=[_matter(seat) for seat in seats])
    told = {key.rpartition("/")[0] for key in about.values_list("key", flat=True)}
    return {key: seat for key, seat in keys.items() if key not in told}


def _since(seat, today):
    """The day the last holder left, whoever is to come; a seat that was never filled is told of once."""
    last = seat.holdings.ordinary().before(today).order_by("until").last()
    return last.until if last else "never"
