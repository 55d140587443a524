"""Seats: filled, replaced, left empty; people adjoined for a time. History stays with the seat."""

from datetime import timedelta

from councils import letters
from councils.models import Cooption, Holding, Kind, Readership, Role
from office import clock
from office.almanac import written
from office.lifecycle import AlreadyDone, Lifecycle, StepRefused

seats = Lifecycle("councils")
bodies = Lifecycle("councils")
cooptions = Lifecycle("councils")
readings = Lifecycle("councils")


@seats.step(label="Tillsätt platsen", done="Platsen är tillsatt.", asks=True)
def fill_seat(seat, by, person, since, leading=None, tell_nobody=False):
    """A new holder from a day; the one before holds it until the day before. With the seat comes the way in."""
    _must_stand_for_an_organisation(person)
    _must_not_seat_oneself(by, person)
    _must_be_there(seat, since)
    if since <= clock.today():
        letters.seat_is_filled(seat)
    if same := seat.holdings.ordinary().filter(person=person, since=since).first():
        return _mended(same, leading, tell_nobody)
    _end_holders(seat, since)
    holding = Holding.objects.create(seat=seat, person=person, since=since, until=seat.until, leading=leading)
    return _told(holding, tell_nobody)


@seats.step(label="Utse ersättare", done="Ersättaren är utsedd.", asks=True)
def add_substitute(seat, by, person, since, until=None, tell_nobody=False):
    """Someone who may sit in for the holder."""
    _must_stand_for_an_organisation(person)
    _must_not_seat_oneself(by, person)
    _must_be_there(seat, since)
    _must_be_new(seat.holdings.filter(person=person, since=since, is_substitute=True))
    until = min(filter(None, (until, seat.until)), default=None)
    holding = Holding.objects.create(seat=seat, person=person, since=since, until=until, is_substitute=True)
    return _told(holding, tell_nobody)


@seats.step(label="Skicka inbjudan", done="Inbjudan är skickad.", asks=True)
def invite(seat, by):
    """The letter about the seat once more, with a new link, to whoever sits in it or is to."""
    holding = seat.holdings.ordinary().not_over(clock.today()).with_people().last()
    if holding is None:
        raise StepRefused("Platsen har ingen innehavare att bjuda in.")
    letters.invite(holding)


@seats.step(label="Avsluta uppdraget", done="Uppdragets sista dag är sparad.", asks=True)
def vacate_seat(seat, by, until):
    """The holder leaves after a day; the empty seat is an alarm the day after."""
    holder = seat.holdings.ordinary().on(until).first()
    if holder is None:
        raise StepRefused("Platsen har ingen innehavare den dagen.")
    _must_not_be_over(holder, until)
    Holding.objects.filter(pk=holder.pk).update(until=until)
    if until < clock.today():
        letters.empty_seats([seat])


@bodies.step(label="Adjungera", done="Adjungeringen är sparad.", asks=True)
def coopt(body, by, person, reason, since, until=None):
    """Someone takes part for a period without a seat."""
    _must_stand_for_an_organisation(person)
    _must_be_new(body.cooptions.filter(person=person, since=since))
    return Cooption.objects.create(body=body, person=person, reason=reason, since=since, until=until)


@cooptions.step(label="Avsluta adjungeringen", done="Adjungeringens sista dag är sparad.", asks=True)
def end_cooption(cooption, by, until):
    Cooption.objects.filter(pk=cooption.pk).update(until=max(until, cooption.since))


def body_is_elected(body):
    elected = "Läsrätt ges av ett organ som väljs: på kommunfullmäktiges eller kommunstyrelsens sida."
    return "" if body.kind == Kind.DECIDING else elected


@bodies.step(label="Ge läsrätt", done="Läsrätten är sparad.", needs=[body_is_elected], asks=True)
def grant_reading(body, by, *, person, role, reason, since, until):
    """A politician or an auditor reads for a time, without taking part."""
    if person == by:
        raise StepRefused("Du kan inte ge dig själv läsrätt. Be någon annan göra det.")
    _must_be_new(body.readerships.filter(person=person, role=role, since=since))
    return Readership.objects.create(body=body, person=person, role=role, reason=reason, since=since, until=until)


@readings.step(label="Avsluta läsrätten", done="Läsrättens sista dag är sparad.", asks=True)
def end_reading(readership, by, until):
    """Earlier than was said; to read for longer is to be given the right anew."""
    if until >= readership.until:
        raise StepRefused(f"Läsrätten slutar redan {written(readership.until)}. Välj en tidigare dag.")
    Readership.objects.filter(pk=readership.pk).update(until=max(until, readership.since))


def _mended(holding, leading, tell_nobody):
    """The same press twice fills a seat once. Another answer mends the first; once it has ended, it goes on."""
    goes_on = holding.until == holding.seat.until
    leading = holding.leading if leading is None else leading
    if goes_on and leading == holding.leading:
        raise AlreadyDone(holding)
    _must_be_the_last(holding.seat, holding.since)
    holding.until, holding.leading = holding.seat.until, leading
    holding.save(update_fields=["until", "leading"])
    return holding if goes_on else _told(holding, tell_nobody)


def _must_not_be_over(holder, until):
    """A past day typed wrong would cut the term of somebody who left long ago."""
    if holder.until == until:
        raise AlreadyDone(holder)
    if holder.until and holder.until < clock.today():
        raise StepRefused(f"{holder.person} lämnade platsen redan {written(holder.until)}. Välj en senare dag.")


def _told(holding, tell_nobody):
    if not tell_nobody:
        letters.invite(holding)
    return holding


def _end_holders(seat, since):
    """The seat's holders until further notice, or into the new one's time, leave the day before."""
    before = since - timedelta(days=1)
    for holding in seat.holdings.ordinary().on(since):
        if holding.since > before:
            raise StepRefused(f"{holding.person} tillträdde {written(holding.since)}. Välj en senare dag.")
        Holding.objects.filter(pk=holding.pk).update(until=before)
    _must_be_the_last(seat, since)


def _must_be_the_last(seat, since):
    later = seat.holdings.ordinary().filter(since__gt=since).first()
    if later:
        raise StepRefused(f"{later.person} tillträder redan {written(later.since)}. Avsluta det uppdraget först.")


def _must_be_there(seat, since):
    """Nobody sits in a seat that is no more: each right follows from the time in the seat."""
    if seat.until and seat.until < since:
        raise StepRefused(f"Platsen finns till och med {written(seat.until)}. Välj en tidigare dag.")


def _must_be_new(same):
    """The same press twice fills a seat once."""
    if found := same.first():
        raise AlreadyDone(found)


def _must_not_seat_oneself(by, person):
    """Whoever runs the system would otherwise read everything by a seat they gave themselves."""
    if person == by and not by.has_role(Role.COORDINATOR):
        raise StepRefused("Du kan inte ge dig själv en plats. Be samordnaren eller en annan administratör.")


def _must_stand_for_an_organisation(person):
    """Riktlinjen: authorities and organisations, but no individual citizens (H08)."""
    if person.organisation is None:
        raise StepRefused(f"{person} företräder ingen organisation. Enskilda medborgare kan inte sitta i organen.")
