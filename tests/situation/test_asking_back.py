"""Who is asked about a report: the one who made it or answers for its link, while that is known."""

import pytest

from office.lifecycle import StepRefused
from situation.lifecycle import reports
from situation.models import By, Origin, Rapporteur, Report
from tests.conftest import NOW
from tests.factories.situation import RapporteurFactory, ReportFactory


@pytest.fixture
def rapporteur(coordinator, now):
    return RapporteurFactory()


@pytest.fixture(autouse=True)
def by_link(rapporteur):
    return RapporteurFactory(person__organisation=rapporteur.organisation, by=By.LINK)


def told(rapporteur, channel, reporter=None):
    report = ReportFactory(state="new", organisation=rapporteur.organisation, channel=channel)
    Origin.objects.create(report=report, reporter=reporter, may_be_contacted=True)
    return report


def asked(report):
    return list(Rapporteur.objects.who_can_answer(report, NOW.date()))


def test_whoever_made_it(rapporteur):
    assert asked(told(rapporteur, "form", rapporteur.person)) == [rapporteur]


def test_whoever_answers_for_the_link_it_came_by(rapporteur, by_link):
    assert asked(told(rapporteur, "link")) == [by_link]


def test_nobody_about_one_that_came_in_a_file(rapporteur):
    assert asked(told(rapporteur, "file")) == []


@pytest.mark.parametrize("channel", ["form", "link"])
def test_nobody_when_it_is_no_longer_known_who_made_it(channel, rapporteur, coordinator, signed_in):
    report = told(rapporteur, channel, rapporteur.person if channel == "form" else None)
    Origin.objects.all().delete()

    with pytest.raises(StepRefused, match="inte sparat längre"):
        reports["ask_back"](Report.objects.get(), by=coordinator, over=1, why="Var?")
    answer = signed_in(coordinator).post(f"{report.get_absolute_url()}steg/ask_back/", {"why": "Var?", "over": 1})
    assert answer.status_code == 422
