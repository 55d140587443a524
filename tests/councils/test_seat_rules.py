"""The seats judged: with evidence, and two months ahead."""

from datetime import date, time, timedelta

import pytest

from councils.models import Body, Holding, Kind, Mandate, Role, Seat
from councils.rules import SOON
from guideline.models import Municipality, Verdict
from guideline.rules import judge_all
from office.almanac import at, local
from tests.factories.councils import CooptionFactory, HoldingFactory, PersonFactory

DAY = timedelta(days=1)
TODAY = date(2027, 2, 3)
NOW = at(TODAY, time(8))
LATEST = TODAY + SOON


@pytest.fixture
def filled(hedemora):
    """Every seat has a holder until further notice."""
    for seat in Seat.objects.select_related("organisation"):
        HoldingFactory(seat=seat, person__name=seat.title, person__organisation=seat.organisation)


def found(key, now=NOW):
    return next(each.finding for each in judge_all(now, local(now).date()) if each.provision.key == key)


def seat_of(body, role, **more):
    return Seat.objects.filter(body__key=body, role=role, **more).first()


@pytest.mark.parametrize("key", ["L14", "L16", "L19", "H02", "H05", "H08", "H09"])
def test_with_every_seat_filled_the_seats_follow_the_guideline(filled, key):
    assert found(key).verdict == Verdict.FOLLOWED


@pytest.mark.parametrize("key", ["L14", "L16", "H02", "H08", "H09"])
def test_with_every_seat_empty_they_do_not(hedemora, key):
    assert found(key).verdict == Verdict.BROKEN


@pytest.mark.parametrize(
    ("until", "verdict"),
    [
        (TODAY - DAY, Verdict.BROKEN),
        (TODAY, Verdict.AT_RISK),
        (LATEST - DAY, Verdict.AT_RISK),
        (LATEST, Verdict.FOLLOWED),
    ],
)
@pytest.mark.parametrize(
    ("key", "body", "role"),
    [("H09", "bra", Role.MEMBER), ("H02", "styrgruppen", Role.MEMBER)],
)
def test_a_seat_that_will_be_empty_is_a_risk_and_an_empty_one_breaks(filled, key, body, role, until, verdict):
    seat_of(body, role).holdings.update(until=until)

    assert found(key).verdict == verdict


@pytest.mark.parametrize(
    ("until", "verdict"),
    [
        (TODAY - DAY, Verdict.BROKEN),
        (TODAY, Verdict.AT_RISK),
        (LATEST - DAY, Verdict.AT_RISK),
        (LATEST, Verdict.FOLLOWED),
    ],
)
def test_the_coordination_function_is_watched_two_months_ahead(filled, until, verdict):
    for seat in Seat.objects.filter(role=Role.COORDINATOR):
        seat.holdings.update(until=until)

    assert found("L16").verdict == verdict


@pytest.mark.parametrize(("again", "verdict"), [(0, Verdict.FOLLOWED), (1, Verdict.AT_RISK), (49, Verdict.AT_RISK)])
@pytest.mark.parametrize("key", ["H09", "L16"])
def test_a_gap_before_the_next_holder_is_a_risk(filled, key, again, verdict):
    """Those who leave on 10 February are followed, at once or not, before two months have gone."""
    first = date(2027, 2, 11) + again * DAY
    for seat in Seat.objects.filter(role=Role.COORDINATOR):
        seat.holdings.update(until=date(2027, 2, 10))
        HoldingFactory(seat=seat, since=first)

    assert found(key).verdict == verdict


def test_an_empty_seat_is_named_with_its_page(filled):
    seat_of("bra", Role.MEMBER, key="skolchef").holdings.all().delete()

    finding = found("H09")
    assert finding.says == "14 av 15 platser är tillsatta."
    assert [(each.text, each.url) for each in finding.evidence] == [("Tom plats: Skolchef", "/arbete/organ/bra/")]


def test_the_evidence_of_the_coordination_names_who_and_since_when(filled):
    assert found("L16").evidence[0].text == (
        "Brottsförebyggande samordnare i Brå: Brottsförebyggande samordnare sedan lördag 1 juli 2023"
    )


def test_a_council_with_a_seat_too_few_breaks_the_guideline(filled):
    Seat.objects.filter(body__key="bra", key="skolchef").update(until=TODAY - DAY)

    assert (found("H09").verdict, found("H09").says) == (Verdict.BROKEN, "14 av 15 platser finns i systemet.")


def test_the_council_is_led_by_the_municipality(filled):
    assert found("L14").says.startswith("Rådet leds av kommunen.")


def test_a_council_led_from_outside_breaks_the_law(filled):
    police = Seat.objects.get(body__key="bra", key="kommunpolis").organisation
    Seat.objects.filter(body__key="bra", role=Role.CHAIR).update(organisation=police)

    assert found("L14").verdict == Verdict.BROKEN
    assert found("L14").says.startswith("Rådet leds inte av kommunen.")


def test_a_council_without_a_chair_breaks_the_law(filled):
    seat_of("bra", Role.CHAIR).holdings.all().delete()

    assert found("L14").says.startswith("Rådet har ingen ordförande.")


def test_a_council_of_the_municipality_alone_breaks_the_law(filled):
    for seat in Seat.objects.filter(body__key="bra").exclude(organisation__kind="internal"):
        seat.holdings.all().delete()

    assert (found("L14").verdict, found("L14").says) == (
        Verdict.BROKEN,
        "Rådet leds av kommunen. Ingen utanför kommunen deltar i rådet.",
    )


def test_a_steering_group_without_its_presenters_breaks_the_guideline(filled):
    seat_of("styrgruppen", Role.PRESENTER).holdings.all().delete()

    assert found("H02").says == "Alla 7 platser är tillsatta. Föredragande saknas."
    assert found("H02").verdict == Verdict.BROKEN


@pytest.mark.parametrize(
    ("key", "says"),
    [
        ("lokalpolischef", "6 av 7 platser finns i systemet. 2 föredragande är utsedda."),
        ("kommundirektor", "6 av 7 platser finns i systemet. 2 föredragande är utsedda."),
        ("kommunpolis", "Alla 7 platser är tillsatta. Föredragande saknas."),
    ],
)
def test_a_steering_group_with_a_seat_too_few_breaks_the_guideline(filled, key, says):
    Seat.objects.filter(body__key="styrgruppen", key=key).update(until=TODAY - DAY)

    assert (found("H02").verdict, found("H02").says) == (Verdict.BROKEN, says)


@pytest.mark.parametrize(
    ("mandate", "verdict"),
    [(Mandate.CONSULTS, Verdict.FOLLOWED), (Mandate.GROUPS, Verdict.FOLLOWED)],
)
def test_the_councils_mandate_is_said(filled, mandate, verdict):
    Body.objects.filter(kind=Kind.COUNCIL).update(mandate=mandate)

    finding = found("H05")
    assert (finding.verdict, finding.says) == (
        verdict,
        f"Rådets mandat i systemet: {mandate.label.lower()}. Det kan inte besluta om pengar.",
    )


@pytest.mark.parametrize("how", [HoldingFactory, CooptionFactory])
def test_somebody_who_stands_for_nobody_breaks_the_guideline(filled, how):
    citizen = PersonFactory(name="Medborgaren", organisation=None)
    place = {"seat": seat_of("bra", Role.MEMBER)} if how is HoldingFactory else {"body": Body.objects.get(key="bra")}
    if how is HoldingFactory:
        place["seat"].holdings.all().delete()
    how(person=citizen, **place)

    assert (found("H08").verdict, found("H08").says) == (
        Verdict.BROKEN,
        "Företräder ingen organisation: Medborgaren.",
    )


def test_the_body_that_leads_the_work_is_named(filled):
    assert found("L19").says == "Kommunstyrelsen leder arbetet."


@pytest.mark.parametrize("key", ["", "finns-inte"])
def test_without_a_body_that_leads_the_work_the_law_is_broken(filled, key):
    Municipality.objects.update(responsible_body=key)

    assert found("L19").verdict == Verdict.BROKEN


def test_without_a_council_the_law_and_the_guideline_are_broken(filled):
    Body.objects.filter(kind=Kind.COUNCIL).update(kind=Kind.GROUP)

    assert [found(key).verdict for key in ("L14", "H05", "H08", "H09")] == [Verdict.BROKEN] * 4


def outside(**more):
    """The council's seats for others than the municipality."""
    return Holding.objects.filter(seat__body__key="bra", **more).exclude(seat__organisation__kind="internal")


@pytest.mark.parametrize(
    ("leading", "verdict", "word"),
    [
        (True, Verdict.FOLLOWED, ""),
        (False, Verdict.AT_RISK, ": inte i ledande befattning"),
        (None, Verdict.AT_RISK, ": ej angivet"),
    ],
)
def test_an_outside_party_is_to_send_somebody_who_leads(filled, leading, verdict, word):
    Holding.objects.update(leading=True)
    one = outside().first()
    outside(pk=one.pk).update(leading=leading)

    assert found("L15").verdict == verdict
    assert [each.text for each in found("L15").evidence] == ([one.seat.title + word] if word else [])


def test_whether_the_municipalitys_own_people_lead_is_not_asked_of_the_outside(filled):
    Holding.objects.update(leading=False)
    outside().update(leading=True)

    assert (found("L15").verdict, found("H10").verdict) == (Verdict.FOLLOWED, Verdict.AT_RISK)


def test_that_nobody_outside_leads_is_a_risk_but_no_breach_of_a_duty_to_try(filled):
    Holding.objects.update(leading=False)

    assert found("L15").verdict == Verdict.AT_RISK
    assert found("L15").says.startswith("0 av ")


def test_without_any_outside_party_there_is_nobody_who_leads(filled):
    outside().delete()

    assert found("L15").says == "Ingen utanför kommunen har en plats i rådet som är tillsatt."
