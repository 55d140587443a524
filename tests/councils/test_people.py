from datetime import date, datetime

import pytest
from django.contrib.auth import authenticate
from django.db import IntegrityError, transaction

from councils.models import Organisation, Person, Role
from councils.models.people import Term
from office import clock
from office.almanac import STOCKHOLM
from office.permissions import told
from tests.factories.councils import BodyFactory, CooptionFactory, HoldingFactory, PersonFactory, SeatFactory

SINCE, UNTIL = date(2027, 1, 1), date(2027, 6, 30)


@pytest.mark.parametrize(
    ("day", "covered"),
    [
        (date(2026, 12, 31), False),
        (date(2027, 1, 1), True),
        (date(2027, 6, 30), True),
        (date(2027, 7, 1), False),
    ],
)
def test_a_term_covers_its_first_and_its_last_day(day, covered):
    assert Term(1, Role.MEMBER, SINCE, UNTIL).covers(day) == covered


def test_a_term_until_further_notice_has_no_last_day():
    assert Term(1, Role.MEMBER, SINCE, None).covers(date(2099, 1, 1))


@pytest.mark.parametrize(
    ("moment", "sits"),
    [
        (datetime(2026, 12, 31, 23, 59, tzinfo=STOCKHOLM), False),
        (datetime(2027, 1, 1, 0, 0, tzinfo=STOCKHOLM), True),
        (datetime(2027, 6, 30, 23, 59, tzinfo=STOCKHOLM), True),
        (datetime(2027, 7, 1, 0, 0, tzinfo=STOCKHOLM), False),
    ],
)
def test_a_person_sits_in_a_body_from_midnight_to_midnight(db, moment, sits):
    holding = HoldingFactory(since=SINCE, until=UNTIL)

    with clock.pretending(moment):
        assert holding.person.sits_in(holding.seat.body_id) == sits


def test_a_role_is_held_in_the_body_where_it_is_held(db, now):
    chair = HoldingFactory(seat=SeatFactory(role=Role.CHAIR)).person
    other = BodyFactory()

    assert (chair.has_role(Role.CHAIR), chair.has_role(Role.COORDINATOR)) == (True, False)
    assert not chair.sits_in(other.pk)


def test_an_adjoined_person_takes_part_but_has_no_role(db, now):
    cooption = CooptionFactory()

    assert cooption.person.sits_in(cooption.body_id)
    assert not cooption.person.sits_in(cooption.body_id, *Role)


def test_who_sits_where_is_asked_once(db, now, django_assert_num_queries):
    holding = HoldingFactory()
    person = Person.objects.get(pk=holding.person_id)

    with django_assert_num_queries(1):
        assert [person.sits_in(holding.seat.body_id), person.has_role(Role.MEMBER)] == [True, True]


def test_an_address_is_the_same_in_whatever_letters_it_is_written(db):
    PersonFactory(email="skolchefen@hedemora.example")

    with pytest.raises(IntegrityError), transaction.atomic():
        PersonFactory(email="Skolchefen@Hedemora.example")


@pytest.mark.parametrize("written", ["Skolchefen@Hedemora.Example", " skolchefen@hedemora.example "])
def test_one_signs_in_whatever_the_keyboard_did_to_the_address(db, written):
    person = Person.objects.create_user("Skolchefen@Hedemora.example", "ett långt lösenord", name="Skolchefen")
    HoldingFactory(person=person)

    assert person.email == "skolchefen@hedemora.example"
    assert authenticate(username=written, password="ett långt lösenord") == person


def test_an_administrator_is_staff_and_stands_for_no_organisation(db):
    person = Person.objects.create_superuser("a@hedemora.example", "ett långt lösenord", name="Administratören")

    assert (person.is_staff, person.is_superuser, person.organisation) == (True, True, None)


def test_those_who_can_take_part_stand_for_an_organisation_and_may_sign_in(db):
    here = PersonFactory()
    PersonFactory(is_active=False)
    PersonFactory(organisation=None)

    assert list(Person.objects.who_can_take_part()) == [here]


@pytest.mark.parametrize(
    ("kind", "external"), [("internal", False), ("authority", True), ("company", True), ("civil_society", True)]
)
def test_all_but_the_municipality_itself_comes_from_outside(kind, external):
    assert Organisation(kind=kind).is_external == external


def test_a_person_is_called_by_name():
    person = Person(name="Skolchefen")

    assert [str(person), person.get_full_name(), person.get_short_name()] == ["Skolchefen"] * 3


@pytest.mark.parametrize("role", Role)
def test_every_role_says_what_it_lets_its_holder_do(role):
    assert told(role).endswith(".")
