"""Who sits where on a day: the seats of bodies with their holders, substitutes and adjoined people."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import chain, groupby
from operator import attrgetter

from councils.models import Body, Cooption, Holding, Person, Role, Seat
from office.prepared import Prepared

DAY = timedelta(days=1)


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
    for _, rows in groupby(_seats(day, tuple(found)), key=attrgetter("pk")):
        place = _place(list(rows))
        place.seat.body = found[place.seat.body_id].body
        found[place.seat.body_id].places.append(place)
    for cooption in _cooptions(day, tuple(found)):
        found[cooption.body_id].cooptions.append(cooption)
    return found


@Prepared
def _seats(day, bodies):
    return Seat.objects.on(day).filter(body__in=bodies).with_sitting(day).order_by("order", "pk", "sitting__since")


@Prepared
def _cooptions(day, bodies):
    return Cooption.objects.on(day).filter(body__in=bodies).select_related("person__organisation")


def _place(rows):
    """A seat comes once for each who sits in it, or once alone, without `sitting`."""
    sitting = [seat.sitting for seat in rows if hasattr(seat, "sitting")]
    holders = [holding for holding in sitting if not holding.is_substitute]
    return Place(rows[0], holders[-1] if holders else None, [holding for holding in sitting if holding.is_substitute])


def _organisation(person):
    return person.organisation.name if person.organisation else ""


class Sittings:
    """Every seat and who has sat in it, read once and asked for any day: for what looks at many days together."""

    def __init__(self):
        self._seats, self._held, self._adjoined = defaultdict(list), defaultdict(list), defaultdict(list)
        self._coordinators = {}
        for seat in Seat.objects.select_related("organisation", "body").order_by("order", "pk"):
            self._seats[seat.body_id].append(seat)
        for holding in Holding.objects.select_related("person__organisation").order_by("since", "pk"):
            self._held[holding.seat_id].append(holding)
        for cooption in Cooption.objects.select_related("person__organisation").order_by("since", "pk"):
            self._adjoined[cooption.body_id].append(cooption)

    def roster(self, body, day):
        places = [self._place(seat, day) for seat in _on(self._seats[body.pk], day)]
        return Roster(body, places, _on(self._adjoined[body.pk], day))

    def holder(self, seat_id, day):
        """Who is in the seat that day, or nobody."""
        held = [holding.person for holding in _on(self._held[seat_id], day) if not holding.is_substitute]
        return held[-1] if held else None

    def coordinators(self, day):
        """Those who hold the coordination function that day and still take part."""
        if day not in self._coordinators:
            everywhere = chain.from_iterable(self._seats.values())
            self._coordinators[day] = self._in_role(everywhere, Role.COORDINATOR, day)
        return self._coordinators[day]

    def chairs(self, body, day):
        return self._in_role(self._seats[body.pk], Role.CHAIR, day)

    def days_after(self, since, until):
        """The days in the time that are somebody's first out of a seat."""
        ends = [each.until for held in self._held.values() for each in held if each.until]
        return {last + DAY for last in ends if since <= last + DAY <= until}

    def is_followed(self, holding):
        """Whether somebody has the seat the day after the holding ends."""
        return self.holder(holding.seat_id, holding.until + DAY) is not None

    def stays_adjoined(self, cooption):
        after = _on(self._adjoined[cooption.body_id], cooption.until + DAY)
        return cooption.person_id in {each.person_id for each in after}

    def _place(self, seat, day):
        held = _on(self._held[seat.pk], day)
        holders = [holding for holding in held if not holding.is_substitute]
        return Place(seat, holders[-1] if holders else None, [each for each in held if each.is_substitute])

    def _in_role(self, seats, role, day):
        held = [each for seat in seats if seat.role == role for each in _on(self._held[seat.pk], day)]
        people = (each.person for each in held if not each.is_substitute and each.person.is_active)
        return list(dict.fromkeys(people))


def _on(periods, day):
    return [each for each in periods if each.since <= day and (each.until is None or day <= each.until)]
