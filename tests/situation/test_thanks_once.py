"""Each week is thanked for once, also when the EST group's meeting is moved into another week."""

from collections import Counter
from datetime import date, time, timedelta

import pytest

from office import clock, reminders
from office.almanac import at
from office.models import Absence, Letter
from office.models.letters import LetterState
from situation.lifecycle import est as est_steps
from situation.lifecycle import situation_reports
from situation.models import Report
from tests.factories.meetings import MeetingFactory
from tests.factories.situation import RapporteurFactory, ReportFactory
from tests.situation.test_situation_reports import approve, fresh

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
FIRST, MOVED_ON = date(2027, 1, 20), date(2027, 2, 1)


@pytest.fixture
def rapporteur(est):
    """Somebody who reports every day, and all of it is read."""
    for day in (FIRST, FIRST + 2 * WEEK):
        MeetingFactory(body=est, day=day, hour=9, state="held")
    who = RapporteurFactory()
    for number in range(49):
        day = date(2027, 1, 18) + number * DAY
        ReportFactory(on=day, state="approved", organisation=who.organisation, reporter=who.person)
    return who


def meets(est, *weeks):
    return [MeetingFactory(body=est, day=FIRST + number * WEEK, hour=9) for number in weeks]


def days_go(first=MOVED_ON, last=date(2027, 3, 12)):
    for number in range((last - first).days + 1):
        with clock.pretending(at(first + number * DAY, time(8))):
            reminders.go_round(clock.now())
        Letter.objects.filter(state=LetterState.WAITING).update(state=LetterState.SENT)


def thanked():
    subjects = Letter.objects.filter(kind="thanks").exclude(state="withdrawn").order_by("pk")
    return [subject.partition("rapporterade ")[2] for subject in subjects.values_list("subject", flat=True)]


def test_a_meeting_a_week_later_tells_only_of_the_week_that_is_new(rapporteur, est):
    """In the sports holiday nobody meets: 17 February becomes the 24th."""
    meets(est, 5, 7)
    days_go()

    assert thanked() == ["v. 3–4", "v. 5–6", "v. 7", "v. 8–9"]
    posted = Letter.objects.filter(kind="thanks", subject__endswith=" v. 7").values_list("posted_at", flat=True)
    assert list(posted) == [at(date(2027, 2, 26), time(8))]


def test_nor_does_a_meeting_a_week_earlier_tell_of_any_twice(rapporteur, est):
    meets(est, 3, 5, 7)
    days_go()

    told = Counter(thanked())
    assert told == {"v. 3–4": 1, "v. 5": 1, "v. 6–7": 1, "v. 8–9": 1}


def test_the_letter_of_one_week_counts_that_week(rapporteur, est):
    meets(est, 5)
    days_go(last=date(2027, 2, 26))

    letter = Letter.objects.filter(kind="thanks").latest("pk")
    assert "7 rapporter är godkända" in letter.body
    assert Report.objects.count() == 49


def test_thanks_held_for_one_who_is_away_go_though_the_fortnights_begin_anew(rapporteur, est):
    Absence.objects.create(person=rapporteur.person, since=date(2027, 2, 15), until=date(2027, 2, 26))
    meets(est, 5)
    days_go(last=date(2027, 2, 26))

    assert thanked() == ["v. 3–4", "v. 5–6", "v. 7"]


def test_whoever_has_had_the_feedback_of_the_moved_meeting_gets_no_letter_of_its_last_week(
    rapporteur, est, coordinator
):
    (meeting,) = meets(est, 5)
    days_go(last=date(2027, 2, 23))
    with clock.pretending(at(date(2027, 2, 24), time(12))):
        report = approve(est_steps["draft_situation_report"](est, by=coordinator, meeting=meeting), coordinator)
        situation_reports["share_situation_report"](fresh(report), by=coordinator, variants=["feedback"])
    days_go(date(2027, 2, 25), date(2027, 3, 2))

    assert thanked() == ["v. 3–4", "v. 5–6"]
