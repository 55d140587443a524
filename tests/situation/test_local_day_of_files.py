"""A row of a file is told on the day it is in Sweden, which begins an hour or two before the day of UTC."""

from datetime import UTC, datetime

import pytest

from office import clock
from situation import intake
from situation.lifecycle import organisations
from situation.models import Import
from tests.factories.situation import RapporteurFactory
from tests.situation.telling import reports_file

HEAD = "Datum;Klockslag;Kategori;Plats"


@pytest.mark.parametrize(
    ("moment", "row", "good"),
    [
        (datetime(2027, 7, 2, 22, 30, tzinfo=UTC), "2027-07-03;00:10;Tagg;Stora torget", 1),
        (datetime(2027, 7, 2, 22, 30, tzinfo=UTC), "2027-07-03;;Tagg;Stora torget", 1),
        (datetime(2027, 7, 2, 22, 30, tzinfo=UTC), "2027-07-03;00:40;Tagg;Stora torget", 0),
        (datetime(2027, 7, 2, 22, 30, tzinfo=UTC), "2027-07-04;;Tagg;Stora torget", 0),
        (datetime(2027, 7, 2, 21, 30, tzinfo=UTC), "2027-07-03;;Tagg;Stora torget", 0),
    ],
)
def test_today_is_the_day_in_sweden(moment, row, good, hedemora):
    rapporteur = RapporteurFactory()
    with clock.pretending(moment):
        organisations["hand_in"](rapporteur.organisation, by=rapporteur.person, upload=reports_file([HEAD, row]))
        intake.work()

    assert Import.objects.get().good == good
