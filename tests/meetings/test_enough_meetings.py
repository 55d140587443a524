"""Four meetings a year: judged by what was held, what is planned and what can still be called."""

from datetime import date, time, timedelta

import pytest

from guideline.models import Verdict
from guideline.rules import judge_all
from meetings.models import Meeting, State
from meetings.rules import often_enough
from office.almanac import at
from tests.factories.meetings import MeetingFactory

A_WEEK = 7


def held(number):
    """Meetings in the months of a year, held."""
    starts = [at(date(2026, month, 12), time(13)) for month in range(1, number + 1)]
    return [Meeting(pk=1, starts_at=each, ends_at=each + timedelta(hours=2), state=State.HELD) for each in starts]


@pytest.mark.parametrize(
    ("today", "number", "verdict"),
    [
        (date(2026, 12, 23), 3, Verdict.AT_RISK),
        (date(2026, 12, 24), 3, Verdict.AT_RISK),
        (date(2026, 12, 25), 3, Verdict.BROKEN),
        (date(2026, 12, 25), 4, Verdict.FOLLOWED),
    ],
)
def test_too_few_meetings_break_the_guideline_when_no_more_can_be_called_this_year(today, number, verdict):
    finding = often_enough(held(number), 4, at(today, time(9)), notice_days=A_WEEK)

    assert finding.verdict == verdict


@pytest.mark.parametrize(
    ("state", "day", "wanted"),
    [
        ("planned", date(2027, 10, 19), Verdict.FOLLOWED),
        ("summoned", date(2027, 10, 20), Verdict.AT_RISK),
        ("planned", date(2027, 12, 31), Verdict.AT_RISK),
        ("held", date(2027, 12, 31), Verdict.FOLLOWED),
    ],
)
def test_a_meeting_that_passed_unmarked_is_not_yet_the_one_of_its_season(steering_group, state, day, wanted):
    for month in (3, 5):
        MeetingFactory(body=steering_group, day=date(2027, month, 2), state="held")
    MeetingFactory(body=steering_group, day=date(2027, 10, 19), state=state)

    finding = next(each.finding for each in judge_all(at(day, time(8)), day) if each.provision.key == "H03")
    assert finding.verdict == wanted
    if wanted == Verdict.AT_RISK:
        assert finding.says.endswith("Mötet på hösten, tis 19 okt, har passerat utan att markeras som genomfört.")
