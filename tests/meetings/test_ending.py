"""A meeting ends with the roll called and nothing left hanging."""

from datetime import date, timedelta

import pytest

from meetings.lifecycle import carrying, meetings, records
from meetings.lifecycle.sittings import DROPPED, NOTED, WAITS, left
from meetings.models import AgendaItem, Meeting, Outcome, Record, State
from office import clock
from office.lifecycle import StepRefused
from tests.factories.meetings import MeetingFactory
from tests.meetings.course import begin, call_the_roll, mark
from tests.pages import text_of


@pytest.fixture
def three(council, coordinator, chair, member, now):
    """A meeting under way with three items, its roll called; the council meets again in March."""
    MeetingFactory(body=council, day=date(2027, 3, 11))
    meeting = MeetingFactory(body=council, items=["Ett", "Två", "Tre"])
    begin(meeting, coordinator, chair)
    call_the_roll(meeting, coordinator)
    return meeting


def test_a_meeting_with_everything_done_ends_and_its_clock_stops(meeting, coordinator, chair):
    begin(meeting, coordinator, chair)
    call_the_roll(meeting, coordinator)
    item = meeting.agenda_items[0]
    records["set_outcome"](meeting, by=coordinator, item=item, over=item.record.version, outcome="information")
    with clock.pretending(meeting.starts_at + timedelta(minutes=90)):
        meetings["end"](meeting, by=chair)

    meeting.refresh_from_db()
    assert (meeting.state, meeting.ended_at) == (State.HELD, meeting.starts_at + timedelta(minutes=90))
    record = Record.objects.get(item=item)
    assert (record.spent_seconds, record.opened_at, meeting.current_item) == (5400, None, None)


def test_a_meeting_does_not_end_before_the_roll_is_called(meeting, coordinator, chair, member):
    begin(meeting, coordinator, chair)
    for person in (coordinator, chair):
        mark(meeting, chair, person)

    with pytest.raises(StepRefused, match=f"Uppropet är inte klart: {member.name}"):
        meetings["end"](meeting, by=chair, choices={meeting.agenda_items[0].pk: (NOTED, "")})


def test_an_item_without_an_outcome_is_named_and_the_meeting_goes_on(meeting, coordinator, chair):
    begin(meeting, coordinator, chair)
    call_the_roll(meeting, coordinator)

    with pytest.raises(StepRefused, match="Punkt 1, ”Öppnande”: välj utfall"):
        meetings["end"](meeting, by=coordinator)
    assert Meeting.objects.get(pk=meeting.pk).state == State.UNDER_WAY


def outcomes(meeting):
    return [record.outcome for record in Record.objects.of_meeting(meeting).order_by("item__position")]


def test_what_was_not_finished_goes_where_somebody_chooses_when_the_meeting_ends(three, coordinator):
    one, two, last = left(three)
    march = Meeting.objects.exclude(pk=three.pk).get()
    choices = {one.pk: (march, ""), two.pk: (WAITS, ""), last.pk: (DROPPED, "Inget nytt.")}
    with clock.pretending(three.ends_at):
        meetings["end"](three, by=coordinator, choices=choices)

    assert outcomes(three) == [Outcome.CARRIED, Outcome.CARRIED, Outcome.DROPPED]
    assert [item.title for item in march.items.on_agenda()] == ["Ett"]
    assert [item.title for item in AgendaItem.objects.parked()] == ["Två"]


def test_an_end_that_is_refused_carries_nothing_over(three, coordinator):
    one, two, _ = left(three)
    with pytest.raises(StepRefused, match="Punkt 3"):
        meetings["end"](three, by=coordinator, choices={one.pk: (WAITS, ""), two.pk: (WAITS, "")})

    assert AgendaItem.objects.parked().count() == 0
    assert Record.objects.closed().count() == 0


def test_an_item_is_dropped_only_with_a_reason(three, coordinator):
    one, two, last = left(three)
    with pytest.raises(StepRefused, match="Skriv varför punkt 3"):
        meetings["end"](
            three, by=coordinator, choices={one.pk: (NOTED, ""), two.pk: (NOTED, ""), last.pk: (DROPPED, " ")}
        )


def test_an_outcome_given_meanwhile_stands_over_what_the_end_chose(three, coordinator):
    one, two, last = left(three)
    records["set_outcome"](
        three, by=coordinator, item=one, over=one.record.version, outcome="opinion", outcome_text="Vi tillstyrker."
    )
    choices = {item.pk: (NOTED, "") for item in (one, two, last)}
    with clock.pretending(three.ends_at):
        meetings["end"](three, by=coordinator, choices=choices)

    assert outcomes(three) == [Outcome.OPINION, Outcome.INFORMATION, Outcome.INFORMATION]


def test_the_page_asks_about_each_item_left_and_keeps_what_was_chosen(three, coordinator, signed_in):
    address = f"{three.get_absolute_url()}steg/end/"
    one, two, last = left(three)
    with clock.pretending(three.ends_at):
        sent = {f"choice-{one.pk}": "waits", f"choice-{two.pk}": "dropped", f"reason-{one.pk}": "Vi hann inte"}
        page = signed_in(coordinator).post(address, sent)

    words = text_of(page)
    assert page.status_code == 422
    assert f"Välj vad som händer med punkt {last.number}." in words
    assert "Skriv varför punkt 2 utgår." in words
    assert 'value="waits" selected' in page.content.decode()
    assert "Vi hann inte" in page.content.decode()


def test_a_meeting_ends_from_its_page(three, coordinator, signed_in):
    march = Meeting.objects.exclude(pk=three.pk).get()
    one, two, last = left(three)
    with clock.pretending(three.ends_at):
        sent = {f"choice-{one.pk}": march.pk, f"choice-{two.pk}": "noted", f"choice-{last.pk}": "waits"}
        signed_in(coordinator).post(f"{three.get_absolute_url()}steg/end/", sent)

    three.refresh_from_db()
    assert three.state == State.HELD
    assert march.items.on_agenda().get().carried_from == one


def test_what_the_end_writes_can_be_read_first(three, coordinator, signed_in):
    address = f"{three.get_absolute_url()}steg/end/"
    with clock.pretending(three.ends_at):
        browser = signed_in(coordinator)
        offered = browser.get(address).content.decode()
        sent = {f"choice-{item.pk}": "noted" for item in left(three)}
        words = text_of(browser.post(address, sent | {"forhandsgranska": "ja"}))

    assert 'name="forhandsgranska"' in offered
    assert "Förhandsgranskning, inget är gjort än" in words
    assert Meeting.objects.get(pk=three.pk).state == State.UNDER_WAY


def test_the_body_without_its_own_chair_is_led_by_the_one_who_was_chosen(council, coordinator, member, now):
    meeting = MeetingFactory(body=council, items=["Ett"])
    begin(meeting, coordinator, member)
    call_the_roll(meeting, member)
    carrying["carry_over"](meeting, by=member, item=meeting.agenda_items[0])
    with clock.pretending(meeting.ends_at):
        meetings["end"](meeting, by=member)

    assert Meeting.objects.get(pk=meeting.pk).state == State.HELD
