"""Who actions may be given to, and who is told of them: the holder of the seat that day, or the person."""

from councils.models import Holding
from meetings.shorthand import Owner


def owners(meeting):
    """Those who can be asked at a meeting: every seat of the body, and those who are called without one."""
    seated = {each.seat_id: each for each in meeting.called if each.has_own_seat}
    seats = [_seat(place.seat, seated.get(place.seat.pk)) for place in meeting.roster.places]
    others = [each for each in meeting.called if not each.has_own_seat]
    return [*seats, *(Owner(f"person-{each.person.pk}", each.person.name, (), each.function) for each in others)]


def holders(actions, day):
    """Whom each action lies on that day, by its key; an empty seat has nobody."""
    seats = {action.seat_id for action in actions if action.seat_id}
    held = Holding.objects.on(day).ordinary().filter(seat__in=seats).select_related("person").order_by("since", "pk")
    in_seat = {holding.seat_id: holding.person for holding in held}
    return {action.pk: action.person or in_seat.get(action.seat_id) for action in actions}


def _seat(seat, called):
    holder = called.person.name if called else ""
    names = tuple(name for name in (seat.key, seat.organisation.name, holder) if name)
    return Owner(f"seat-{seat.pk}", seat.title, names, holder or "tom plats")
