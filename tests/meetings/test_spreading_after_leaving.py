"""To spread the word is asked of those who represent somebody still, not of those who have left their seat (H10)."""

from datetime import date, time, timedelta

import pytest

from councils.lifecycle import seats
from councils.models import Holding
from meetings.lifecycle import meetings
from meetings.tasks import remind
from office import clock
from office.almanac import at
from office.models import Letter
from tests.factories.councils import HoldingFactory, PersonFactory, SeatFactory
from tests.meetings import held

DAY = timedelta(days=1)
FIRST, REMINDED = date(2027, 2, 4), date(2027, 2, 15)


def told(kind="spreading_reminder"):
    return sorted(Letter.objects.filter(kind=kind).values_list("recipient__name", flat=True))


def wait_until(last):
    for days in range((last - FIRST).days + 1):
        with clock.pretending(at(FIRST + days * DAY, time(8))):
            remind()


def test_whoever_has_left_is_not_asked_whether_they_have_told(done, seat, coordinator):
    seats["vacate_seat"](seat, by=coordinator, until=FIRST)
    wait_until(REMINDED)

    assert told() == ["Kommundirektören", "Samordnaren"]


@pytest.mark.parametrize(("last_day", "count"), [(REMINDED - DAY, 2), (REMINDED, 3)])
def test_it_is_the_day_of_the_reminder_that_counts(done, seat, last_day, count):
    Holding.objects.filter(seat=seat).update(until=last_day)
    wait_until(REMINDED)

    assert len(told()) == count


def test_one_who_has_changed_seats_is_asked_still(done, seat, member, council, coordinator):
    HoldingFactory(seat=SeatFactory(body=council, order=99), person=member, since=FIRST)
    seats["vacate_seat"](seat, by=coordinator, until=FIRST)
    wait_until(REMINDED)

    assert "Skolchefen" in told()


def test_whoever_took_over_was_not_at_the_meeting_and_is_not_asked(done, seat, coordinator):
    new = PersonFactory(name="Nya skolchefen", organisation=seat.organisation)
    seats["fill_seat"](seat, by=coordinator, person=new, since=FIRST)
    wait_until(REMINDED)

    assert told() == ["Kommundirektören", "Samordnaren"]


def test_nor_does_whoever_left_before_the_minutes_were_approved_get_the_text(waiting, seat, coordinator, chair):
    Holding.objects.filter(seat=seat).update(until=clock.today() - DAY)
    meetings["approve_minutes"](waiting, by=chair)

    assert told("spreading") == ["Kommundirektören", "Samordnaren"]


def test_one_who_sat_for_another_at_the_meeting_tells_of_it(over, member, coordinator, chair):
    rector = PersonFactory(name="Rektorn", organisation=member.organisation)
    part = {"seat": member.holdings.get().seat, "stands_in_for": member, "is_invited": True, "presence": "present"}
    over.participants.create(person=rector, **part)
    held.approved(over, coordinator, chair)

    assert "Rektorn" in told("spreading")
