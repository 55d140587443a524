"""Seats without a holder, for those who fill them."""

from councils.models import Seat
from office.prepared import Prepared
from office.todo import NOW, Todo


def empty_seats(person, day):
    if not person.has_perm("councils.fill_seat"):
        return []
    return [
        Todo(
            f"Tom plats i {body}: {title}",
            f"/arbete/organ/{key}/",
            "Be organisationen utse någon och tillsätt platsen.",
            tone="bad",
            urgency=NOW,
        )
        for title, body, key in _empty(day)
    ]


@Prepared
def _empty(day):
    return Seat.objects.empty_on(day).values_list("title", "body__short", "body__key")
