"""What is undone in triage when other things have happened since: nothing counts twice, and no report is at a place
that is another by now.
"""

import pytest

from situation.lifecycle import places, reports
from situation.models import Report
from tests.factories.situation import CategoryFactory, PlaceFactory, ReportFactory


@pytest.fixture
def take(coordinator, now):
    def step(name, report, **details):
        report.refresh_from_db()
        reports[name](report, by=coordinator, over=report.version, **details)

    return step


@pytest.fixture
def kept(now):
    return ReportFactory(state="approved")


@pytest.fixture
def other(take, kept):
    """Approved, and then found to be the same as the one that was kept."""
    report = ReportFactory(state="approved")
    take("merge", report, into=kept)
    return report


def now_of(report):
    report.refresh_from_db()
    return report.state, report.merged_into


def test_a_rejection_that_is_undone_takes_back_what_it_gave(take, kept, other):
    take("reject", kept, why="Skämt.")
    take("undo_handling", kept)

    assert list(Report.objects.approved()) == [kept]
    assert now_of(other) == ("merged", kept)
    lines = [(line.what, line.undone_at is None) for line in other.handlings.in_order()]
    assert lines == [("merge", False), ("merge", True)]


def test_those_that_followed_it_follow_again(take, kept, other):
    first = ReportFactory(state="new")
    take("undo_handling", other)
    take("merge", first, into=other)
    take("merge", other, into=kept)
    take("reject", kept, why="Skämt.")
    take("undo_handling", kept)

    assert (now_of(first), now_of(other)) == (("merged", kept), ("merged", kept))
    take("undo_handling", other)
    assert (now_of(first), now_of(other)) == (("merged", other), ("approved", None))


@pytest.mark.parametrize(
    ("name", "details", "state"),
    [("reject", {"why": "Skämt."}, "rejected"), ("recategorise", {"severity": 3}, "approved")],
)
def test_what_was_judged_otherwise_since_stays_as_it_is(name, details, state, take, kept, other):
    take("reject", kept, why="Skämt.")
    more = {"category": CategoryFactory()} if name == "recategorise" else {}
    take(name, other, **details, **more)
    take("undo_handling", kept)

    assert now_of(other) == (state, None)


def test_what_was_merged_into_another_since_stays_there(take, kept, other):
    third = ReportFactory(state="approved")
    take("reject", kept, why="Skämt.")
    take("merge", other, into=third)
    take("undo_handling", kept)

    assert now_of(other) == ("merged", third)


def test_a_rejection_can_be_undone_and_made_again(take, kept, other):
    for _ in range(2):
        take("reject", kept, why="Skämt.")
        assert (now_of(kept), now_of(other)) == (("rejected", None), ("approved", None))
        take("undo_handling", kept)
        assert (now_of(kept), now_of(other)) == (("approved", None), ("merged", kept))


def test_a_step_undone_goes_back_to_the_place_that_the_place_is_now(take, coordinator):
    first, second, third = (PlaceFactory() for _ in range(3))
    report = ReportFactory(state="new", place=first)
    take("recategorise", report, category=report.category, severity=3, place=PlaceFactory())
    places["merge_place"](first, by=coordinator, into=second)
    places["merge_place"](second, by=coordinator, into=third)
    take("undo_handling", report)

    report.refresh_from_db()
    assert (report.place, report.area, report.severity) == (third, third.area, 2)


def test_an_approval_undone_leaves_the_report_at_the_place_it_was_moved_to(take, coordinator):
    report, into = ReportFactory(state="new"), PlaceFactory()
    take("approve", report)
    places["merge_place"](report.place, by=coordinator, into=into)
    take("undo_handling", report)

    report.refresh_from_db()
    assert (report.state, report.place, report.area) == ("new", into, into.area)
