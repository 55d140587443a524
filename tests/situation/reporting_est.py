"""A fortnight of reports and the meeting of the EST group that looks at them."""

from datetime import date, timedelta

from meetings.models import State
from situation.lifecycle import est as est_steps
from situation.models import Category, Place
from tests.factories.meetings import MeetingFactory
from tests.factories.situation import ReportFactory

# The group meets on Wednesday 3 February; the fourteen days before its week are 18–31 January.
MEETS, FIRST, LAST = date(2027, 2, 3), date(2027, 1, 18), date(2027, 1, 31)
DAY = timedelta(days=1)


def meeting_of(est, day=MEETS, **more):
    return MeetingFactory(body=est, day=day, **({"hour": 8, "state": State.SUMMONED} | more))


def reported(*, place="stora-torget", category="belysning", on=FIRST, many=1, **more):
    where = Place.objects.get(key=place)
    known = {"place": where, "category": Category.objects.get(key=category)}
    return [ReportFactory(on=on + number % 14 * DAY, **known | more) for number in range(many)]


def drafted(est, by, **more):
    return est_steps["draft_situation_report"](est, by=by, meeting=meeting_of(est, **more))
