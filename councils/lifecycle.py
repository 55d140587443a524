"""Seats: filled, replaced, left empty; people adjoined for a time. History stays with the seat."""

from datetime import timedelta

from councils import letters
from councils.models import Cooption, Holding
from office import clock
from office.lifecycle import AlreadyDone, Lifecycle, StepRefused

seats = Lifecycle("councils")
bodies = Lifecycle("councils")
cooptions = Lifecycle("councils")


@seats.step(label="Tillsätt platsen", asks=True)
def fill_seat(seat, by, person, since, leading=None):
    """A new holder from a day; the one before holds it until the day before."""
    _must_stand_for_an_organisation(person)
    _must_be_new(seat.holdings.ordinary().filter(person=person, since=since))
    _end_holders(seat, since)
    return Holding.objects.create(seat=seat, person=person, since=since, leading=leading)


@seats.step(label="Utse ersättare", asks=True)
def add_substitute(seat, by, person, since, until=None):
    """Someone who may sit in for the holder."""
    _must_stand_for_an_organisation(person)
    _must_be_new(seat.holdings.filter(person=person, since=since, is_substitute=True))
    return Holding.objects.create(seat=seat, person=person, since=since, until=until, is_substitute=True)


@seats.step(label="Avsluta uppdraget", asks=True)
def vacate_seat(seat, by, until):
    """The holder leaves after a day; the empty seat is an alarm the day after."""
    holder = seat.holdings.ordinary().on(until).first()
    if holder is None:
        raise StepRefused("Platsen har ingen innehavare den dagen.")
    Holding.objects.filter(pk=holder.pk).update(until=until)
    if until < clock.today():
        letters.empty_seats([seat])


@bodies.step(label="Adjungera", asks=True)
def coopt(body, by, person, reason, since, until=None):
    """Someone takes part for a period without a seat."""
    _must_stand_for_an_organisation(person)
    _must_be_new(body.cooptions.filter(person=person, since=since))
    return Cooption.objects.create(body=body, person=person, reason=reason, since=since, until=until)


@cooptions.step(label="Avsluta adjungeringen", asks=True)
def end_cooption(cooption, by, until):
    Cooption.objects.filter(pk=cooption.pk).update(until=max(until, cooption.since))


def _end_holders(seat, since):
    """The seat's holders until further notice, or into the new one's time, leave the day before."""
    before = since - timedelta(days=1)
    for holding in seat.holdings.ordinary().on(since):
        if holding.since > before:
            raise StepRefused(f"{holding.person} tillträdde {holding.since}. Välj en senare dag.")
        Holding.objects.filter(pk=holding.pk).update(until=before)
    later = seat.holdings.ordinary().filter(since__gt=since).first()
    if later:
        raise StepRefused(f"{later.person} tillträder redan {later.since}. Avsluta det uppdraget först.")


def _must_be_new(same):
    """The same press twice fills a seat once."""
    if found := same.first():
        raise AlreadyDone(found)


def _must_stand_for_an_organisation(person):
    """Riktlinjen: authorities and organisations, but no individual citizens (H08)."""
    if person.organisation is None:
        raise StepRefused(f"{person} företräder ingen organisation. Enskilda medborgare kan inte sitta i organen.")
