from councils.models import Person, Role
from councils.models.seats import Holding
from office import clock
from office.letters import post, write


def coordinators(day):
    """Those who hold the coordination function on a day."""
    held = Holding.objects.on(day).ordinary().filter(seat__role=Role.COORDINATOR)
    return Person.objects.filter(pk__in=held.values("person"), is_active=True)


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


def _since(seat, today):
    """The day the last holder left, whoever is to come; a seat that was never filled is told of once."""
    last = seat.holdings.ordinary().before(today).order_by("until").last()
    return last.until if last else "never"
