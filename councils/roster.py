"""Who sits where on a day: the seats of bodies with their holders, substitutes and adjoined people."""

from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter

from councils.models import Body, Cooption, Holding, Person, Role, Seat


@dataclass(frozen=True)
class Called:
    """Someone who is called to a body's meetings, and as what."""

    person: Person
    function: str
    organisation: str
    role: str
    seat_id: int | None = None


@dataclass
class Place:
    """A seat on a day, and who is in it."""

    seat: Seat
    holder: Holding | None = None
    substitutes: list[Holding] = field(default_factory=list)

    @property
    def is_empty(self):
        return self.holder is None

    @property
    def role_label(self):
        return Role(self.seat.role).label


@dataclass
class Roster:
    body: Body
    places: list[Place] = field(default_factory=list)
    cooptions: list[Cooption] = field(default_factory=list)

    def ordinary(self):
        return [place for place in self.places if place.seat.is_ordinary]

    def empty(self):
        return [place for place in self.places if place.is_empty]

    def of_role(self, role):
        return [place for place in self.places if place.seat.role == role]

    def called(self):
        """Each person once, in the order of the seats; the adjoined last."""
        seated = [
            Called(place.holder.person, place.seat.title, place.seat.organisation.name, place.role_label, place.seat.pk)
            for place in self.places
            if not place.is_empty
        ]
        adjoined = [
            Called(each.person, each.person.title or each.reason, _organisation(each.person), "Adjungerad")
            for each in self.cooptions
        ]
        once = {}
        for called in seated + adjoined:
            once.setdefault(called.person.pk, called)
        return list(once.values())


def of(body, day):
    return rosters([body], day)[body.pk]


def rosters(bodies, day):
    """The rosters of the bodies on a day, by the body's key; two queries however many."""
    found = {body.pk: Roster(body) for body in bodies}
    seats = Seat.objects.on(day).filter(body__in=found).with_sitting(day).order_by("order", "pk", "sitting__since")
    for _, rows in groupby(seats, key=attrgetter("pk")):
        place = _place(list(rows))
        place.seat.body = found[place.seat.body_id].body
        found[place.seat.body_id].places.append(place)
    for cooption in Cooption.objects.on(day).filter(body__in=found).select_related("person__organisation"):
        found[cooption.body_id].cooptions.append(cooption)
    return found


def _place(rows):
    """A seat comes once for each who sits in it, or once alone, without `sitting`."""
    sitting = [seat.sitting for seat in rows if hasattr(seat, "sitting")]
    holders = [holding for holding in sitting if not holding.is_substitute]
    return Place(rows[0], holders[-1] if holders else None, [holding for holding in sitting if holding.is_substitute])


def _organisation(person):
    return person.organisation.name if person.organisation else ""
