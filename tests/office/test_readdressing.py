"""An invitation to one with another address is the same invitation, to be answered from the new one."""

import pytest

from office import calendars
from office.readdressing import readdressed
from tests.office.test_calendars import an_event

NEW = "ny.och.en.ratt.lang.adress.som.maste.vikas@hedemora.example"


@pytest.mark.parametrize("speak", [calendars.request, calendars.cancel])
def test_only_the_one_it_is_to_is_another(speak):
    before = speak(an_event(attendee_email="forut@hedemora.example"))
    after = speak(an_event(attendee_email=NEW))

    assert readdressed(before, NEW) == after


@pytest.mark.parametrize(("calendar", "email"), [("", NEW), (calendars.publish(an_event()), NEW)])
def test_what_is_to_nobody_stays_as_it_is(calendar, email):
    assert readdressed(calendar, email) == calendar


def test_without_an_address_it_stays_as_it_is():
    calendar = calendars.request(an_event())

    assert readdressed(calendar, "") == calendar
