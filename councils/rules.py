"""Seats judged: the council and its chair, the coordination function, the steering group, the parties."""

from datetime import timedelta

from django.db.models import Subquery

from councils.models import Body, Kind, Mandate, Role
from councils.roster import Sittings
from guideline import provisions
from guideline.models import Municipality, Verdict
from guideline.rules import Evidence, Finding, rule, worst
from office.almanac import local, written

SOON = timedelta(days=60)


def bodies_and_seats(now):
    """Every body with who sits in it today, and who will each day of the next two months when somebody has left."""
    today, sittings = local(now).date(), Sittings()
    turns = sorted({*sittings.days_after(today, today + SOON), today + SOON})
    responsible = Subquery(Municipality.objects.values("responsible_body")[:1])
    bodies = list(Body.objects.annotate(responsible=responsible))
    return {
        "bodies": bodies,
        "today": {body.pk: sittings.roster(body, today) for body in bodies},
        "soon": [{body.pk: sittings.roster(body, day) for body in bodies} for day in turns],
        "responsible": bodies[0].responsible if bodies else None,
    }


@rule(provisions.STRATEGIC_COUNCIL, bodies_and_seats)
def a_council_led_by_the_municipality(facts, value, now):
    roster = _roster(facts, Kind.COUNCIL)
    if roster is None:
        return Finding(Verdict.BROKEN, "Det finns inget råd i systemet.")
    external = [place for place in roster.ordinary() if place.seat.organisation.is_external]
    return worst(_led_by_the_municipality(roster), _has_external_parties(roster, external))


@rule(provisions.LEADING_OUTSIDERS, bodies_and_seats)
def outside_parties_send_leading_people(facts, value, now):
    """The act asks for efforts, which are not noted here yet: that somebody does not lead is a risk, not a breach."""
    external = [place for place in seats_in_the_council(facts) if place.seat.organisation.is_external]
    if not external:
        return Finding(Verdict.AT_RISK, "Ingen utanför kommunen har en plats i rådet som är tillsatt.")
    return in_leading_positions(external)


@rule(provisions.COORDINATION, bodies_and_seats)
def the_coordination_function_is_held(facts, value, now):
    places = _coordinators(facts["today"])
    soon = [_coordinators(rosters) for rosters in facts["soon"]]
    if not places:
        return Finding(Verdict.BROKEN, "Ingen plats är avsedd för samordningsfunktionen.")
    if all(place.is_empty for place in places):
        return Finding(Verdict.BROKEN, "Ingen håller samordningsfunktionen i dag.", _empty(places))
    if gap := next((places for places in soon if all(place.is_empty for place in places)), None):
        says = "Samordnarens uppdrag tar slut inom två månader och ingen tar vid dagen efter."
        return Finding(Verdict.AT_RISK, says, _empty(gap))
    return Finding(Verdict.FOLLOWED, "Samordningsfunktionen är tillsatt.", _held(places))


@rule(provisions.RESPONSIBLE_BODY, bodies_and_seats)
def a_body_leads_the_work(facts, value, now):
    """13 §: kommunstyrelsen, unless the assembly has decided otherwise."""
    responsible = [body for body in facts["bodies"] if body.key == facts["responsible"]]
    if not responsible:
        return Finding(Verdict.BROKEN, "Det framgår inte vilket organ som leder arbetet.")
    return Finding(Verdict.FOLLOWED, f"{responsible[0].name} leder arbetet.", (_page(responsible[0]),))


@rule(provisions.STEERING_SEATS, bodies_and_seats)
def the_steering_group_is_complete(facts, value, now):
    presenters = _presenters_are_named(_roster(facts, Kind.STEERING), value.get("presenters", 1))
    return worst(_seats_are_filled(facts, Kind.STEERING, value.get("seats", 1)), presenters)


@rule(provisions.COUNCIL_MANDATE, bodies_and_seats)
def the_council_decides_nothing_but_groups(facts, value, now):
    body = next((body for body in facts["bodies"] if body.kind == Kind.COUNCIL), None)
    if body is None:
        return Finding(Verdict.BROKEN, "Det finns inget råd i systemet.")
    label = Mandate(body.mandate).label.lower()
    if body.mandate in (Mandate.CONSULTS, Mandate.GROUPS):
        return Finding(
            Verdict.FOLLOWED, f"Rådets mandat i systemet: {label}. Det kan inte besluta om pengar.", (_page(body),)
        )
    return Finding(Verdict.BROKEN, f"Rådets mandat i systemet är för stort: {label}.", (_page(body),))


@rule(provisions.COUNCIL_PARTIES, bodies_and_seats)
def organisations_but_no_citizens(facts, value, now):
    roster = _roster(facts, Kind.COUNCIL)
    people = [place.holder.person for place in roster.places if place.holder] if roster else []
    people += [cooption.person for cooption in roster.cooptions] if roster else []
    if not people:
        return Finding(Verdict.BROKEN, "Ingen deltar i rådet i dag.")
    alone = [person for person in people if person.organisation_id is None]
    if alone:
        names = ", ".join(person.name for person in alone)
        return Finding(Verdict.BROKEN, f"Företräder ingen organisation: {names}.", (_page(roster.body),))
    return Finding(Verdict.FOLLOWED, f"Alla {len(people)} som deltar i rådet företräder en organisation.")


@rule(provisions.COUNCIL_SEATS, bodies_and_seats)
def the_councils_seats_are_filled(facts, value, now):
    return _seats_are_filled(facts, Kind.COUNCIL, value.get("seats", 0))


def seats_of_est(facts, wanted):
    """The three parties of the EST group; judged together with what the group does."""
    return _seats_are_filled(facts, Kind.EST, wanted)


def parties_of_est(facts):
    """The ordinary seats of the EST group that there are today."""
    roster = _roster(facts, Kind.EST)
    return [place.seat for place in roster.ordinary()] if roster else []


def seats_in_the_council(facts):
    """The council's ordinary seats that somebody holds today."""
    roster = _roster(facts, Kind.COUNCIL)
    return [place for place in roster.ordinary() if not place.is_empty] if roster else []


def in_leading_positions(places):
    """Whether those in the seats lead something at home; the seats are named, not the people."""
    if not places:
        return Finding(Verdict.AT_RISK, "Ingen har en plats i rådet.")
    others = [place for place in places if place.holder.leading is False]
    unknown = [place for place in places if place.holder.leading is None]
    if not others and not unknown:
        return Finding(Verdict.FOLLOWED, f"Alla {len(places)} är i ledande befattning.")
    says = f"{len(places) - len(others) - len(unknown)} av {len(places)} är i ledande befattning."
    says += f" För {len(unknown)} är det inte angivet." if unknown else ""
    return Finding(
        Verdict.AT_RISK, says, _leading(others, "inte i ledande befattning") + _leading(unknown, "ej angivet")
    )


def _leading(places, word):
    return tuple(Evidence(f"{place.seat.title}: {word}", _url(place.seat.body)) for place in places)


def _seats_are_filled(facts, kind, wanted):
    roster = _roster(facts, kind)
    if roster is None or len(roster.ordinary()) < wanted:
        there_are = len(roster.ordinary()) if roster else 0
        return Finding(Verdict.BROKEN, f"{there_are} av {wanted} platser finns i systemet.")
    places = roster.ordinary()
    empty = [place for place in places if place.is_empty]
    if empty:
        return Finding(
            Verdict.BROKEN, f"{len(places) - len(empty)} av {len(places)} platser är tillsatta.", _empty(empty)
        )
    leaving = _left_empty([rosters[roster.body.pk] for rosters in facts["soon"]])
    if leaving:
        return Finding(Verdict.AT_RISK, f"{_number(leaving)} blir tomma inom två månader.", _empty(leaving))
    return Finding(Verdict.FOLLOWED, f"Alla {len(places)} platser är tillsatta.", (_page(roster.body),))


def _left_empty(rosters):
    """The ordinary seats that are empty on any of the days, each once."""
    found = {place.seat.pk: place for roster in rosters for place in roster.ordinary() if place.is_empty}
    return list(found.values())


def _presenters_are_named(roster, wanted):
    places = roster.of_role(Role.PRESENTER) if roster else []
    empty = [place for place in places if place.is_empty]
    if empty or len(places) < wanted:
        return Finding(Verdict.BROKEN, "Föredragande saknas.", _empty(empty))
    return Finding(Verdict.FOLLOWED, f"{len(places)} föredragande är utsedda.")


def _number(places):
    return "En plats" if len(places) == 1 else f"{len(places)} platser"


def _led_by_the_municipality(roster):
    chairs = [place for place in roster.of_role(Role.CHAIR) if not place.is_empty]
    if not chairs:
        return Finding(Verdict.BROKEN, "Rådet har ingen ordförande.", (_page(roster.body),))
    outside = [place for place in chairs if place.seat.organisation.is_external]
    if outside:
        return Finding(Verdict.BROKEN, "Rådet leds inte av kommunen.", _held(outside))
    return Finding(Verdict.FOLLOWED, "Rådet leds av kommunen.", _held(chairs))


def _has_external_parties(roster, external):
    present = [place for place in external if not place.is_empty]
    if not present:
        return Finding(Verdict.BROKEN, "Ingen utanför kommunen deltar i rådet.", (_page(roster.body),))
    return Finding(Verdict.FOLLOWED, f"{len(present)} av platserna hålls av andra aktörer.", ())


def _coordinators(rosters):
    return [place for roster in rosters.values() for place in roster.of_role(Role.COORDINATOR)]


def _roster(facts, kind):
    return next((roster for roster in facts["today"].values() if roster.body.kind == kind), None)


def _empty(places):
    return tuple(Evidence(f"Tom plats: {place.seat.title}", _url(place.seat.body)) for place in places)


def _held(places):
    return tuple(_holder(place.seat, place.holder) for place in places if place.holder)


def _holder(seat, holding):
    since = written(holding.since)
    return Evidence(f"{seat.title} i {seat.body.short}: {holding.person.name} sedan {since}", _url(seat.body))


def _page(body):
    return Evidence(body.name, _url(body))


def _url(body):
    return f"/arbete/organ/{body.key}/"
