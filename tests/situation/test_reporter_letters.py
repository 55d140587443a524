"""After each fortnight whoever reported hears what became of it; whoever has been silent is nudged, seldom."""

from datetime import date, time, timedelta

import pytest

from office import clock, reminders, wishes
from office.almanac import at
from office.models import Letter, Wish
from office.models.letters import LetterState
from office.models.wishes import Rhythm
from situation.lifecycle import est as est_steps
from situation.lifecycle import rapporteurs, situation_reports
from situation.models import Rapporteur
from tests.factories.meetings import MeetingFactory
from tests.factories.situation import RapporteurFactory, ReportFactory
from tests.situation.test_situation_reports import approve, fresh

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
FIRST, LAST = date(2027, 1, 18), date(2027, 1, 31)  # the fortnight of the meeting on 3 February
THANKED, NUDGED = date(2027, 2, 5), date(2027, 2, 2)


@pytest.fixture
def rapporteur(est):
    MeetingFactory(body=est, day=date(2027, 1, 20), hour=9, state="held")
    MeetingFactory(body=est, day=date(2027, 2, 3), hour=9)
    return RapporteurFactory()


def wake(day, clock_time=time(8)):
    with clock.pretending(at(day, clock_time)):
        reminders.go_round(clock.now())


def told(rapporteur, day, state="approved", **more):
    return ReportFactory(on=day, state=state, organisation=rapporteur.organisation, reporter=rapporteur.person, **more)


def letters(kind):
    return list(Letter.objects.filter(kind=kind).order_by("pk"))


def about(weeks):
    return [letter for letter in letters("thanks") if weeks in letter.subject]


def days_from(first, count):
    """Every morning, and what is in the outbox leaves."""
    for number in range(count):
        wake(first + number * DAY)
        Letter.objects.filter(state=LetterState.WAITING).update(state=LetterState.SENT)


@pytest.mark.parametrize(
    ("day", "count"),
    [(FIRST - DAY, 0), (FIRST, 1), (LAST, 1), (LAST + DAY, 0)],
)
def test_what_came_in_during_the_fortnight_is_thanked_for_on_the_friday(day, count, rapporteur):
    told(rapporteur, day)
    wake(THANKED - DAY)
    assert not about("v. 3–4")

    wake(THANKED)
    assert len(about("v. 3–4")) == count


def test_the_letter_says_what_became_of_them_and_not_which(rapporteur):
    for state in ("approved", "approved", "rejected", "new"):
        told(rapporteur, FIRST, state, text="Klottret på skolan")
    wake(THANKED)

    (letter,) = letters("thanks")
    assert "2 rapporter är godkända" in letter.body
    assert "En rapport räknas inte" in letter.body
    assert "Klottret" not in letter.body
    assert "merged" not in letter.body


def test_one_letter_a_cycle_however_often_one_looks(rapporteur):
    for number in range(3):
        told(rapporteur, FIRST + number * DAY)
    days_from(THANKED, 9)

    assert len(letters("thanks")) == 1


def test_the_next_cycle_has_its_own(rapporteur):
    told(rapporteur, FIRST)
    told(rapporteur, FIRST + 2 * WEEK)
    days_from(THANKED, 15)

    assert [letter.subject.partition("rapporterade ")[2] for letter in letters("thanks")] == ["v. 3–4", "v. 5–6"]


def test_what_nobody_has_read_yet_is_not_thanked_for(rapporteur):
    told(rapporteur, FIRST, "new")
    wake(THANKED)

    assert not letters("thanks")


@pytest.mark.parametrize(("variant", "thanked"), [("feedback", 0), ("council", 1)])
def test_whoever_has_had_the_feedback_of_the_fortnight_is_not_thanked_too(
    variant, thanked, rapporteur, est, coordinator, now
):
    told(rapporteur, FIRST)
    report = approve(est_steps["draft_situation_report"](est, by=coordinator, meeting=est.meetings.last()), coordinator)
    situation_reports["share_situation_report"](fresh(report), by=coordinator, variants=[variant])
    days_from(THANKED, 3)

    assert len(about("v. 3–4")) == thanked
    assert Letter.objects.filter(recipient=rapporteur.person, kind="report_feedback").count() == 1 - thanked


def test_what_was_told_by_others_is_not_thanked_for(rapporteur):
    told(RapporteurFactory(), FIRST)
    wake(THANKED)

    assert [letter.recipient for letter in letters("thanks")] != [rapporteur.person]
    assert len(letters("thanks")) == 1


def test_the_one_who_answers_for_a_link_hears_what_came_by_it(est):
    MeetingFactory(body=est, day=date(2027, 2, 3), hour=9)
    link = RapporteurFactory(by="link")
    ReportFactory(on=FIRST, organisation=link.organisation, channel="link")
    ReportFactory(on=FIRST, organisation=link.organisation, channel="form")
    wake(THANKED)

    (letter,) = letters("thanks")
    assert (letter.recipient, "En rapport är godkänd" in letter.body) == (link.person, True)


def test_what_came_in_a_file_was_told_by_nobody_here(est):
    MeetingFactory(body=est, day=date(2027, 2, 3), hour=9)
    link = RapporteurFactory(by="link")
    ReportFactory(on=FIRST, organisation=link.organisation, channel="file")
    wake(THANKED)

    assert not letters("thanks")


@pytest.mark.parametrize("sort", ["report_thanks", "report_nudges"])
def test_both_can_be_chosen_away(sort, rapporteur):
    Wish.objects.create(person=rapporteur.person, sort=sort, rhythm=Rhythm.NEVER)
    if sort == "report_thanks":
        told(rapporteur, FIRST)
    days_from(NUDGED, 5)

    (letter,) = Letter.objects.all()
    assert letter.state == LetterState.WITHDRAWN


def test_thanks_that_wait_for_a_digest_go_though_the_next_cycle_has_begun(rapporteur):
    """Chosen weekly: held from Friday to Monday, when another fortnight may be over."""
    Wish.objects.create(person=rapporteur.person, sort="report_thanks", rhythm=Rhythm.WEEKLY)
    told(rapporteur, FIRST)
    wake(THANKED)
    days_from(THANKED + DAY, 11)

    (letter,) = letters("thanks")
    assert letter.state == LetterState.HELD
    assert wishes.rhythms(rapporteur.person)["report_thanks"] == Rhythm.WEEKLY


@pytest.mark.parametrize(
    ("latest", "nudged"),
    [(date(2027, 1, 3), True), (date(2027, 1, 4), False), (date(2027, 1, 25), False), (date(2027, 2, 1), False)],
)
def test_only_two_silent_fortnights_are_nudged(latest, nudged, rapporteur):
    """The two are 4–31 January; what came in since is heard too."""
    told(rapporteur, latest, "new")
    wake(NUDGED - DAY)
    assert not letters("nudge")

    wake(NUDGED)
    assert len(letters("nudge")) == nudged


@pytest.mark.parametrize(("since", "nudged"), [(date(2027, 1, 4), True), (date(2027, 1, 5), False)])
def test_one_who_has_just_begun_is_left_in_peace(since, nudged, rapporteur):
    Rapporteur.objects.update(since=since)
    wake(NUDGED)

    assert len(letters("nudge")) == nudged


def test_at_most_once_in_eight_weeks(rapporteur):
    days_from(NUDGED, 8 * 7 + 1)

    assert [letter.posted_at for letter in letters("nudge")] == [
        at(NUDGED, time(8)),
        at(NUDGED + 8 * WEEK, time(8)),
    ]


def test_one_with_two_organisations_gets_one_letter(rapporteur):
    RapporteurFactory(person=rapporteur.person, organisation=RapporteurFactory().organisation)
    wake(NUDGED)

    theirs = [letter for letter in letters("nudge") if letter.recipient == rapporteur.person]
    assert len(theirs) == 1


def test_one_who_reports_for_one_of_two_organisations_is_not_silent(rapporteur):
    other = RapporteurFactory(person=rapporteur.person, organisation=RapporteurFactory().organisation)
    told(other, FIRST)
    wake(NUDGED)

    assert rapporteur.person not in [letter.recipient for letter in letters("nudge")]


def test_a_nudge_that_waits_is_taken_back_when_they_report(rapporteur):
    Wish.objects.create(person=rapporteur.person, sort="report_nudges", rhythm=Rhythm.WEEKLY)
    wake(NUDGED)
    told(rapporteur, NUDGED + DAY, "new")
    wake(NUDGED + 2 * DAY)

    (letter,) = letters("nudge")
    assert letter.state == LetterState.WITHDRAWN


def test_one_who_has_ended_gets_nothing(rapporteur, coordinator, now):
    told(rapporteur, FIRST)
    rapporteurs["end_rapporteur"](rapporteur, by=coordinator, until=date(2027, 2, 3))
    wake(THANKED)

    assert not letters("thanks")
