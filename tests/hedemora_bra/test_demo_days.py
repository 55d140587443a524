"""The demonstration year begins on whatever day and hour somebody tries the system."""

from datetime import date, time

import pytest

from hedemora_bra import demo
from meetings.models import Meeting, State
from office import clock
from office.almanac import at
from situation.models import Report, SituationReport


@pytest.mark.parametrize(
    "moment",
    [
        at(date(2027, 5, 2), time(9)),  # eleven days before a council meeting planned for the same hour
        at(date(2027, 5, 19), time(9, 30)),  # in the middle of an EST meeting
        at(date(2027, 5, 27), time(10)),  # in a week when the EST group does not meet
        at(date(2027, 8, 4), time(8)),  # a month after the last meeting before the summer
        at(date(2028, 1, 1), time(0, 5)),
    ],
    ids=str,
)
def test_it_can_be_loaded(hedemora, moment):
    with clock.pretending(moment):
        assert demo.load("hedemora-prov")

    prepared = Meeting.objects.filter(state__in=[State.CALLED, State.SUMMONED])
    assert sorted(meeting.body.key for meeting in prepared) == ["bra", "est"]
    assert SituationReport.objects.shared().count() >= 3
    assert max(report.happened_at for report in Report.objects.all()) < moment
