"""Nobody sees a report before triage, and never who reported, but the coordinator."""

import pytest
from django.contrib import admin

from councils.models import Role
from situation.models import Dispatch, Handling, Import, Origin, Report, SituationReport
from tests.conftest import NOW, sit
from tests.factories.councils import PersonFactory
from tests.factories.situation import CategoryFactory, RapporteurFactory, ReportFactory, SituationReportFactory

STATES = ["new", "asked", "approved", "rejected"]


@pytest.fixture
def people(council, est, now, administrator):
    return {
        "coordinator": sit(council, Role.COORDINATOR),
        "chair": sit(council, Role.CHAIR),
        "member": sit(council, Role.MEMBER),
        "est": sit(est, Role.MEMBER),
        "rapporteur": RapporteurFactory().person,
        "administrator": administrator,
        "nobody": PersonFactory(),
    }


@pytest.mark.parametrize(
    ("who", "sees"),
    [("coordinator", STATES), ("est", ["approved"])]
    + [(who, []) for who in ("chair", "member", "rapporteur", "administrator", "nobody")],
)
def test_each_role_sees_the_reports_it_may(who, sees, people):
    for state in STATES:
        ReportFactory(state=state, reporter=people["rapporteur"])

    assert sorted(report.state for report in Report.objects.seen_by(people[who])) == sorted(sees)


@pytest.mark.parametrize(("who", "count"), [("coordinator", 1), ("est", 0)])
def test_a_restricted_category_is_the_coordinators(who, count, people):
    ReportFactory(category=CategoryFactory(is_restricted=True))

    assert Report.objects.seen_by(people[who]).count() == count


@pytest.mark.parametrize(("who", "sees"), [("coordinator", 3), ("est", 2), ("chair", 0), ("administrator", 0)])
def test_a_draft_of_the_situation_report_is_the_coordinators(who, sees, people, now):
    approved = {"approved_at": now, "approved_by": people["coordinator"]}
    SituationReportFactory()
    for state in ("approved", "shared"):
        SituationReportFactory(state=state, **approved)

    assert SituationReport.objects.seen_by(people[who]).count() == sees


def test_a_rapporteur_sees_their_own_whatever_became_of_them(people):
    own = [ReportFactory(state=state, reporter=people["rapporteur"]) for state in STATES]
    ReportFactory(reporter=people["member"])

    assert set(Report.objects.reported_by(people["rapporteur"], NOW.date())) == set(own)


def test_a_report_as_it_is_shown_does_not_lead_to_who_made_it():
    """Whoever would show it must ask for the origin by name."""
    pointing = {field.related_model.__name__ for field in Report._meta.get_fields() if field.many_to_one}

    assert "Person" not in pointing


@pytest.mark.parametrize("model", [Report, Origin, Handling, Import, SituationReport, Dispatch])
def test_the_administration_has_no_reports(model):
    assert model not in admin.site._registry
