"""Meetings judged: often enough, in both seasons, called in time; with evidence and ahead of time."""

from datetime import UTC, date, time, timedelta

import pytest

from guideline.models import ProvisionVersion, Verdict
from guideline.rules import judge_all
from meetings.lifecycle import meetings
from meetings.models import Meeting, State
from meetings.rules import called_in_time
from office import clock
from office.almanac import at, local
from tests.factories.meetings import MeetingFactory

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
FEBRUARY = date(2027, 2, 18)
MONTHS = (2, 5, 9, 11)
FOLLOWED, AT_RISK, BROKEN = Verdict.FOLLOWED, Verdict.AT_RISK, Verdict.BROKEN


def found(key, now):
    return next(each.finding for each in judge_all(now, local(now).date()) if each.provision.key == key)


def verdict(key, now):
    return found(key, now).verdict


@pytest.fixture
def year(meeting, council):
    """The council's four meetings of 2027; the first is on 18 February, to be called by the 11th at 13.00."""
    return [meeting, *(MeetingFactory(body=council, day=date(2027, month, 11)) for month in MONTHS[1:])]


def send(meeting, by, moment):
    with clock.pretending(moment):
        late = {"late_reason": "Underlaget kom sent."} if moment > meeting.agenda_deadline else {}
        meetings["send_agenda"](meeting, by=by, **late)


@pytest.mark.parametrize(("planned", "wanted"), [(3, AT_RISK), (4, FOLLOWED)])
def test_four_meetings_planned_follow_the_guideline_and_three_are_a_risk(year, now, planned, wanted):
    for extra in year[planned:]:
        extra.delete()

    assert verdict("H06", now) == wanted


def test_with_too_few_planned_it_is_said_how_many_and_what_to_do(year, now):
    year[3].delete()

    assert found("H06", now).says.startswith(
        "0 möten är genomförda och 3 planerade i år, minst 4 krävs. Planera fler möten."
    )


def test_held_and_planned_are_counted_together(year, now):
    Meeting.objects.filter(pk=year[0].pk).update(state=State.HELD)

    assert found("H06", at(date(2027, 3, 1), time(8))).says.startswith(
        "1 av minst 4 möten är genomförda i år och 3 är planerade."
    )


def test_with_four_held_the_number_is_reached(year, now):
    Meeting.objects.update(state=State.HELD)

    assert found("H06", at(date(2027, 12, 1), time(8))).says.startswith("4 möten är genomförda i år, minst 4 krävs.")


def test_a_meeting_that_passed_unmarked_is_a_risk(year, coordinator, now):
    send(year[0], coordinator, now)

    finding = found("H06", at(date(2027, 3, 1), time(8)))
    assert finding.verdict == AT_RISK
    assert "1 har passerat utan att markeras som genomförda." in finding.says


def test_a_cancelled_meeting_does_not_count(year, coordinator, now):
    meetings["cancel"](year[2], by=coordinator, reason="Sjukdom")

    assert verdict("H06", now) == AT_RISK


@pytest.mark.parametrize("day", [date(2026, 12, 31), date(2028, 1, 1)])
def test_another_years_meetings_do_not_count(year, council, now, day):
    year[3].delete()
    MeetingFactory(body=council, day=day)

    assert verdict("H06", now) == AT_RISK


def test_moving_one_meeting_turns_the_verdict_at_once(year, coordinator, now):
    times = {"starts_at": at(date(2028, 1, 13), time(13)), "ends_at": at(date(2028, 1, 13), time(15))}
    meetings["move"](year[3], by=coordinator, place="Kommunhuset", reason="Krock", **times)

    assert verdict("H06", now) == AT_RISK


@pytest.mark.parametrize(
    ("offset", "wanted"),
    [
        (-3 * DAY - MINUTE, FOLLOWED),
        (-3 * DAY, AT_RISK),
        (0 * DAY, AT_RISK),
        (MINUTE, BROKEN),
        (5 * DAY, BROKEN),
    ],
)
def test_an_agenda_not_sent_is_a_risk_three_days_before_its_deadline_and_late_after(year, offset, wanted):
    assert verdict("H06", year[0].agenda_deadline + offset) == wanted


@pytest.mark.parametrize(
    ("offset", "wanted"),
    [(-DAY, FOLLOWED), (-MINUTE, FOLLOWED), (0 * DAY, FOLLOWED), (MINUTE, BROKEN), (DAY, BROKEN)],
)
def test_an_agenda_is_in_time_to_the_minute(year, coordinator, offset, wanted):
    moment = year[0].agenda_deadline + offset
    send(year[0], coordinator, moment)

    assert verdict("H06", moment) == wanted


def test_what_went_out_in_time_is_shown_with_its_moments(year, coordinator):
    send(year[0], coordinator, at(date(2027, 2, 10), time(8)))

    finding = found("H06", at(date(2027, 2, 10), time(9)))
    assert finding.says.endswith("Dagordning senast en vecka innan: alla har gått ut i tid.")
    assert (finding.evidence[-1].text, finding.evidence[-1].url) == (
        (
            "Mötet torsdag 18 februari 2027 kl. 13.00: skickad onsdag 10 februari 2027 kl. 08.00, 8 dagar före. "
            "Sista tid torsdag 11 februari 2027 kl. 13.00."
        ),
        f"/arbete/moten/{year[0].pk}/",
    )


def test_what_went_out_late_is_named_and_shown(year, coordinator):
    send(year[0], coordinator, at(date(2027, 2, 12), time(8)))

    finding = found("H06", at(date(2027, 2, 12), time(9)))
    assert finding.says.endswith("Dagordning för sent: tors 18 feb.")
    assert "6 dagar före" in finding.evidence[-1].text


def test_late_is_late_for_ever(year, coordinator):
    """Even when the meeting is moved so far away that the agenda would have been in time."""
    send(year[0], coordinator, year[0].agenda_deadline + MINUTE)
    later = year[0].starts_at + 30 * DAY
    Meeting.objects.filter(pk=year[0].pk).update(starts_at=later, ends_at=later + 2 * DAY, state=State.HELD)

    moved = Meeting.objects.with_agendas().get(pk=year[0].pk)
    assert called_in_time([moved], at(date(2027, 12, 30), time(8))).verdict == BROKEN


@pytest.mark.parametrize(("days", "wanted"), [(7, FOLLOWED), (6, BROKEN)])
def test_a_meeting_moved_closer_than_its_notice_is_late(year, coordinator, now, days, wanted):
    send(year[0], coordinator, now)
    closer = now + days * DAY
    times = {"starts_at": closer, "ends_at": closer + timedelta(hours=2)}
    meetings["move"](year[0], by=coordinator, place="Kommunhuset", reason="Krock", **times)

    assert verdict("H06", now) == wanted


@pytest.mark.parametrize(("turn", "hours"), [(date(2027, 4, 1), 167), (date(2027, 11, 4), 169)])
def test_the_week_is_by_the_wall_when_the_clock_turns(year, council, coordinator, turn, hours):
    meeting = MeetingFactory(body=council, day=turn, items=["Öppnande"])
    send(meeting, coordinator, meeting.starts_at.astimezone(UTC) - timedelta(hours=hours))

    assert called_in_time([Meeting.objects.with_agendas().get(pk=meeting.pk)], meeting.starts_at).verdict == FOLLOWED


def test_a_meeting_from_before_the_guideline_had_no_notice_to_keep(year, coordinator, now):
    Meeting.objects.update(notice_days=0)
    meetings["send_agenda"](Meeting.objects.get(pk=year[0].pk), by=coordinator)

    assert found("H06", now).says.endswith("Ingen dagordning har behövt gå ut än i år.")


@pytest.mark.parametrize(
    ("days", "now_day", "wanted"),
    [
        ([date(2027, 4, 20), date(2027, 10, 19)], date(2027, 2, 3), FOLLOWED),
        ([date(2027, 6, 30), date(2027, 7, 1)], date(2027, 2, 3), FOLLOWED),
        ([date(2027, 4, 20), date(2027, 6, 30)], date(2027, 2, 3), AT_RISK),
        ([date(2027, 7, 1), date(2027, 10, 19)], date(2027, 2, 3), AT_RISK),
        ([date(2027, 7, 1), date(2027, 10, 19)], date(2027, 6, 30), AT_RISK),
        ([date(2027, 7, 1), date(2027, 10, 19)], date(2027, 7, 1), BROKEN),
        ([], date(2027, 2, 3), AT_RISK),
    ],
)
def test_the_steering_group_meets_once_in_spring_and_once_in_autumn(steering_group, days, now_day, wanted):
    for day in days:
        MeetingFactory(body=steering_group, day=day)

    assert verdict("H03", at(now_day, time(8))) == wanted


def test_a_later_guideline_asks_more_from_its_own_day(year, now):
    ProvisionVersion.objects.create(
        key="H06", in_force_from=date(2027, 6, 1), value={"meetings_a_year": 5, "notice_days": 7}
    )
    Meeting.objects.update(state=State.HELD, notice_days=0)

    days = [date(2027, 5, 31), date(2027, 6, 1)]
    assert [verdict("H06", at(day, time(8))) for day in days] == [FOLLOWED, AT_RISK]


def test_the_meetings_are_the_evidence(year, now):
    assert [each.text for each in found("H06", now).evidence[:2]] == [
        "torsdag 18 februari 2027 kl. 13.00: planerat",
        "tisdag 11 maj 2027 kl. 13.00: planerat",
    ]


@pytest.mark.parametrize(
    ("moment", "wanted"),
    [
        (at(date(2027, 12, 25), time(12)), FOLLOWED),
        (at(date(2027, 12, 29), time(12)), AT_RISK),
        (at(date(2027, 12, 29), time(13, 1)), BROKEN),
    ],
)
def test_a_meeting_in_january_is_to_be_called_in_december(moment, wanted, council, coordinator, now):
    """By 29 December at 13.00."""
    for month in MONTHS:
        held = MeetingFactory(body=council, day=date(2027, month, 18), items=["Öppnande"])
        send(held, coordinator, held.agenda_deadline)
    Meeting.objects.update(state=State.HELD)
    MeetingFactory(body=council, day=date(2028, 1, 5))

    assert verdict("H06", moment) == wanted
