"""H11 judged whole: the parties, the report shared, the council told, more who report; on the day, before and after."""

from datetime import date, time, timedelta

import pytest

from councils.models import Kind, Seat
from councils.rules import bodies_and_seats, parties_of_est
from guideline.models import Verdict
from guideline.rules import judge_all
from meetings.models import Meeting, Participant
from meetings.models.states import TOOK_PLACE
from meetings.rules.representatives import parts_of_the_year
from office.almanac import at, local
from office.models import Document
from situation.models import Dispatch, Edition
from situation.rules import (
    all_parties_came,
    est_at_work,
    shared_after_each,
    told_the_council,
)
from tests.factories.councils import HoldingFactory, PersonFactory
from tests.factories.meetings import MeetingFactory
from tests.factories.roll import held, seat_of, sits_for
from tests.factories.situation import RapporteurFactory, SituationReportFactory

FOLLOWED, AT_RISK, BROKEN = Verdict.FOLLOWED, Verdict.AT_RISK, Verdict.BROKEN
MET, DAY = date(2027, 2, 3), timedelta(days=1)


@pytest.fixture
def parties(est):
    """The three, each in their seat."""
    seats = Seat.objects.filter(body=est, is_ordinary=True).order_by("order")
    return [HoldingFactory(seat=seat, person=PersonFactory(organisation=seat.organisation)).person for seat in seats]


def judged(day):
    return next(each.finding for each in judge_all(at(day, time(12)), day) if each.provision.key == "H11")


def gathered(day):
    return est_at_work(at(day, time(12)))


def meetings_held(est):
    return list(Meeting.objects.of_bodies([est]).filter(state__in=TOOK_PLACE).with_body().in_order())


def parties_of(est):
    moment = at(MET, time(12))
    return all_parties_came(
        meetings_held(est), parties_of_est(bodies_and_seats(moment)), parts_of_the_year(moment)[Kind.EST]
    )


def test_there_are_three_parties(parties):
    assert len(parties) == 3


def test_all_three_were_there(est, parties):
    held(est, MET, present=parties)

    assert parties_of(est).verdict == FOLLOWED


@pytest.mark.parametrize("how", ["excused", "absent"])
def test_one_that_was_not_there_breaks_it_whether_they_had_said_so_or_not(how, est, parties):
    meeting = held(est, MET, present=parties[:2], **{how: parties[2:]})
    finding = parties_of(est)

    assert (finding.verdict, finding.says) == (BROKEN, "Alla parter var inte med på 1 av 1 möte i år.")
    assert [each.url for each in finding.evidence] == [meeting.get_absolute_url()]
    assert finding.evidence[0].text.endswith("var inte med.")


def test_a_substitute_stands_for_the_party(est, parties):
    meeting = held(est, MET, present=parties[:2], excused=parties[2:])
    sits_for(meeting, parties[2], PersonFactory(), presence="present")

    assert parties_of(est).verdict == FOLLOWED


def test_an_empty_seat_is_a_party_that_was_not_there(est, parties):
    Seat.objects.get(holdings__person=parties[2]).holdings.all().delete()
    held(est, MET, present=parties[:2])

    assert parties_of(est).verdict == BROKEN


def test_a_meeting_whose_roll_was_not_called_is_a_risk(est, parties):
    held(est, MET)
    finding = parties_of(est)

    assert (finding.verdict, finding.says) == (AT_RISK, "Närvaron är inte noterad på 1 av 1 möte.")


def test_before_the_first_meeting_nobody_has_been_away(est, parties):
    assert parties_of(est).verdict == FOLLOWED


@pytest.fixture
def report(est, coordinator):
    """A meeting on 3 February with its report, still a draft."""
    meeting = MeetingFactory(body=est, day=MET, state="held")
    return SituationReportFactory(body=est, meeting=meeting, first_day=date(2027, 1, 18))


def share(report, day, by):
    report.state, report.approved_at, report.approved_by = "shared", at(day, time(9)), by
    report.shared_at = at(day, time(10))
    report.save()


def shared_on(est, today):
    return shared_after_each(meetings_held(est), gathered(today)["reports"], 14, today)


@pytest.mark.parametrize(
    ("day", "verdict"),
    [(13, FOLLOWED), (14, AT_RISK), (17, AT_RISK), (18, BROKEN)],
)
def test_a_report_not_shared_is_a_risk_three_days_before_a_fortnight_has_gone(day, verdict, est, report):
    """The meeting is on 3 February; the fortnight is over on the 17th."""
    assert shared_on(est, date(2027, 2, day)).verdict == verdict


@pytest.mark.parametrize(("days", "verdict"), [(0, FOLLOWED), (13, FOLLOWED), (14, FOLLOWED), (15, BROKEN)])
def test_a_report_shared_late_is_late_for_ever(days, verdict, est, report, coordinator):
    share(report, MET + days * DAY, coordinator)

    finding = shared_on(est, date(2027, 6, 1))
    assert finding.verdict == verdict
    assert [each.url for each in finding.evidence] == [report.get_absolute_url()]


def test_a_meeting_without_a_report_leads_to_the_meeting(est):
    meeting = MeetingFactory(body=est, day=MET, state="held")
    finding = shared_on(est, MET + 15 * DAY)

    assert (finding.verdict, finding.evidence[0].url) == (BROKEN, meeting.get_absolute_url())


def test_a_meeting_that_is_only_planned_asks_for_no_report(est):
    MeetingFactory(body=est, day=MET)

    assert shared_on(est, MET + 30 * DAY).verdict == FOLLOWED


def tell_the_council(report, day, by, variant="council"):
    document = Document.objects.create(matter="x", title="x", file_name="x.pdf", html="x", made_at=at(day, time(9)))
    edition = Edition.objects.create(situation_report=report, variant=variant, document=document)
    return Dispatch.objects.create(edition=edition, classification="internal", by=by, at=at(day, time(10)))


def council_told(est, council, today):
    met = list(Meeting.objects.of_bodies([council]).with_body().in_order())
    return told_the_council(meetings_held(est), gathered(today)["reports"], met, today)


@pytest.mark.parametrize(
    ("day", "verdict"),
    [
        (date(2027, 3, 31), FOLLOWED),
        (date(2027, 4, 1), AT_RISK),
        (date(2027, 4, 30), AT_RISK),
        (date(2027, 5, 1), BROKEN),
    ],
)
def test_the_council_is_to_be_told_before_the_tertial_is_over(day, verdict, est, council, report):
    """It meets on 30 April; the last thirty days are a risk."""
    MeetingFactory(body=council, day=date(2027, 4, 30))

    assert council_told(est, council, day).verdict == verdict


def test_without_a_meeting_of_the_council_ahead_it_is_a_risk_at_once(est, council, report):
    finding = council_told(est, council, date(2027, 2, 10))

    assert finding.verdict == AT_RISK
    assert "Inget möte i Brå är planerat" in finding.says


@pytest.mark.parametrize(
    ("day", "verdict"),
    [(date(2027, 1, 1), FOLLOWED), (date(2027, 4, 30), FOLLOWED), (date(2027, 5, 1), BROKEN)],
)
def test_what_was_sent_counts_in_the_tertial_it_was_sent_in(day, verdict, est, council, report, coordinator):
    tell_the_council(report, day, coordinator)

    finding = council_told(est, council, date(2027, 6, 1))
    assert finding.verdict == verdict
    if verdict == FOLLOWED:
        assert finding.evidence[0].url == report.get_absolute_url()


def test_what_the_rapporteurs_got_was_not_sent_to_the_council(est, council, report, coordinator):
    tell_the_council(report, date(2027, 3, 1), coordinator, variant="feedback")

    assert council_told(est, council, date(2027, 6, 1)).verdict == BROKEN


def test_a_tertial_without_a_meeting_has_nothing_to_tell(est, council):
    assert council_told(est, council, date(2027, 6, 1)).verdict == FOLLOWED


def test_the_point_is_the_worst_of_its_parts_with_all_their_evidence(est, council, parties, report, coordinator):
    """Everything is as it should, but for the rhythm that is not planned to the end of the year."""
    meeting = Meeting.objects.get()
    Participant.objects.bulk_create(
        Participant(meeting=meeting, person=each, seat=seat_of(each, est), presence="present") for each in parties
    )
    share(report, MET, coordinator)
    tell_the_council(report, MET, coordinator)
    RapporteurFactory(since=MET)
    finding = judged(MET + DAY)

    assert finding.verdict == AT_RISK
    assert "Alla parter var med på det enda mötet i år." in finding.says
    assert "Lägesrapporten är delad efter det enda mötet." in finding.says
    assert "Tertial 1 2027: Brå har fått EST:s sammanställning." in finding.says
    assert "Rapportörerna är fler än för ett år sedan: 1 mot 0." in finding.says
    assert report.get_absolute_url() in [each.url for each in finding.evidence]


def test_how_many_it_costs_does_not_grow_with_the_year(est, parties, coordinator, django_assert_max_num_queries):
    for number in range(20):
        meeting = held(est, date(2027, 1, 6) + number * 14 * DAY, present=parties)
        report = SituationReportFactory(body=est, meeting=meeting, first_day=meeting.day - 20 * DAY)
        share(report, meeting.day, coordinator)
        tell_the_council(report, meeting.day, coordinator)

    with django_assert_max_num_queries(2):
        found = gathered(date(2027, 12, 1))
    assert len(found["reports"]) == 20
    assert local(found["reports"][0].told_council).date() == date(2027, 1, 6)


@pytest.mark.parametrize(("days", "says"), [(3, False), (4, True)])
def test_a_meeting_of_which_nobody_says_whether_it_took_place_is_a_risk(est, parties, days, says):
    MeetingFactory(body=est, day=MET)
    finding = judged(MET + days * DAY)

    assert ("1 av 1 möte har passerat utan besked." in finding.says) is says
