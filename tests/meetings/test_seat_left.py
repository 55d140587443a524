"""Whoever has lost the seat before the meeting gets no more letters about it, and loses it from the calendar."""

from datetime import date, time, timedelta

import pytest

from councils.lifecycle import bodies, cooptions, seats
from councils.models import Holding
from meetings.lifecycle import meetings
from meetings.models import Meeting
from meetings.tasks import remind
from office import clock, digests
from office.almanac import at
from office.models import Letter
from office.models.wishes import Rhythm, Wish
from tests.factories.councils import PersonFactory
from tests.office.calendar_by_hand import properties

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TODAY, TOMORROW = date(2027, 2, 3), date(2027, 2, 4)


@pytest.fixture
def summoned(meeting, coordinator):
    """The summons lies in the outbox: the mail server is down."""
    meetings["send_agenda"](meeting, by=coordinator)
    return meeting


@pytest.fixture
def sent(summoned):
    Letter.objects.update(state="sent", sent_at=clock.now())
    return summoned


@pytest.fixture
def daily(member):
    for sort in ("answers", "items"):
        Wish.objects.create(person=member, sort=sort, rhythm=Rhythm.DAILY)


def stored(meeting):
    return Meeting.objects.get(pk=meeting.pk)


def take(step, meeting, by, **details):
    meetings[step](stored(meeting), by=by, **details)


def a_round(hours=0):
    with clock.pretending(clock.now() + hours * HOUR):
        remind()


def in_the_outbox(person):
    """The kinds of letters about meetings that are still to go to the person, or have gone."""
    found = Letter.objects.reaching().filter(recipient=person, matter__startswith="meetings.").order_by("pk")
    return list(found.values_list("kind", flat=True))


def invitations(person):
    """What each letter says to the person's calendar, as (method, number)."""
    texts = Letter.objects.reaching().filter(recipient=person).exclude(calendar="").order_by("pk")
    return [
        (properties(text, "VCALENDAR")["METHOD"][0], int(properties(text)["SEQUENCE"][0]))
        for text in texts.values_list("calendar", flat=True)
    ]


def test_whoever_has_the_summons_is_told_once_and_the_calendar_lets_the_meeting_go(sent, seat, member, coordinator):
    new = PersonFactory(organisation=seat.organisation)
    seats["fill_seat"](seat, by=coordinator, person=new, since=date(2027, 2, 10))
    for hours in range(3):
        a_round(hours)

    assert in_the_outbox(member) == ["agenda", "no_longer_called"]
    assert invitations(member) == [("REQUEST", 0), ("CANCEL", 1)]
    assert in_the_outbox(new) == ["agenda"]


def test_a_summons_that_has_not_left_goes_only_to_whoever_has_the_seat(summoned, seat, member, coordinator):
    new = PersonFactory(organisation=seat.organisation)
    seats["fill_seat"](seat, by=coordinator, person=new, since=TOMORROW)
    a_round()

    assert (in_the_outbox(member), in_the_outbox(new)) == ([], ["agenda"])
    assert Letter.objects.get(recipient=member, kind="agenda").withdrawn_because == "overtaken"


def test_a_move_in_its_hour_becomes_the_word_that_one_is_not_called(sent, seat, member, coordinator):
    starts_at = sent.starts_at + DAY
    take("move", sent, coordinator, starts_at=starts_at, ends_at=starts_at + HOUR, place="Biblioteket", reason="Krock")
    seats["vacate_seat"](seat, by=coordinator, until=TODAY)
    a_round()

    assert in_the_outbox(member) == ["agenda", "no_longer_called"]
    assert invitations(member) == [("REQUEST", 0), ("CANCEL", 2)]


def test_what_is_held_for_a_digest_is_not_asked_of_one_who_is_not_to_come(sent, daily, seat, member, coordinator):
    take("remind_unanswered", sent, coordinator, people=[member])
    seats["vacate_seat"](seat, by=coordinator, until=TODAY)
    with clock.pretending(at(TOMORROW, time(8))):
        remind()
        digests.go_round(clock.now())

    assert in_the_outbox(member) == ["agenda", "no_longer_called"]


def test_nor_are_items_to_a_meeting_that_nobody_has_been_summoned_to(meeting, daily, seat, member, coordinator):
    take("call_for_items", meeting, coordinator)
    seats["vacate_seat"](seat, by=coordinator, until=TODAY)
    a_round()

    assert in_the_outbox(member) == []


def test_whoever_is_called_in_another_way_keeps_the_meeting(sent, seat, member, chair, coordinator, council):
    take("add_guest", sent, coordinator, person=member, reason="Sakkunnig")
    other = Holding.objects.get(person=chair).seat
    bodies["coopt"](council, by=coordinator, person=chair, reason="Vana", since=TODAY)
    for left in (seat, other):
        seats["vacate_seat"](left, by=coordinator, until=TODAY)
    a_round()

    assert (in_the_outbox(member), in_the_outbox(chair)) == (["agenda"], ["agenda"])
    assert stored(sent).sequence == 0


def test_the_one_who_is_no_longer_adjoined_is_told_too(meeting, coordinator, council):
    guest = PersonFactory()
    adjoined = bodies["coopt"](council, by=coordinator, person=guest, reason="Vana", since=TODAY)
    take("send_agenda", meeting, coordinator)
    Letter.objects.update(state="sent")
    cooptions["end_cooption"](adjoined, by=coordinator, until=TODAY)
    a_round()

    assert in_the_outbox(guest) == ["agenda", "no_longer_called"]


def test_a_seat_left_after_the_meeting_changes_nothing(sent, seat, member, coordinator):
    seats["vacate_seat"](seat, by=coordinator, until=sent.day)
    a_round()

    assert in_the_outbox(member) == ["agenda"]


def test_a_meeting_that_has_been_stays_where_it_was(sent, seat, member, coordinator):
    Holding.objects.filter(seat=seat).update(until=sent.day - DAY)
    with clock.pretending(sent.ends_at + HOUR):
        remind()

    assert "no_longer_called" not in in_the_outbox(member)


@pytest.mark.parametrize("state", ["waiting", "sent"])
def test_whoever_is_given_the_seat_back_is_summoned_again(summoned, seat, member, state):
    Letter.objects.update(state=state)
    held = Holding.objects.filter(seat=seat)
    held.update(until=TODAY)
    a_round()
    held.update(until=None)
    a_round(hours=1)
    a_round(hours=2)

    assert in_the_outbox(member)[-1] == "agenda"
    assert invitations(member)[-1][0] == "REQUEST"
    assert [number for _, number in invitations(member)] == ([2] if state == "waiting" else [0, 1, 2])


def test_the_link_in_the_summons_opens_no_more(sent, seat, member, coordinator):
    seats["vacate_seat"](seat, by=coordinator, until=TODAY)
    a_round()

    assert list(member.links.values_list("revoked_at", flat=True)) == [clock.now()]


def test_of_a_cancelled_meeting_nobody_is_told_more(sent, seat, member, coordinator):
    seats["vacate_seat"](seat, by=coordinator, until=TODAY)
    take("cancel", sent, coordinator, reason="Sjukdom")
    a_round()

    assert in_the_outbox(member) == ["agenda", "cancelled"]
