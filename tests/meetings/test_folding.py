"""The edits of an hour become one mail, whose calendar is the newest and whose words hold all that nobody was told."""

from datetime import timedelta

import pytest

from meetings.lifecycle import items, meetings
from meetings.models import AgendaItem, Meeting
from office import clock
from office.calendars import sequence_of
from office.models import Letter
from tests.factories.meetings import AgendaItemFactory

HOUR, MINUTE, DAY = timedelta(hours=1), timedelta(minutes=1), timedelta(days=1)


@pytest.fixture
def sent(meeting, coordinator, now):
    """Called, and the summons delivered."""
    meetings["send_agenda"](meeting, by=coordinator)
    Letter.objects.update(state="sent", sent_at=now)
    return meeting


def move(meeting, by, later, reason="Krock", place="Biblioteket", **more):
    fresh = Meeting.objects.get(pk=meeting.pk)
    starts_at = fresh.starts_at + later
    times = {"starts_at": starts_at, "ends_at": starts_at + 2 * HOUR}
    meetings["move"](fresh, by=by, place=place, reason=reason, **times, **more)


def change(meeting, by, title):
    fresh = Meeting.objects.get(pk=meeting.pk)
    meetings["add_item"](fresh, by=by, title=title, late_because="Det hände i går.")
    meetings["send_changed_agenda"](Meeting.objects.get(pk=meeting.pk), by=by)


def to(person, kind, state="waiting"):
    return list(Letter.objects.filter(recipient=person, kind=kind, state=state).order_by("pk"))


def test_a_change_waits_an_hour_for_others(sent, coordinator, member, now):
    move(sent, coordinator, DAY)

    assert [letter.due_at for letter in to(member, "moved")] == [now + HOUR]
    assert not Letter.objects.due(now + HOUR - MINUTE).exists()


def test_the_hour_is_counted_from_the_first_change(sent, coordinator, member, now):
    for minutes in (0, 20, 50):
        with clock.pretending(now + minutes * MINUTE):
            move(sent, coordinator, DAY)

    assert [letter.due_at for letter in to(member, "moved")] == [now + HOUR]
    assert len(to(member, "moved", "withdrawn")) == 2


def test_what_never_left_says_that_a_newer_went_in_its_place(sent, coordinator, member):
    move(sent, coordinator, DAY)
    move(sent, coordinator, DAY)

    assert {letter.withdrawn_because for letter in to(member, "moved", "withdrawn")} == {"replaced"}


def test_the_one_mail_tells_from_where_people_knew_it_and_every_reason(sent, coordinator, member, now):
    move(sent, coordinator, DAY, "Sjukdom.")
    with clock.pretending(now + 10 * MINUTE):
        move(sent, coordinator, DAY, "Lokalen var upptagen.")

    (letter,) = to(member, "moved")
    assert "Ny tid: lördag 20 februari 2027" in letter.body
    assert "Förut: torsdag 18 februari 2027 kl. 13.00, Kommunhuset" in letter.body
    assert "Varför: Sjukdom. Lokalen var upptagen." in letter.body
    assert sequence_of(letter.calendar) == 2


def test_the_one_mail_has_the_own_words_of_each(sent, coordinator, member, now):
    move(sent, coordinator, DAY, words="Förlåt!")
    with clock.pretending(now + 10 * MINUTE):
        move(sent, coordinator, DAY, words="Nu gäller det.")

    assert "Mötet är flyttat.\n\nFörlåt!\n\nNu gäller det.\n" in to(member, "moved")[0].body


def test_a_meeting_moved_there_and_back_says_that_it_stands_where_it_stood(sent, coordinator, member):
    move(sent, coordinator, DAY)
    move(sent, coordinator, -DAY, place="Kommunhuset")

    (letter,) = to(member, "moved")
    assert "ligger alltså kvar på sin gamla tid och plats" in letter.body
    assert "Förut:" not in letter.body


def test_a_change_after_the_hour_is_a_mail_of_its_own(sent, coordinator, member, now):
    move(sent, coordinator, DAY, "Sjukdom.")
    Letter.objects.filter(kind="moved").update(state="sent")
    with clock.pretending(now + 2 * HOUR):
        move(sent, coordinator, DAY, "Lokalen.")

    (letter,) = to(member, "moved")
    assert "Förut: fredag 19 februari" in letter.body
    assert "Varför: Lokalen." in letter.body


def test_close_to_the_meeting_nothing_waits(sent, coordinator, member):
    with clock.pretending(sent.starts_at - 2 * DAY):
        move(sent, coordinator, 3 * HOUR)
        (letter,) = to(member, "moved")

        assert letter.due_at == clock.now()


def test_a_moment_earlier_it_still_waits(sent, coordinator, member):
    with clock.pretending(sent.starts_at - 2 * DAY - MINUTE):
        move(sent, coordinator, 3 * HOUR)
        (letter,) = to(member, "moved")

        assert letter.due_at == clock.now() + HOUR


def test_what_is_urgent_does_not_wait_out_the_hour_of_what_it_replaces(sent, coordinator, member):
    with clock.pretending(sent.starts_at - 2 * DAY - MINUTE):
        move(sent, coordinator, 3 * HOUR)
    with clock.pretending(sent.starts_at - 2 * DAY + MINUTE):
        move(sent, coordinator, HOUR - 6 * HOUR)
        (letter,) = to(member, "moved")

        assert letter.due_at == clock.now()


def test_a_cancelled_meeting_is_not_said_to_be_moved_afterwards(sent, coordinator, member, now):
    move(sent, coordinator, DAY)
    change(sent, coordinator, "Nytt")
    meetings["cancel"](Meeting.objects.get(pk=sent.pk), by=coordinator, reason="Sjukdom")

    assert [letter.kind for letter in Letter.objects.filter(recipient=member, state="waiting")] == ["cancelled"]
    assert Letter.objects.get(recipient=member, kind="cancelled").due_at == now
    assert sequence_of(Letter.objects.get(recipient=member, kind="cancelled").calendar) == 3


def test_two_changed_agendas_come_as_one_with_the_changes_of_both(sent, coordinator, member, now):
    change(sent, coordinator, "Belysningen")
    with clock.pretending(now + 10 * MINUTE):
        change(sent, coordinator, "Busskuren")

    (letter,) = to(member, "changed_agenda")
    assert "Belysningen" in letter.body
    assert "Busskuren" in letter.body
    assert letter.document == sent.agendas.get(number=3).document


def test_a_changed_agenda_and_then_a_move_come_as_one_with_the_new_time(sent, coordinator, member, now):
    change(sent, coordinator, "Belysningen")
    with clock.pretending(now + 10 * MINUTE):
        move(sent, coordinator, DAY)

    (letter,) = Letter.objects.filter(recipient=member, state="waiting")
    assert (letter.kind, letter.due_at, sequence_of(letter.calendar)) == ("moved", now + HOUR, 2)
    assert "Ny tid: fredag 19 februari 2027" in letter.body
    assert "Belysningen" in letter.body
    assert "Den är skriven före flytten" in letter.body
    assert letter.document == sent.agendas.get(number=2).document


def test_a_move_and_then_a_changed_agenda_come_as_one_with_the_reason(sent, coordinator, member, now):
    move(sent, coordinator, DAY, "Sjukdom.")
    with clock.pretending(now + 10 * MINUTE):
        change(sent, coordinator, "Belysningen")

    (letter,) = Letter.objects.filter(recipient=member, state="waiting")
    assert (letter.kind, letter.due_at, sequence_of(letter.calendar)) == ("moved", now + HOUR, 2)
    assert "Varför: Sjukdom." in letter.body
    assert "Belysningen" in letter.body
    assert "Den är skriven före flytten" not in letter.body
    assert letter.document == sent.agendas.get(number=2).document


def test_changes_stay_with_the_letter_through_every_move(sent, coordinator, member, now):
    change(sent, coordinator, "Belysningen")
    for minutes in (10, 20):
        with clock.pretending(now + minutes * MINUTE):
            move(sent, coordinator, DAY)

    (letter,) = Letter.objects.filter(recipient=member, state="waiting")
    assert "Förut: torsdag 18 februari 2027" in letter.body
    assert "Belysningen" in letter.body


def test_a_move_says_nothing_of_an_agenda_that_everybody_has(sent, coordinator, member, now):
    change(sent, coordinator, "Belysningen")
    Letter.objects.filter(kind="changed_agenda").update(state="sent")
    move(sent, coordinator, DAY)

    (letter,) = to(member, "moved")
    assert ("Belysningen" in letter.body, letter.document) == (False, None)


def test_a_letter_that_a_worker_has_taken_goes_and_so_does_the_next(sent, coordinator, member):
    move(sent, coordinator, DAY)
    Letter.objects.filter(kind="moved").update(state="in_flight")
    move(sent, coordinator, DAY)

    assert (len(to(member, "moved", "in_flight")), len(to(member, "moved"))) == (1, 1)


def test_the_summons_itself_never_waits(meeting, coordinator, now):
    meetings["send_agenda"](meeting, by=coordinator)

    assert set(Letter.objects.filter(kind="agenda").values_list("due_at", flat=True)) == {now}


def test_whoever_has_a_withdrawn_invitation_is_still_known_to_have_the_first(sent, coordinator, member):
    move(sent, coordinator, DAY)
    Letter.objects.filter(kind="moved").update(state="withdrawn", withdrawn_because="replaced")

    assert set(Letter.objects.holding_an_invitation().values_list("kind", flat=True)) == {"agenda"}


@pytest.fixture
def proposed(meeting, member):
    return AgendaItemFactory(body=meeting.body, title="Belysningen", proposed_by=member)


def answer(item, step, by, **details):
    items[step](AgendaItem.objects.get(pk=item.pk), by=by, **details)


def test_of_an_item_that_goes_back_and_forth_only_the_end_is_told(proposed, meeting, coordinator, member):
    answer(proposed, "accept", coordinator, meeting=meeting)
    answer(proposed, "park", coordinator)

    assert [letter.kind for letter in Letter.objects.filter(state="waiting")] == ["item_parked"]


def test_meddela_ingen_sends_nothing_and_stops_what_is_no_longer_so(proposed, meeting, coordinator):
    answer(proposed, "accept", coordinator, meeting=meeting)
    answer(proposed, "park", coordinator, tell_nobody=True)

    assert [(each.kind, each.state, each.withdrawn_because) for each in Letter.objects.all()] == [
        ("item_accepted", "withdrawn", "overtaken")
    ]
