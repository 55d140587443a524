"""Random histories of somebody who reports: thanked for what has been read, nudged when silent and seldom, and told
nothing when they report no longer or want to hear nothing.
"""

from datetime import date, time
from itertools import pairwise

import pytest
from hypothesis import given, settings

from office import clock
from office.almanac import at, local
from office.models import Wish
from office.models.wishes import Rhythm
from situation.lifecycle import rapporteurs
from situation.models import Report
from tests.courses import DAY, Course, histories, holds, in_a_fixture
from tests.factories.meetings import MeetingFactory
from tests.factories.situation import RapporteurFactory, ReportFactory

FORTNIGHT, SELDOM = 14 * DAY, 56 * DAY
MONDAY = date(2027, 1, 18)  # of the fortnight of the meeting on 3 February
SORTS = ("report_thanks", "report_nudges")
events = (
    *[("report", ("new", "approved", "rejected"))] * 2,
    ("judge", ("approved", "rejected")),
    ("mute", SORTS),
    ("end",),
    *[("wait", range(5, 30))] * 5,
)
always = (("leave",), ("deliver",), ("deliver",))


class ReporterCourse(Course):
    """Somebody who has reported for long, in an organisation where others may report too."""

    kinds = ("thanks", "nudge")

    def report(self, state):
        told = {"organisation": self.subject.organisation, "reporter": self.member}
        ReportFactory(on=clock.today(), state=state, received_at=clock.now(), **told)

    def judge(self, state):
        Report.objects.filter(state="new").update(state=state)

    def mute(self, sort):
        Wish.objects.get_or_create(person=self.member, sort=sort, rhythm=Rhythm.NEVER)

    def end(self):
        rapporteurs["end_rapporteur"](self.subject, by=self.by, until=clock.today() - DAY)

    def concerned(self):
        self.member.refresh_from_db()
        self.subject.refresh_from_db()
        ends = self.subject.until
        if not self.member.is_active or (ends and ends < clock.today()):
            return {"thanks": set(), "nudge": set()}
        muted = set(Wish.objects.values_list("sort", flat=True))
        return {
            "thanks": {self.member.pk} if self.was_read() and "report_thanks" not in muted else set(),
            "nudge": {self.member.pk} if not self.own().exists() and "report_nudges" not in muted else set(),
        }

    def was_read(self):
        over = self.own().exclude(state="new").filter(received_at__lt=at(self.monday(), time.min))
        return over.exists()

    def own(self):
        """Reported since the last fortnight but one began."""
        since = at(self.monday() - 2 * FORTNIGHT, time.min)
        return Report.objects.filter(origin__reporter=self.member, received_at__gte=since)

    def monday(self):
        """When the fortnight began that still goes on."""
        return MONDAY + (clock.today() - MONDAY) // FORTNIGHT * FORTNIGHT

    def twice(self):
        nudges = [local(each.posted_at).date() for each in self.letters().filter(kind="nudge").order_by("posted_at")]
        close = [pair for pair in pairwise(nudges) if pair[1] - pair[0] < SELDOM]
        return super().twice() + close


@pytest.fixture
def course(est, coordinator):
    for day in (date(2027, 1, 20), date(2027, 2, 3)):
        MeetingFactory(body=est, day=day, hour=9)
    rapporteur = RapporteurFactory()
    return lambda: ReporterCourse(type(rapporteur).objects.get(pk=rapporteur.pk), coordinator, rapporteur.person)


@given(history=histories(*events, always=always))
@settings(in_a_fixture, max_examples=10)
def test_only_who_reports_is_thanked_and_only_the_silent_are_nudged(history, course):
    holds(course, history)
