from datetime import time

import pytest

from councils.models import Kind
from office import clock
from situation.documents import content_of, counted
from situation.lifecycle.situation_reports import draft_what_is_due
from situation.models import SituationReport
from situation.tasks import draft_situation_reports
from tests.factories.councils import BodyFactory
from tests.situation.reporting_est import DAY, drafted, reported
from tests.situation.test_situation_reports import MEETS, at, fresh, meeting_of


@pytest.fixture
def earlier(est, coordinator, now):
    """The draft of the meeting before, and a report that was judged after it was counted."""
    found = drafted(est, coordinator, day=MEETS - 14 * DAY)
    reported(on=found.first_day)
    return found


def fails_for(monkeypatch, meeting):
    def count(report):
        return 1 / 0 if report.meeting == meeting else counted(report)

    monkeypatch.setitem(draft_what_is_due.__globals__, "counted", count)


@pytest.mark.django_db(transaction=True)
def test_the_worker_drafts_outside_any_transaction(est):
    meeting = meeting_of(est)

    with clock.pretending(at(MEETS, time(6))):
        draft_situation_reports()

    assert [report.meeting for report in SituationReport.objects.all()] == [meeting]


def test_a_draft_that_fails_stops_neither_another_nor_the_recount(est, earlier, monkeypatch, caplog):
    meeting, other = meeting_of(est), meeting_of(BodyFactory(kind=Kind.EST), hour=10)
    fails_for(monkeypatch, meeting)
    with clock.pretending(at(MEETS, time(6))):
        draft_situation_reports()

    assert [report.meeting for report in SituationReport.objects.drafts().order_by("pk")] == [earlier.meeting, other]
    assert content_of(fresh(earlier))["total"]["now"] == 1
    assert [record.levelname for record in caplog.records if record.name.startswith("situation")] == ["ERROR"]


def test_a_draft_that_cannot_be_counted_stops_no_other(est, coordinator, earlier, monkeypatch):
    later = drafted(est, coordinator)
    reported(on=later.first_day)
    fails_for(monkeypatch, later.meeting)
    draft_situation_reports()

    assert [content_of(fresh(each))["total"]["now"] for each in (later, earlier)] == [0, 1]


def test_the_drafts_are_counted_anew_whatever_became_of_the_new_ones(earlier, monkeypatch):
    monkeypatch.setattr("situation.tasks.draft_what_is_due", lambda now: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        draft_situation_reports()

    assert content_of(fresh(earlier))["total"]["now"] == 1
