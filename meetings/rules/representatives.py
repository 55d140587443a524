"""The council's representatives judged: who is called in their place, and whether they carry the word home."""

from datetime import timedelta

from django.db.models import Count, F, Q

from councils.models import Kind
from councils.rules import bodies_and_seats, in_leading_positions, seats_in_the_council
from guideline import provisions
from guideline.models import Verdict
from guideline.rules import Evidence, Finding, rule, worst
from meetings.models import Minutes, Participant, Presence
from meetings.models.states import TOOK_PLACE
from office.almanac import local, short


def parts_of_the_year(now):
    """{kind: everyone's part, in an ordinary seat, in this year's meetings that took place}, of the council and EST."""
    of_the_year = {"meeting__starts_at__year": local(now).year, "meeting__state__in": TOOK_PLACE}
    found = {Kind.COUNCIL: [], Kind.EST: []}
    parts = Participant.objects.filter(meeting__body__kind__in=found, seat__is_ordinary=True, **of_the_year)
    for part in parts.select_related("seat", "meeting__body").order_by("meeting__starts_at", "seat__order", "pk"):
        found[part.meeting.body.kind].append(part)
    return found


def minutes_to_tell_of(now):
    """The council's approved minutes, the latest first, each with the number of its seats that have told, as `told`."""
    seats = Q(meeting__spreadings__seat__is_ordinary=True, meeting__spreadings__seat__body=F("meeting__body"))
    nothing = Q(meeting__spreadings__where=[], meeting__spreadings__other="")
    told = Count("meeting__spreadings__seat", distinct=True, filter=seats & ~nothing)
    late = {"meeting__body__kind": Kind.COUNCIL, "meeting__starts_at__year__gte": local(now).year - 1}
    return list(
        Minutes.objects.approved().filter(**late).with_meeting().without_content().latest_first().annotate(told=told)
    )


@rule(provisions.SUBSTITUTES, parts_of_the_year)
def those_who_cannot_come_call_a_substitute(parts, value, now):
    """Counted by seat and meeting: each time a holder had said that they could not come, was a substitute called?"""
    parts = parts[Kind.COUNCIL]
    filled = {(part.meeting_id, part.seat_id) for part in parts if part.sits_for_somebody}
    taken = {(part.meeting_id, part.seat_id) for part in parts if part.presence == Presence.PRESENT} - filled
    away = [part for part in parts if part.stands_in_for_id is None and part.was_excused]
    # Whoever said no and then left the seat to another, who came, was nobody's to replace.
    excused = [part for part in away if (part.meeting_id, part.seat_id) not in taken]
    if not excused:
        return Finding(Verdict.FOLLOWED, "Ingen ordinarie ledamot har anmält förhinder till årets möten i rådet.")
    without = [part for part in excused if (part.meeting_id, part.seat_id) not in filled]
    called = len(excused) - len(without)
    verdict = _by_share(called, len(excused))
    return Finding(verdict, f"Ersättare är kallad vid {called} av {len(excused)} förhinder.", _unfilled(without))


@rule(provisions.LEADING_AND_SPREADING, bodies_and_seats, minutes_to_tell_of)
def leading_people_who_carry_the_word(seats, minutes, value, now):
    places = seats_in_the_council(seats)
    return worst(in_leading_positions(places), _spread(len(places), minutes, value, now))


def _by_share(number, whole):
    """All of it follows the guideline, at least half is a risk, less does not."""
    if number == whole:
        return Verdict.FOLLOWED
    return Verdict.AT_RISK if 2 * number >= whole else Verdict.BROKEN


def _unfilled(without):
    return tuple(
        Evidence(f"{short(part.meeting.day)}: ingen ersättare för {part.seat.title}", part.meeting.get_absolute_url())
        for part in without
    )


def _spread(number, minutes, value, now):
    """The latest meeting that the representatives have had time to tell of. How many, never who."""
    days = timedelta(days=value.get("days", 14))
    ripe = next((each for each in minutes if each.approved_at + days <= now), None)
    if ripe is None:
        return Finding(Verdict.FOLLOWED, "Inget möte har varit klart att berätta om så länge än.")
    enough = 100 * ripe.told >= value.get("percent", 50) * number
    says = f"{ripe.told} av {number} har antecknat var de har berättat om mötet {short(ripe.meeting.day)}."
    page = Evidence(str(ripe.meeting), ripe.meeting.get_absolute_url())
    return Finding(Verdict.FOLLOWED if enough else Verdict.AT_RISK, says, (page,))
