"""The link of an organisation lasts as long as the coordinator has said: no letter makes it last longer."""

from datetime import date, timedelta

import pytest

from office import clock
from office.journal import matter_of
from office.models import Link
from situation import letters
from situation.lifecycle import organisations
from situation.lifecycle.links import LASTS
from situation.models import Rapporteur
from situation.periods import Period
from tests.conftest import NOW
from tests.factories.situation import RapporteurFactory

CYCLE = Period(date(2027, 1, 18), date(2027, 1, 31))
OVER = NOW + LASTS


@pytest.fixture
def contact(hedemora, coordinator, now):
    """Who answers for the link of their organisation."""
    person = RapporteurFactory(person__organisation__name="Skolan").person
    return organisations["open_link"](person.organisation, by=coordinator, person=person)


@pytest.fixture
def personal(contact):
    return Rapporteur.objects.by_account().get()


def written(kind, rapporteur):
    if kind == "thanks":
        return letters.thanks(rapporteur, CYCLE, ["En rapport är godkänd."]).body
    return letters.nudge(rapporteur, f"{matter_of(rapporteur)}/nudge/{CYCLE.first}").body


def link_of(rapporteur):
    return Link.objects.of(rapporteur.person, matter_of(rapporteur)).get()


@pytest.mark.parametrize("kind", ["thanks", "nudge"])
def test_a_letter_to_the_one_who_answers_for_it_has_it_and_leaves_its_year_as_it_was(kind, contact):
    with clock.pretending(OVER - timedelta(days=1)):
        body = written(kind, contact)

    assert f"/lank/{link_of(contact).key.hex}/" in body
    assert link_of(contact).expires_at == OVER


@pytest.mark.parametrize("kind", ["thanks", "nudge"])
def test_when_it_is_over_it_is_not_opened_by_a_letter_which_says_so(kind, contact):
    with clock.pretending(OVER):
        body = written(kind, contact)

    assert "/lank/" not in body
    assert "gäller inte längre. Säg till samordnaren om ni vill ha en ny." in body
    assert link_of(contact).expires_at == OVER


def test_ones_own_link_lasts_for_as_long_as_the_letter_is_of_use(personal):
    body = written("nudge", personal)

    assert f"/lank/{link_of(personal).key.hex}/" in body
    assert link_of(personal).expires_at == NOW + letters.LINK_LASTS


def test_whoever_has_been_silent_is_told_so_and_not_that_their_colleagues_have(personal):
    body = written("nudge", personal)

    assert "Det var ett tag sedan vi hörde något från dig." in body
    assert "Länken är din egen" in body


def test_the_contact_is_told_that_the_link_is_shared_and_silent(contact):
    body = written("nudge", contact)

    assert "Det var ett tag sedan någon rapporterade genom länken för Skolan." in body
    assert "Länken är organisationens" in body
    assert "du svarar för länken som Skolan rapporterar genom, och ingen har rapporterat genom den på fyra" in body
    assert "din egen" not in body
