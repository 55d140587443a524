"""Who sits where on a day, past or future."""

from datetime import date, timedelta

import pytest

from councils import roster
from councils.models import Holding, Role
from tests.factories.councils import BodyFactory, CooptionFactory, HoldingFactory, PersonFactory, SeatFactory

DAY = timedelta(days=1)
SINCE, UNTIL = date(2027, 3, 1), date(2027, 8, 31)


@pytest.fixture
def body(db):
    return BodyFactory()


@pytest.fixture
def seat(body):
    return SeatFactory(body=body, title="Skolchef", order=1)


def holder_on(seat, day):
    [place] = roster.of(seat.body, day).places
    return place.holder and place.holder.person.name


@pytest.mark.parametrize(
    ("day", "name"),
    [(SINCE - DAY, None), (SINCE, "Skolchefen"), (UNTIL, "Skolchefen"), (UNTIL + DAY, None)],
)
def test_a_holder_is_in_the_seat_on_the_first_and_the_last_day(seat, day, name):
    HoldingFactory(seat=seat, person__name="Skolchefen", since=SINCE, until=UNTIL)

    assert holder_on(seat, day) == name


@pytest.mark.parametrize(("day", "name"), [(SINCE - DAY, "Förra"), (SINCE, "Nya"), (date(2040, 1, 1), "Nya")])
def test_history_stays_with_the_seat(seat, day, name):
    HoldingFactory(seat=seat, person__name="Förra", until=SINCE - DAY)
    HoldingFactory(seat=seat, person__name="Nya", since=SINCE)

    assert holder_on(seat, day) == name


def test_of_two_holders_at_once_the_later_one_holds(seat):
    HoldingFactory(seat=seat, person__name="Nya", since=SINCE)
    HoldingFactory(seat=seat, person__name="Förra", until=UNTIL)

    assert holder_on(seat, SINCE) == "Nya"


def test_a_substitute_is_beside_the_holder_and_never_in_the_seat(seat):
    HoldingFactory(seat=seat, person__name="Ersättaren", is_substitute=True)

    [place] = roster.of(seat.body, SINCE).places
    assert (place.is_empty, [each.person.name for each in place.substitutes]) == (True, ["Ersättaren"])
    assert roster.of(seat.body, SINCE).called() == []


@pytest.mark.parametrize(("day", "there"), [(SINCE - DAY, 0), (SINCE, 1), (UNTIL, 1), (UNTIL + DAY, 0)])
def test_a_seat_is_there_between_its_own_days(body, day, there):
    SeatFactory(body=body, since=SINCE, until=UNTIL)

    assert len(roster.of(body, day).places) == there


@pytest.mark.parametrize(("day", "there"), [(SINCE - DAY, 0), (SINCE, 1), (UNTIL, 1), (UNTIL + DAY, 0)])
def test_the_adjoined_are_called_between_their_days(body, day, there):
    CooptionFactory(body=body, since=SINCE, until=UNTIL)

    assert len(roster.of(body, day).called()) == there


def test_everyone_is_called_in_the_order_of_the_seats_and_the_adjoined_last(body):
    CooptionFactory(body=body, person__name="Sakkunniga", reason="Kan belysning")
    for order, name in [(2, "Andra"), (1, "Första"), (3, "Tredje")]:
        HoldingFactory(seat=SeatFactory(body=body, order=order), person__name=name)

    assert [each.person.name for each in roster.of(body, SINCE).called()] == [
        "Första",
        "Andra",
        "Tredje",
        "Sakkunniga",
    ]


def test_a_person_in_two_seats_is_called_once_as_the_first(body):
    person = PersonFactory(name="Kommundirektören")
    HoldingFactory(seat=SeatFactory(body=body, order=1, role=Role.CHAIR, title="Kommundirektör"), person=person)
    HoldingFactory(seat=SeatFactory(body=body, order=2), person__name="Skolchefen")
    HoldingFactory(seat=SeatFactory(body=body, order=3, title="Säkerhetschef"), person=person)
    CooptionFactory(body=body, person=person)

    called = roster.of(body, SINCE).called()
    assert [(each.person.name, each.role) for each in called] == [
        ("Kommundirektören", "Ordförande"),
        ("Skolchefen", "Ledamot"),
    ]


def test_those_called_are_told_as_what(body):
    seat = SeatFactory(body=body, title="Kommunpolis", organisation__name="Polismyndigheten")
    HoldingFactory(seat=seat, person__name="Kommunpolisen")
    CooptionFactory(body=body, person__title="Ljusplanerare", person__organisation=None)

    assert [(each.function, each.organisation, each.role) for each in roster.of(body, SINCE).called()] == [
        ("Kommunpolis", "Polismyndigheten", "Ledamot"),
        ("Ljusplanerare", "", "Adjungerad"),
    ]


def test_ordinary_seats_and_presenters_are_told_apart(body):
    SeatFactory(body=body, title="Kommundirektör")
    SeatFactory(body=body, title="Kommunpolis", role=Role.PRESENTER, is_ordinary=False)
    here = roster.of(body, SINCE)

    assert [place.seat.title for place in here.ordinary()] == ["Kommundirektör"]
    assert [place.role_label for place in here.of_role(Role.PRESENTER)] == ["Föredragande"]
    assert len(here.empty()) == 2


def test_hedemoras_council_has_fifteen_places_all_empty_before_anyone_is_named(council):
    here = roster.of(council, SINCE)

    assert (len(here.ordinary()), len(here.empty()), here.called()) == (15, 15, [])


def test_many_bodies_cost_two_queries(hedemora, django_assert_num_queries):
    bodies = [BodyFactory() for _ in range(5)]
    for body in bodies:
        HoldingFactory(seat=SeatFactory(body=body))
        CooptionFactory(body=body)

    with django_assert_num_queries(2):
        found = roster.rosters(bodies, SINCE)
        assert [len(found[body.pk].called()) for body in bodies] == [2] * 5


def test_a_seat_has_one_holder_until_further_notice(seat):
    HoldingFactory(seat=seat)
    HoldingFactory(seat=seat, is_substitute=True)

    assert Holding.objects.on(SINCE).ordinary().of_body(seat.body).count() == 1
