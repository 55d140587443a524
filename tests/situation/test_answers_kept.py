"""What a rapporteur answered is theirs: undoing the question, or what was done before it, does not take it away."""

import pytest

from situation.lifecycle import reports
from tests.factories.situation import RapporteurFactory, ReportFactory

ANSWER = "Tre lampor vid kiosken."


@pytest.fixture
def report(coordinator, now):
    rapporteur = RapporteurFactory()
    about = {"organisation": rapporteur.organisation, "reporter": rapporteur.person, "reporter__may_be_contacted": True}
    return ReportFactory(state="new", text="Lampor.", **about)


@pytest.fixture
def take(report, coordinator):
    def step(name, **details):
        reports[name](report, by=coordinator, over=report.version, **details)

    return step


def answered(report):
    reports["complete"](report, by=report.origin.reporter, text=ANSWER)


def words(report):
    report.refresh_from_db()
    return report.text, report.origin.text


def test_a_question_that_was_answered_is_undone_and_the_answer_stays(report, take):
    take("ask_back", why="Vilka lampor?")
    answered(report)
    take("undo_handling")

    assert words(report) == (ANSWER, ANSWER)
    assert report.state == "new"


def test_what_was_done_before_the_question_is_undone_and_the_answer_stays(report, take):
    take("recategorise", category=report.category, severity=4)
    take("ask_back", why="Vilka lampor?")
    answered(report)
    take("undo_handling")
    take("undo_handling")

    assert (words(report), report.severity) == ((ANSWER, ANSWER), 2)


def test_what_was_done_with_the_answer_is_undone_to_the_answer(report, take):
    take("ask_back", why="Vilka lampor?")
    answered(report)
    take("mask", text="Lampor vid en kiosk.")
    take("undo_handling")

    assert words(report)[0] == ANSWER


def test_a_question_that_nobody_has_answered_is_undone_as_before(report, take):
    take("ask_back", why="Vilka lampor?")
    take("undo_handling")

    assert (words(report), report.state) == (("Lampor.", "Lampor."), "new")
