from datetime import timedelta

from councils.models import Person, Role
from councils.models.seats import Holding
from office import clock, links
from office.letters import post, write

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


def empty_seats(seats):
    """Tell the coordinator, once for each seat and each time it becomes empty."""
    today = clock.today()
    post(
        [
            write(
                person,
                "councils/letters/empty_seat.txt",
                {"seat": seat},
                key=f"empty_seat/{seat.pk}/{_since(seat, today)}",
                matter=f"councils.seat/{seat.pk}",
            )
            for seat in seats
            for person in coordinators(today)
        ]
    )


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


def _since(seat, today):
    """The day the last holder left, whoever is to come; a seat that was never filled is told of once."""
    last = seat.holdings.ordinary().before(today).order_by("until").last()
    return last.until if last else "never"
