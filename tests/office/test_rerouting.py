"""What has not left follows its reader: to another rhythm, to none at all, to another address."""

from datetime import timedelta

import pytest

from office import clock, letters, links, rerouting
from office.journal import matter_of
from office.models import Letter
from tests.factories.councils import PersonFactory
from tests.office.test_wishes import KEPT, OPTIONAL, STATUTORY, a_letter, chooses

NEW = "ny@hedemora.example"


@pytest.fixture
def person(db):
    return PersonFactory(name="Skolchefen", email="skolchefen@hedemora.example")


def chosen(person, kind, rhythm, **before):
    """(state, address) of a letter that was in the outbox when its reader chose so."""
    letters.post([a_letter(person, kind)])
    Letter.objects.update(**before)
    chooses(person, kind, rhythm)
    rerouting.reroute(person, clock.now())
    return Letter.objects.values_list("state", "withdrawn_because", "address").get()


@pytest.mark.parametrize("before", ["waiting", "held", "to_print"])
def test_what_is_not_wanted_at_all_does_not_go(before, person, now):
    assert chosen(person, OPTIONAL, "never", state=before)[:2] == ("withdrawn", "muted")


@pytest.mark.parametrize(
    ("kind", "rhythm", "before", "after"),
    [
        (OPTIONAL, "daily", "waiting", "held"),
        (KEPT, "never", "waiting", "held"),
        (OPTIONAL, "daily", "to_print", "to_print"),
        (STATUTORY, "never", "waiting", "waiting"),
        (OPTIONAL, "never", "in_flight", "in_flight"),
        (OPTIONAL, "never", "sent", "sent"),
    ],
)
def test_the_rest_goes_as_it_may(kind, rhythm, before, after, person, now):
    assert chosen(person, kind, rhythm, state=before)[0] == after


def test_what_somebody_has_perhaps_got_is_left_alone(person, now):
    assert chosen(person, OPTIONAL, "never", tries=1)[0] == "waiting"


def test_what_waits_for_more_to_be_changed_still_waits(person, now):
    later = now + timedelta(hours=1)
    chosen(person, OPTIONAL, "at_once", due_at=later)

    assert Letter.objects.get().due_at == later


@pytest.mark.parametrize("before", ["waiting", "held"])
def test_it_goes_to_the_address_of_today(before, person, now):
    letters.post([a_letter(person, OPTIONAL)])
    Letter.objects.update(state=before)
    person.email = NEW
    person.save()
    rerouting.reroute(person, clock.now())

    assert Letter.objects.values_list("state", "address").get() == ("waiting", NEW)


def test_one_who_has_no_address_any_more_gets_it_on_paper(person, now):
    letters.post([a_letter(person, OPTIONAL)])
    person.email = None
    person.save()
    rerouting.reroute(person, clock.now())

    assert Letter.objects.values_list("state", "address").get() == ("to_print", "")


@pytest.mark.parametrize("kind", [OPTIONAL, STATUTORY])
def test_with_another_address_it_goes_there_with_the_link_of_today(kind, person, now):
    letters.post([a_letter(person, kind)])
    until = now + timedelta(days=1)
    Letter.objects.update(body=f"Svara: {links.address(person, 'prov', until)}")
    person.email = NEW
    person.save()
    links.renew(person)
    rerouting.follow(person)

    letter = Letter.objects.get()
    assert (letter.address, letter.body) == (NEW, f"Svara: {links.address(person, 'prov', until)}")


def test_what_tells_of_the_account_stays_with_the_address_it_was_of(person, now):
    letters.post([a_letter(person, STATUTORY)])
    Letter.objects.update(matter=matter_of(person))
    person.email = NEW
    person.save()
    rerouting.follow(person)

    assert Letter.objects.get().address == "skolchefen@hedemora.example"


def test_without_any_address_it_is_printed(person, now):
    letters.post([a_letter(person, STATUTORY)])
    person.email = None
    person.save()
    rerouting.follow(person)

    assert Letter.objects.values_list("state", "address").get() == ("to_print", "")


def test_a_digest_goes_to_the_address_of_today(person, now):
    letters.post([a_letter(person, "digest")])
    Letter.objects.update(matter=matter_of(person))
    person.email = NEW
    person.save()
    rerouting.follow(person)

    assert Letter.objects.get().address == NEW
