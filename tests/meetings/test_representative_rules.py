"""The council's representatives judged: their substitutes (H07), their positions and the word they carry (H10)."""

from datetime import date, time, timedelta

import pytest

from councils.models import Holding, Role
from guideline.models import ProvisionVersion, Verdict
from guideline.rules import judge_all
from meetings.models import Meeting, Minutes, Spreading, State
from office import clock
from office.almanac import at, local
from office.models import Document
from tests.conftest import sit
from tests.factories.councils import PersonFactory
from tests.factories.roll import answered, held, sits_for

FEBRUARY, MAY = date(2027, 2, 18), date(2027, 5, 20)
DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
JUNE = at(date(2027, 6, 1), time(8))
FOLLOWED, AT_RISK, BROKEN = Verdict.FOLLOWED, Verdict.AT_RISK, Verdict.BROKEN


def found(key, now=JUNE):
    return next(each.finding for each in judge_all(now, local(now).date()) if each.provision.key == key)


def absences(council, chair, count, with_substitute):
    """So many said no to a meeting in February, and so many of them called somebody."""
    meeting = held(council, FEBRUARY, present=[chair])
    for number in range(count):
        person = sit(council, Role.MEMBER)
        answered(meeting, person, "no")
        if number < with_substitute:
            sits_for(meeting, person, PersonFactory())
    return meeting


@pytest.mark.parametrize(
    ("count", "with_substitute", "verdict"),
    [
        (0, 0, FOLLOWED),
        (1, 1, FOLLOWED),
        (4, 4, FOLLOWED),
        (4, 3, AT_RISK),
        (4, 2, AT_RISK),
        (4, 1, BROKEN),
        (1, 0, BROKEN),
    ],
)
def test_each_who_cannot_come_calls_a_substitute(council, chair, count, with_substitute, verdict):
    absences(council, chair, count, with_substitute)

    assert found("H07").verdict == verdict


def test_whoever_said_no_and_left_the_seat_to_one_who_came_needed_no_substitute(council, chair, member):
    meeting, seat = held(council, FEBRUARY, present=[chair]), member.holdings.get().seat
    answered(meeting, member, "no")
    assert found("H07").verdict == BROKEN
    meeting.participants.create(person=PersonFactory(), seat=seat, presence="present")

    assert found("H07").verdict == FOLLOWED


def test_the_seats_without_a_substitute_are_named_with_their_meeting(council, chair, member):
    meeting = absences(council, chair, 1, 1)
    answered(meeting, member, "no")

    finding = found("H07")
    assert finding.says == "Ersättare är kallad vid 1 av 2 förhinder."
    assert [(each.text, each.url) for each in finding.evidence] == [
        (f"tors 18 feb: ingen ersättare för {member.title}", meeting.get_absolute_url())
    ]


def test_an_absence_noted_on_the_roll_counts_as_one_told_of(council, chair, member):
    held(council, FEBRUARY, present=[chair], excused=[member])

    assert found("H07").says == "Ersättare är kallad vid 0 av 1 förhinder."


@pytest.mark.parametrize("came", ["present", "absent"])
def test_nobody_who_came_after_all_or_never_said_anything_counts(council, chair, member, came):
    meeting = held(council, FEBRUARY, **{"present": [chair], came: [member]})
    if came == "present":
        answered(meeting, member, "no")

    assert found("H07").says.startswith("Ingen ordinarie ledamot har anmält förhinder")


def test_a_substitute_who_was_called_off_fills_no_seat_and_is_no_absence(council, chair, member):
    meeting = absences(council, chair, 1, 1)
    meeting.participants.filter(is_invited=True).update(is_invited=False, answer="no", answered_at=JUNE)

    assert found("H07").says == "Ersättare är kallad vid 0 av 1 förhinder."


@pytest.mark.parametrize(
    ("day", "state"), [(date(2026, 12, 31), State.HELD), (FEBRUARY, State.CANCELLED), (MAY, State.SUMMONED)]
)
def test_only_this_years_meetings_that_took_place_count(council, chair, member, day, state):
    meeting = held(council, day, present=[chair], state=state)
    answered(meeting, member, "no")

    assert found("H07").verdict == FOLLOWED


def test_other_bodies_have_no_such_duty(est, stranger, coordinator):
    answered(held(est, FEBRUARY, present=[coordinator]), stranger, "no")

    assert found("H07").verdict == FOLLOWED


def all_lead(leading=True):
    Holding.objects.update(leading=leading)


@pytest.mark.parametrize(
    ("leading", "verdict", "says"),
    [
        (True, FOLLOWED, "Alla 3 är i ledande befattning."),
        (False, AT_RISK, "2 av 3 är i ledande befattning."),
        (None, AT_RISK, "2 av 3 är i ledande befattning. För 1 är det inte angivet."),
    ],
)
@pytest.mark.usefixtures("coordinator", "chair")
def test_the_members_are_to_lead_something_at_home(member, leading, verdict, says):
    all_lead()
    member.holdings.update(leading=leading)

    finding = found("H10")
    assert (finding.verdict, finding.says.startswith(says)) == (verdict, True)
    assert [member.title in each.text for each in finding.evidence] == [True] * (verdict != FOLLOWED)


def approved(council, day=MAY, moment=JUNE - 14 * DAY):
    """A meeting whose minutes were approved at the moment."""
    meeting = held(council, day, state=State.APPROVED)
    document = Document.objects.create(
        matter=f"meetings.meeting/{meeting.pk}", title="Anteckningar", file_name="a.pdf", html="", made_at=moment
    )
    by = PersonFactory()
    Minutes.objects.create(
        meeting=meeting, number=1, state="approved", content={}, sent_at=moment, sent_by=by, approved_at=moment,
        document=document,
    )  # fmt: skip
    return meeting


def tell(meeting, *people, where=("intranet",)):
    for person in people:
        seat = person.holdings.get().seat
        Spreading.objects.create(meeting=meeting, person=person, seat=seat, where=list(where), at=JUNE)


@pytest.mark.parametrize(
    ("since", "verdict"), [(14 * DAY - SECOND, FOLLOWED), (14 * DAY, AT_RISK), (14 * DAY + SECOND, AT_RISK)]
)
def test_whoever_has_had_a_fortnight_is_to_have_told(council, coordinator, chair, member, since, verdict):
    all_lead()
    approved(council, moment=JUNE - since)

    assert found("H10").verdict == verdict


@pytest.mark.parametrize(("tellers", "verdict"), [(1, AT_RISK), (2, FOLLOWED), (3, FOLLOWED), (4, FOLLOWED)])
def test_half_of_the_seats_are_enough(council, coordinator, chair, member, tellers, verdict):
    people = [coordinator, chair, member, sit(council, Role.MEMBER)]
    all_lead()
    meeting = approved(council)
    tell(meeting, *people[:tellers])

    finding = found("H10")
    assert (finding.verdict, f"{tellers} av 4 har antecknat" in finding.says) == (verdict, True)


def test_nobody_is_named_for_not_telling(council, coordinator, chair, member):
    all_lead()
    meeting = approved(council)

    assert [(each.text, each.url) for each in found("H10").evidence] == [
        ("Brå tors 20 maj", meeting.get_absolute_url())
    ]


def test_a_tick_that_was_taken_back_tells_nothing(council, chair, member):
    all_lead()
    tell(approved(council), chair, member, where=())

    assert found("H10").verdict == AT_RISK


def test_the_latest_meeting_counts_when_its_time_has_come(council, chair, member):
    all_lead()
    tell(approved(council, FEBRUARY, JUNE - 90 * DAY), chair, member)
    assert found("H10").verdict == FOLLOWED

    approved(council)
    assert found("H10").verdict == AT_RISK


def test_another_municipality_may_set_its_own_measure(council, chair, member):
    all_lead()
    tell(approved(council), chair)
    ProvisionVersion.objects.create(key="H10", in_force_from=date(2027, 1, 1), value={"days": 14, "percent": 51})

    assert found("H10").verdict == AT_RISK


def test_what_became_of_the_years_plan_is_told(council, coordinator):
    meetings = [held(council, date(2027, month, 18)) for month in (2, 5, 9, 11)]
    Meeting.objects.filter(pk=meetings[2].pk).update(state=State.CANCELLED, cancelled_because="Sjukdom")
    Meeting.objects.filter(pk=meetings[3].pk).update(state=State.PLANNED)

    finding = found("H06")
    assert "Av 4 planerade möten i år är 2 genomförda och 1 inställt (lör 18 sep)." in finding.says
    cancelled = [each for each in finding.evidence if "inställt" in each.text]
    assert [(each.text, each.url) for each in cancelled] == [
        ("lördag 18 september 2027 kl. 13.00: inställt: Sjukdom", meetings[2].get_absolute_url())
    ]


def test_a_year_kept_as_planned_names_nothing_cancelled(council, coordinator):
    held(council, FEBRUARY)

    assert "Av 1 planerat möte i år är 1 genomfört." in found("H06").says


def test_the_pages_verdicts_cost_the_same_after_a_years_meetings(council, chair, member, django_assert_max_num_queries):
    for month in range(1, 6):
        answered(held(council, date(2027, month, 18), present=[chair]), member, "no")

    with clock.pretending(JUNE), django_assert_max_num_queries(12):
        judge_all(JUNE, local(JUNE).date())
