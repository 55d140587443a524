"""What a matter belongs to, as a digest is grouped, and what it is called in the trace: people, bodies and seats."""

from councils.models import Body, Cooption, Holding, Person, Seat
from office.digests import places_of
from office.trace import names_of


def _seats(keys):
    return {each.pk: each.body.name for each in Seat.objects.filter(pk__in=keys).select_related("body")}


def _holdings(keys):
    found = Holding.objects.filter(pk__in=keys).select_related("seat__body")
    return {each.pk: each.seat.body.name for each in found}


def _cooptions(keys):
    return {each.pk: each.body.name for each in Cooption.objects.filter(pk__in=keys).select_related("body")}


places_of("councils.seat", _seats)
places_of("councils.holding", _holdings)
places_of("councils.cooption", _cooptions)


def _people(reader, keys):
    return dict(Person.objects.filter(pk__in=keys).values_list("pk", "name"))


def _bodies(reader, keys):
    return dict(Body.objects.filter(pk__in=keys).values_list("pk", "name"))


def _seats_by_name(reader, keys):
    found = Seat.objects.filter(pk__in=keys).select_related("body")
    return {each.pk: f"{each.title}, {each.body.short}" for each in found}


names_of("councils.person", _people)
names_of("councils.body", _bodies)
names_of("councils.seat", _seats_by_name)
