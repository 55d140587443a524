"""The lägesrapport from draft to frozen: it drafts itself, keeps what is written, and stays as it was approved."""

import re
from datetime import UTC, date, datetime, time, timedelta
from html import unescape

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from meetings.lifecycle import meetings
from meetings.models import Action, State
from office import clock
from office.almanac import at
from office.lifecycle import StepRefused
from office.models import Stale
from situation.documents import content_of
from situation.documents.facts import facts
from situation.lifecycle import situation_reports as steps
from situation.lifecycle.situation_reports import count_drafts_anew, draft_what_is_due
from situation.models import ActionPlace, Place, SituationReport
from situation.statistics import Picture
from tests.factories.situation import ReportFactory
from tests.situation.reporting_est import DAY, FIRST, LAST, MEETS, drafted, meeting_of, reported

WORDS = {"summary": "Lugnt.", "raised": "Belysningen.", "coming": "Sportlov.", "areas": {}, "comments": {}}


@pytest.fixture
def draft(est, coordinator, now):
    reported(many=4)
    return drafted(est, coordinator)


def fresh(report):
    return SituationReport.objects.get(pk=report.pk)


def approve(report, by):
    report = fresh(report)
    steps["approve_situation_report"](report, by=by, over=report.version, counted_at=report.content["counted_at"])
    return fresh(report)


@pytest.mark.parametrize(("day", "made"), [(LAST - DAY, 0), (LAST, 0), (LAST + DAY, 1), (MEETS, 1)])
def test_it_drafts_itself_when_its_fourteen_days_are_over(est, day, made):
    meeting = meeting_of(est)
    with clock.pretending(at(day, time(6))):
        draft_what_is_due(clock.now())
        draft_what_is_due(clock.now())

    assert SituationReport.objects.count() == made
    for report in SituationReport.objects.all():
        assert (report.meeting, report.first_day, report.last_day) == (meeting, FIRST, LAST)
        assert report.designation == "2027-V03–04, nr 1"


def test_numbers_follow_each_other_and_begin_anew_with_the_year(est, coordinator, now):
    days = [date(2026, 12, 30), date(2027, 1, 20), date(2027, 2, 3)]

    told = [drafted(est, coordinator, day=day).designation for day in days]

    assert told == ["2026-V51–52, nr 1", "2027-V01–02, nr 1", "2027-V03–04, nr 2"]


def test_over_the_new_year_it_belongs_to_the_year_where_it_begins(est, coordinator, now):
    assert drafted(est, coordinator, day=date(2027, 1, 13)).designation == "2026-V53–01, nr 1"


def test_two_who_ask_for_the_draft_get_the_same(est, coordinator, draft):
    again = steps_of_est()(est, by=coordinator, meeting=draft.meeting)

    assert (again, SituationReport.objects.count()) == (draft, 1)


def test_what_is_approved_is_what_the_page_showed(draft, coordinator, client):
    client.force_login(coordinator)
    page = client.get(draft.get_absolute_url()).content.decode()
    address = unescape(re.search(r'href="([^"]*approve_situation_report/[^"]*)"', page)[1])
    ReportFactory(on=LAST)
    with clock.pretending(clock.now() + timedelta(minutes=1)):
        count_drafts_anew()
        form = client.get(address).context["form"]
        sent = {name: form[name].value() for name in ("over", "counted_at")}
        answer = client.post(address, sent)

    assert answer.status_code == 422
    assert "har ändrats sedan du läste" in answer.content.decode()
    assert fresh(draft).state == "draft"


def steps_of_est():
    from situation.lifecycle import est as est_steps  # noqa: PLC0415  the name of the fixture too

    return est_steps["draft_situation_report"]


def test_its_figures_are_those_of_the_picture(draft, coordinator):
    assert draft.content["facts"] == facts(Picture(coordinator, draft.period))
    assert content_of(draft)["total"]["now"] == 4


def test_what_is_judged_later_is_counted_and_what_is_written_stands(draft, coordinator):
    steps["write_situation_report"](draft, by=coordinator, over=draft.version, words=WORDS)
    ReportFactory(on=LAST, place=Place.objects.get(key="stora-torget"))
    count_drafts_anew()

    told = content_of(fresh(draft))
    assert (told["total"]["now"], told["summary"], told["raised"]) == (5, "Lugnt.", "Belysningen.")


@pytest.mark.parametrize("day", [FIRST - DAY, LAST + DAY])
def test_the_days_beside_the_fourteen_are_not_in_it(draft, coordinator, day):
    ReportFactory(on=day)
    steps["recount"](draft, by=coordinator)

    assert content_of(fresh(draft))["total"]["now"] == 4


def test_until_somebody_writes_the_numbers_propose_the_words(draft):
    told = content_of(draft)

    assert told["summary"].startswith("4 rapporter från 4 organisationer ligger till grund.")
    assert "Stora torget (n = 4)" in told["summary"]


def test_two_who_write_at_once_lose_nothing(draft, coordinator):
    steps["write_situation_report"](draft, by=coordinator, over=1, words=WORDS)

    with pytest.raises(Stale):
        steps["write_situation_report"](draft, by=coordinator, over=1, words=WORDS | {"summary": "Oroligt."})
    assert content_of(fresh(draft))["summary"] == "Lugnt."


def test_approved_it_stays_as_it_was_read(draft, coordinator):
    steps["write_situation_report"](draft, by=coordinator, over=1, words=WORDS)
    report = approve(draft, coordinator)
    before = content_of(report)
    ReportFactory(on=LAST)
    count_drafts_anew()

    assert content_of(fresh(report)) == before
    assert (before["total"]["now"], before["summary"]) == (4, "Lugnt.")
    assert (report.state, report.approved_by, report.approved_at) == ("approved", coordinator, clock.now())


def test_the_database_refuses_to_change_what_was_approved(draft, coordinator):
    report = approve(draft, coordinator)

    for change in ({"content": {}}, {"number": 9}, {"state": "draft"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            SituationReport.objects.filter(pk=report.pk).update(**change)
    for step in ("write_situation_report", "recount", "decide"):
        assert not steps[step].is_open(report, coordinator)


def test_what_was_counted_anew_must_be_read_before_it_is_approved(draft, coordinator):
    read = draft.content["counted_at"]
    ReportFactory(on=LAST)
    with clock.pretending(clock.now() + timedelta(minutes=1)):
        count_drafts_anew()
        with pytest.raises(StepRefused, match="har ändrats sedan du läste"):
            steps["approve_situation_report"](fresh(draft), by=coordinator, over=1, counted_at=read)


@pytest.mark.parametrize(("day", "refused"), [(LAST, True), (LAST + DAY, False)])
def test_it_is_approved_from_the_day_after_its_last(draft, coordinator, day, refused):
    with clock.pretending(at(day, time(0, 1))):
        assert bool(steps["approve_situation_report"].missing(draft)) is refused


def test_what_the_group_agrees_has_a_place_and_is_the_meetings_action(stranger, draft, coordinator):
    told = {"text": "Byter lampor", "due_on": date(2027, 2, 12), "seat": draft.meeting.roster.places[0].seat}
    torget = Place.objects.get(key="stora-torget")
    assert steps["decide"].missing(draft)

    meetings["start"](draft.meeting, by=coordinator, chair=stranger, secretary=coordinator)
    steps["decide"](fresh(draft), by=coordinator, place=torget, **told)

    [row] = content_of(fresh(draft))["agreed"]
    assert (row["what"], row["where"], row["by_when"]) == ("Byter lampor", "Stora torget", "fre 12 feb 2027")
    assert ActionPlace.objects.get().action == Action.objects.get(meeting=draft.meeting)


def test_the_next_one_tells_how_it_went(stranger, draft, coordinator, est):
    seat = draft.meeting.roster.places[0].seat
    meetings["start"](draft.meeting, by=coordinator, chair=stranger, secretary=coordinator)
    action = steps["decide"](fresh(draft), by=coordinator, text="Byter lampor", due_on=date(2027, 2, 12), seat=seat)
    type(draft.meeting).objects.filter(pk=draft.meeting_id).update(state=State.HELD)
    Action.objects.filter(pk=action.pk).update(state="done", result="Tolv lampor bytta.")

    with clock.pretending(datetime(2027, 2, 16, 8, tzinfo=UTC)):
        later = drafted(est, coordinator, day=date(2027, 2, 17))
        [row] = content_of(later)["followed_up"]

    assert (row["what"], row["state_label"], row["result"]) == ("Byter lampor", "Klar", "Tolv lampor bytta.")


def test_only_the_coordinator_takes_the_steps(draft, member, chair, administrator):
    for person in (member, chair, administrator):
        for name, step in steps.items():
            assert not step.is_allowed(draft, person), name
        with pytest.raises(PermissionDenied):
            steps["recount"](draft, by=person)
