"""The EST group's rhythm: every fortnight, with a red day's grace."""

from datetime import date, time, timedelta

import pytest

from councils.models import Kind, Seat
from guideline.models import Verdict
from guideline.rules import judge_all
from meetings.planning import Wish, propose
from meetings.rules import in_rhythm
from meetings.rules.meetings import meetings_of_the_year
from office.almanac import at, local
from tests.factories.councils import BodyFactory, HoldingFactory
from tests.factories.meetings import MeetingFactory

DAY = timedelta(days=1)
FOLLOWED, AT_RISK, BROKEN = Verdict.FOLLOWED, Verdict.AT_RISK, Verdict.BROKEN
FIRST = date(2027, 1, 13)


def fortnights(first, year=None):
    days = [first + 14 * number * DAY for number in range(27)]
    return [day for day in days if day.year == (year or first.year)]


def judged(days, today=FIRST):
    return in_rhythm(days, 14, today, days[0].year if days else today.year)


def without(days, *numbers):
    return [day for number, day in enumerate(days) if number not in numbers]


def test_every_fortnight_to_the_end_of_the_year_is_the_rhythm():
    finding = judged(fortnights(FIRST))

    assert (finding.verdict, finding.says) == (FOLLOWED, "26 möten i år, aldrig mer än 14 dagar emellan.")


def test_meeting_more_often_is_no_fault():
    assert judged([FIRST + 7 * number * DAY for number in range(51)]).verdict == FOLLOWED


@pytest.mark.parametrize(("late", "verdict"), [(0, FOLLOWED), (1, AT_RISK), (4, AT_RISK)])
def test_a_day_more_than_a_fortnight_is_too_long(late, verdict):
    days = fortnights(FIRST)
    moved = [*days[:3], days[3] + late * DAY, *(day + late * DAY for day in days[4:])]

    assert judged([day for day in moved if day.year == 2027]).verdict == verdict


@pytest.mark.parametrize(
    ("today", "verdict"),
    [(date(2027, 2, 24), AT_RISK), (date(2027, 2, 25), BROKEN), (date(2027, 3, 11), BROKEN)],
)
def test_a_gap_is_a_risk_until_the_day_to_meet_has_passed(today, verdict):
    """The meeting on 24 February is left out: from 10 February to 10 March."""
    finding = judged(without(fortnights(FIRST), 3), today)

    assert (finding.verdict, finding.evidence[0].text) == (verdict, "28 dagar mellan ons 10 feb och ons 10 mars.")


@pytest.mark.parametrize(
    ("before", "verdict"),
    [(None, FOLLOWED), (date(2026, 12, 30), FOLLOWED), (date(2026, 12, 16), BROKEN)],
)
def test_the_rhythm_is_counted_from_the_last_meeting_of_the_year_before(before, verdict):
    assert in_rhythm(fortnights(FIRST), 14, FIRST, 2027, before).verdict == verdict


def test_the_meeting_before_the_first_is_the_bodys_own_last_that_stood(council, now):
    est = BodyFactory(kind=Kind.EST)
    for day, state in ((date(2026, 12, 2), "held"), (date(2026, 12, 16), "cancelled"), (FIRST, "planned")):
        MeetingFactory(body=est, day=day, state=state)
    MeetingFactory(body=council, day=date(2026, 12, 20))

    (first,) = meetings_of_the_year(now)["meetings"][Kind.EST]
    assert local(first.before_at).date() == date(2026, 12, 2)


def test_several_gaps_are_counted():
    assert judged(without(fortnights(FIRST), 3, 8)).says == "24 möten i år, 2 gånger längre än 14 dagar emellan."


@pytest.mark.parametrize(("dropped", "verdict"), [(0, FOLLOWED), (1, AT_RISK)])
def test_the_rhythm_goes_on_to_the_end_of_the_year(dropped, verdict):
    days = fortnights(FIRST)
    finding = judged(days[: len(days) - dropped])

    assert finding.verdict == verdict
    if dropped:
        assert finding.evidence[0].text == "Inget möte är planerat efter ons 15 dec."


@pytest.mark.parametrize(
    ("today", "verdict"),
    [(date(2027, 2, 24), AT_RISK), (date(2027, 2, 25), BROKEN), (date(2027, 12, 31), BROKEN)],
)
def test_a_group_that_stops_meeting_breaks_the_rhythm(today, verdict):
    finding = judged(fortnights(FIRST)[:3], today)

    assert (finding.verdict, finding.evidence[0].text) == (verdict, "Inget möte är planerat efter ons 10 feb.")


@pytest.mark.parametrize(("today", "verdict"), [(date(2029, 6, 9), AT_RISK), (date(2029, 6, 10), BROKEN)])
def test_a_red_day_gives_some_days_more_to_meet(today, verdict):
    """A fortnight after the last meeting is the national day 2029."""
    assert judged([day for day in fortnights(date(2029, 1, 3)) if day < date(2029, 6, 6)], today).verdict == verdict


@pytest.mark.parametrize(
    ("before", "today", "verdict"),
    [
        (None, date(2027, 1, 14), AT_RISK),
        (None, date(2027, 1, 18), BROKEN),
        (None, date(2027, 12, 31), BROKEN),
        (date(2026, 12, 16), date(2027, 1, 2), BROKEN),
        (date(2026, 12, 30), date(2027, 1, 13), AT_RISK),
    ],
)
def test_without_meetings_the_rhythm_is_soon_broken(before, today, verdict):
    assert in_rhythm([], 14, today, 2027, before).verdict == verdict


def test_a_red_day_may_push_a_meeting_to_the_next_working_day():
    """The national day 2029 is a Wednesday."""
    days = [date(2029, 6, 7) if day == date(2029, 6, 6) else day for day in fortnights(date(2029, 1, 3))]

    assert date(2029, 6, 7) in days
    assert judged(days, date(2029, 1, 3)).verdict == FOLLOWED


def test_a_red_day_may_pull_a_meeting_to_the_working_day_before():
    days = [date(2029, 6, 5) if day == date(2029, 6, 6) else day for day in fortnights(date(2029, 1, 3))]

    assert date(2029, 6, 5) in days
    assert judged(days, date(2029, 1, 3)).verdict == FOLLOWED


def test_an_ordinary_day_has_no_grace():
    days = [day - DAY if day == date(2027, 6, 2) else day for day in fortnights(FIRST)]

    assert judged(days).verdict == AT_RISK


@pytest.mark.parametrize("year", range(2025, 2036))
@pytest.mark.parametrize("weekday", range(5))
def test_what_is_planned_without_pauses_keeps_the_rhythm(year, weekday):
    days = [each.day for each in propose(year, Wish(every_days=14, weekday=weekday))]

    assert judged(days, date(year, 1, 1)).verdict == FOLLOWED


def test_the_est_group_is_judged_by_its_seats_and_its_rhythm_together(est):
    for seat in Seat.objects.filter(body=est):
        HoldingFactory(seat=seat)
    for day in fortnights(FIRST):
        MeetingFactory(body=est, day=day, hour=9)

    finding = next(each.finding for each in judge_all(at(FIRST, time(8)), FIRST) if each.provision.key == "H11")
    assert finding.says.startswith("Alla 3 platser är tillsatta. 26 möten i år, aldrig mer än 14 dagar emellan.")
