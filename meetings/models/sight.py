"""Which meetings a person sees, by the seats they hold, have held and will hold; conditions on Meeting.

A period of a body is told as `(body, first moment, last moment)`.
"""

from typing import NamedTuple

from django.db.models import Q

from councils.models.people import SUBSTITUTE
from meetings import deadlines
from meetings.models.participants import Participant
from meetings.models.states import BEFORE_SUMMONS


class Sight(NamedTuple):
    """What decides which meetings somebody sees: themselves, the bodies of today, the periods gone by and to come."""

    person: int
    bodies: tuple
    gone_by: tuple
    to_come: tuple


def of(person):
    """Nothing for the coordinator, who sees all."""
    if person.has_perm("meetings.see_all"):
        return None
    return Sight(person.pk, tuple(person.bodies_today), _periods(person.terms_gone_by), _periods(person.terms_to_come))


def called_in(person):
    """The periods of the seats of their own and of adjunctions: a substitute is called when named."""
    return _periods(term for term in person.terms if term.role != SUBSTITUTE)


def followed(sight):
    """Where they sit today, or were asked to this one: what is done with it afterwards is theirs to see too."""
    invited = Participant.objects.invited().filter(person=sight.person)
    return Q(body__in=sight.bodies) | Q(pk__in=invited.values("meeting"))


def seen(sight):
    """Those, and the meetings of terms that are over; of a term to come those that the person has been called to."""
    to_come = within(sight.to_come) & ~Q(state__in=BEFORE_SUMMONS) if sight.to_come else Q(pk=None)
    return followed(sight) | within(sight.gone_by) | to_come


def within(periods):
    found = Q(pk=None)
    for body, first, last in periods:
        found |= Q(body=body, starts_at__range=(first, last))
    return found


def _periods(terms):
    return tuple((term.body_id, *deadlines.days(term.since, term.until)) for term in terms)
