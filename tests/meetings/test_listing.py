"""What the pages tell of deadlines and lengths, in words."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from meetings import listing
from meetings.lifecycle import meetings
from meetings.models import Agenda, AgendaItem, Meeting, State
from meetings.todo import meetings_and_answers_to_do, meetings_told, proposals_to_do
from office import clock
from tests.factories.meetings import MeetingFactory

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


@pytest.mark.parametrize(
    ("offset", "tone", "note"),
    [
        (-8 * DAY, "calm", "Det är 8 dagar kvar."),
        (-3 * DAY - MINUTE, "calm", "Det är 3 dagar kvar."),
        (-3 * DAY, "warn", "Det är 3 dagar kvar."),
        (-DAY, "warn", "Det är i morgon."),
        (0 * DAY, "warn", "Det är i dag."),
        (MINUTE, "bad", "Den går att skicka ändå, men står för alltid som sen."),
        (7 * DAY - MINUTE, "bad", "Den går att skicka ändå, men står för alltid som sen."),
        (7 * DAY, "bad", "Ingen kallelse gick ut före mötet."),
    ],
)
def test_a_deadline_not_yet_met_is_told_more_and_more_sharply(meeting, offset, tone, note):
    notice = listing.notice(meeting, [], meeting.agenda_deadline + offset)

    assert (notice.moment, notice.tone, notice.note) == ("torsdag 11 februari 2027 kl. 13.00", tone, note)


@pytest.mark.parametrize(
    ("offset", "label", "tone"),
    [(0 * MINUTE, "Kallelsen gick ut i tid", "good"), (MINUTE, "Kallelsen gick ut för sent", "bad")],
)
def test_how_a_deadline_was_kept_is_told_for_ever(meeting, coordinator, offset, label, tone):
    with clock.pretending(meeting.agenda_deadline + offset):
        meetings["send_agenda"](meeting, by=coordinator, late_reason="Glömt")
    Meeting.objects.update(state=State.HELD)

    notice = listing.notice(Meeting.objects.get(), list(Agenda.objects.all()), meeting.starts_at + 100 * DAY)
    assert (notice.label, notice.tone) == (label, tone)


@pytest.mark.parametrize(
    ("sent", "moved_to", "told"),
    [
        (0, 3, ("bad", "Sedan mötet flyttades är sista tid lördag 30 januari 2027 kl. 13.00.")),
        (0, 8, ("good", "Sista tid är torsdag 4 februari 2027 kl. 13.00.")),
        (9, 40, ("bad", "Den skulle ha gått ut senast torsdag 11 februari 2027 kl. 13.00.")),
    ],
    ids=["closer", "in time", "late for ever"],
)
def test_the_deadline_that_is_told_moves_with_the_meeting(meeting, coordinator, now, sent, moved_to, told):
    with clock.pretending(now + sent * DAY):
        meetings["send_agenda"](meeting, by=coordinator, late_reason="Glömt")
    days = meeting.starts_at.date() - (now + moved_to * DAY).date()
    Meeting.objects.update(starts_at=meeting.starts_at - days, ends_at=meeting.ends_at - days)

    notice = listing.notice(Meeting.objects.get(), list(Agenda.objects.all()), now)
    assert (notice.tone, notice.note) == told


@pytest.mark.parametrize("change", [{"state": State.CANCELLED}, {"notice_days": 0}, {"state": State.HELD}])
def test_where_there_is_no_deadline_none_is_told(meeting, change):
    Meeting.objects.update(**change)

    assert listing.notice(Meeting.objects.get(), [], meeting.starts_at) is None


def test_a_body_without_notice_has_its_agenda_out_or_not(meeting, coordinator, now):
    Meeting.objects.update(notice_days=0)
    meeting.refresh_from_db()
    agenda = meetings["send_agenda"](meeting, by=coordinator)

    assert listing.notice(meeting, [agenda], now).label == "Kallelsen har gått ut"


@pytest.mark.parametrize(
    ("minutes", "text", "tone"),
    [
        (119, "1 punkt, 119 av mötets 120 minuter. 1 minut är kvar.", "calm"),
        (120, "1 punkt, 120 av mötets 120 minuter. Tiden går jämnt upp.", "calm"),
        (121, "1 punkt, 121 av mötets 120 minuter. Det är 1 minut för mycket.", "warn"),
        (150, "1 punkt, 150 av mötets 120 minuter. Det är 30 minuter för mycket.", "warn"),
    ],
)
def test_it_is_said_how_the_items_fit(meeting, minutes, text, tone):
    AgendaItem.objects.update(minutes=minutes)

    assert listing.fit(meeting) == listing.Fit(text, tone)


def test_a_row_of_the_list_is_said_in_words(meeting, now):
    [row] = listing.meeting_rows(Meeting.objects.all(), now)

    assert (row.name, row.number, row.month, row.state) == ("Brå tors 18 feb", "18", "feb", "Planerat")
    assert row.when == "Kl. 13.00–15.00, v. 7, Kommunhuset"
    assert (row.deadline, row.is_over) == ("torsdag 11 februari 2027 kl. 13.00", False)


@pytest.mark.parametrize(("offset", "over"), [(-MINUTE, False), (0 * MINUTE, False), (MINUTE, True)])
def test_a_meeting_is_over_when_its_time_is(meeting, offset, over):
    [row] = listing.meeting_rows(Meeting.objects.all(), meeting.ends_at + offset)

    assert row.is_over == over


@pytest.mark.parametrize(
    ("days", "said"), [(8, "8 dagar före mötet"), (1, "1 dag före mötet"), (0, "samma dag som mötet")]
)
def test_it_is_said_how_long_before_an_agenda_went_out(meeting, coordinator, days, said):
    with clock.pretending(meeting.starts_at - days * DAY - MINUTE):
        agenda = meetings["send_agenda"](meeting, by=coordinator, late_reason="Glömt")

    listing.mark_days_before([agenda], meeting, [])

    assert agenda.days_before == said


def test_how_long_before_is_counted_from_the_day_that_was_planned_then(meeting, coordinator, now):
    agenda = meetings["send_agenda"](meeting, by=coordinator)
    later = meeting.starts_at + 30 * DAY
    with clock.pretending(now + DAY):
        times = {"starts_at": later, "ends_at": later + DAY / 12}
        meetings["move"](meeting, by=coordinator, place="Kommunhuset", reason="Krock", **times)

    listing.mark_days_before([agenda], meeting, list(meeting.moves.all()))

    assert agenda.days_before == "15 dagar före mötet"


def to_do(person, moment):
    return meetings_and_answers_to_do(meetings_told(person, moment), moment)


@pytest.mark.parametrize(("days", "count"), [(27, 1), (28, 0), (29, 0)])
def test_an_agenda_is_something_to_do_from_four_weeks_before(council, coordinator, now, days, count):
    MeetingFactory(body=council, starts_at=now + days * DAY)

    assert len(to_do(coordinator, now)) == count


@pytest.mark.parametrize(
    ("offset", "tone", "urgency"), [(-3 * DAY - MINUTE, "calm", 2), (-3 * DAY, "warn", 1), (MINUTE, "bad", 0)]
)
def test_an_agenda_becomes_more_urgent(meeting, coordinator, offset, tone, urgency):
    [todo] = to_do(coordinator, meeting.agenda_deadline + offset)

    assert (todo.title, todo.tone, todo.urgency) == ("Skicka kallelsen till Brå tors 18 feb", tone, urgency)


def test_a_meeting_that_is_over_is_to_be_marked(meeting, coordinator):
    meetings["send_agenda"](meeting, by=coordinator)

    assert [each.title for each in to_do(coordinator, meeting.ends_at + MINUTE)] == ["Blev Brå tors 18 feb av?"]
    assert to_do(coordinator, meeting.ends_at) == []


def test_nothing_of_this_is_a_members_to_do(meeting, proposed, member):
    assert (to_do(member, meeting.ends_at + DAY), proposals_to_do(member)) == ([], [])


def test_proposals_are_to_be_answered(proposed, coordinator):
    assert [each.title for each in proposals_to_do(coordinator)] == ["Ett förslag väntar på svar"]


def test_the_list_costs_one_query(council, now, django_assert_num_queries):
    for month in range(1, 13):
        MeetingFactory(body=council, day=date(2027, month, 4))

    with django_assert_num_queries(1):
        assert len(listing.meeting_rows(Meeting.objects.during(2027).in_order(), now)) == 12


def test_a_meetings_address_is_the_one_in_the_urls(meeting):
    assert meeting.get_absolute_url() == reverse("meeting", args=[meeting.pk])
