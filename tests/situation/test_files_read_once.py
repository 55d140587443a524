"""A file is read by the columns that were chosen last: what was read by others before comes to nothing."""

from datetime import timedelta

import pytest

from office import clock
from situation import intake
from situation.intake import working
from situation.lifecycle import files, organisations
from situation.models import Import
from situation.models.imports import LEASE, ImportQuerySet
from tests.conftest import NOW
from tests.factories.situation import RapporteurFactory
from tests.situation.telling import reports_file

ROWS = ("Datum;Kategori;Plats;Ringde;Kommentar", "2027-02-01;Tagg;Stora torget;070-174 06 05;Klotter.")
PRIVATE = {"day": "Datum", "category": "Kategori", "place": "Plats", "text": "Ringde"}


@pytest.fixture
def matter(hedemora, now):
    rapporteur = RapporteurFactory()
    return organisations["hand_in"](rapporteur.organisation, by=rapporteur.person, upload=reports_file(ROWS))


def choose(matter, columns=PRIVATE):
    files["map_columns"](Import.objects.get(), by=matter.by, columns=columns, words={})


def once(monkeypatch, where, name, happens):
    """The first time that it is asked for, this happens before."""
    asked = getattr(where, name)

    def first(*told):
        monkeypatch.setattr(where, name, asked)
        happens()
        return asked(*told)

    monkeypatch.setattr(where, name, first)


def test_a_reading_by_columns_that_were_chosen_anew_meanwhile_comes_to_nothing(matter, monkeypatch):
    once(monkeypatch, working, "_known", lambda: choose(matter))
    intake.work()
    assert Import.objects.get().state == "waiting"

    intake.work()
    found = Import.objects.get()
    assert (found.state, found.good) == ("read", 0)
    assert "innehåller telefonnummer" in str(found.faults)


def test_columns_chosen_just_before_it_was_claimed_are_those_it_is_read_by(matter, monkeypatch):
    once(monkeypatch, ImportQuerySet, "claim", lambda: choose(matter))
    intake.work()

    assert (Import.objects.get().state, Import.objects.get().good) == ("read", 0)


@pytest.mark.parametrize("fault", [working.Unreadable("Sönder."), ValueError()])
def test_a_reading_that_fails_afterwards_says_nothing_of_the_new_one(fault, matter, monkeypatch):
    def fails(found):
        choose(found)
        with clock.pretending(NOW + timedelta(minutes=1)):
            Import.objects.claim(found.pk, clock.now())
        raise fault

    monkeypatch.setattr(working, "_go_through", fails)
    intake.work()

    assert (Import.objects.get().state, Import.objects.get().claimed_at) == ("waiting", NOW + timedelta(minutes=1))


def test_rows_that_another_worker_has_taken_over_are_taken_in_by_that_one(matter):
    intake.work()
    files["take_in"](Import.objects.get(), by=matter.by)
    Import.objects.claim(matter.pk, NOW)
    slow = Import.objects.get()
    Import.objects.claim(matter.pk, NOW + LEASE + timedelta(seconds=1))
    working._take(slow)
    assert Import.objects.get().state == "taking"

    working._take(Import.objects.get())
    assert (Import.objects.get().state, Import.objects.get().good) == ("done", 1)
