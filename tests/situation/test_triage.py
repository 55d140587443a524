"""Triage: read by the coordinator before anybody else, with a history that stays and a way back."""

import pytest
from django.core.exceptions import PermissionDenied

from office.lifecycle import StepRefused
from office.models import Entry
from situation.forms import TRIAGE_FORMS
from situation.lifecycle import reports
from situation.models import Report
from tests.factories.situation import AreaFactory, CategoryFactory, PlaceFactory, ReportFactory

STEPS = {
    "approve": {},
    "reject": {"why": "Gäller en person."},
    "recategorise": {"severity": 3},
    "mask": {"text": "[maskat]"},
    "merge": {},
    "undo_handling": {},
}


def told_of(state="new", **facts):
    return ReportFactory(state=state, **facts)


def take(name, report, by, **details):
    if name == "recategorise":
        details = {"category": report.category} | details
    if name == "merge" and "into" not in details:
        details = {"into": ReportFactory()} | details
    return reports[name](report, by=by, **{"over": report.version} | STEPS[name] | details)


@pytest.mark.parametrize("name", STEPS)
@pytest.mark.parametrize("who", ["chair", "member", "stranger", "administrator"])
def test_nobody_but_the_coordinator_takes_a_step(name, who, request, now):
    person, report = request.getfixturevalue(who), told_of()
    with pytest.raises(PermissionDenied):
        take(name, report, person)


def test_an_approved_report_counts(coordinator, now):
    report = told_of()
    take("approve", report, coordinator)

    assert list(Report.objects.approved()) == [report]
    assert report.triaged_at == now
    assert not Report.objects.waiting().exists()


@pytest.mark.parametrize("name", ["approve", "reject", "recategorise", "mask", "merge"])
def test_what_was_changed_since_it_was_read_is_read_again(name, coordinator, now):
    report = told_of(text="Först")
    Report.objects.filter(pk=report.pk).update(text="Sedan", version=2)

    with pytest.raises(StepRefused, match="Läs den igen"):
        take(name, report, coordinator, over=1)
    report.refresh_from_db()
    assert (report.state, report.text) == ("new", "Sedan")


def test_a_report_that_was_rejected_is_not_approved(coordinator, now):
    report = told_of()
    take("reject", report, coordinator)

    with pytest.raises(StepRefused):
        take("approve", Report.objects.get(), coordinator)


def test_a_new_judgement_keeps_what_was_reported(coordinator, now):
    report, category, place = told_of(), CategoryFactory(), PlaceFactory()
    before = report.category
    take("recategorise", report, coordinator, category=category, place=place)

    assert (report.category, report.reported_category) == (category, before)
    assert (report.place, report.area, report.severity) == (place, place.area, 3)
    assert report.state == "new"


def test_a_new_judgement_may_say_an_area_alone(coordinator, now):
    report, area = told_of(), AreaFactory()
    take("recategorise", report, coordinator, area=area)

    assert (report.precision, report.place, report.area) == ("area", None, area)


def test_a_masked_text_is_what_is_read_and_the_first_words_stay_beside(coordinator, member, now):
    report = told_of(text="Rektorn ringde.", reporter=member)
    take("mask", report, coordinator, text="Någon ringde.")

    assert (report.text, report.origin.text) == ("Någon ringde.", "Rektorn ringde.")


def test_two_that_are_one_count_once(coordinator, now):
    report, other = told_of(), told_of("approved")
    take("merge", report, coordinator, into=other)

    assert (report.state, report.merged_into) == ("merged", other)
    assert list(Report.objects.approved()) == [other]


def test_those_merged_before_follow(coordinator, now):
    first, second, third = told_of(), told_of(), told_of()
    take("merge", first, coordinator, into=second)
    take("merge", Report.objects.get(pk=second.pk), coordinator, into=third)

    assert set(third.merged.all()) == {first, second}


@pytest.mark.parametrize("state", ["new", "approved"])
def test_what_was_merged_into_a_rejected_report_stands_again_as_it_did(state, coordinator, now):
    first, second, third = told_of(), told_of(state), told_of()
    take("merge", first, coordinator, into=second)
    take("merge", Report.objects.get(pk=second.pk), coordinator, into=third)
    take("reject", Report.objects.get(pk=third.pk), coordinator)

    second.refresh_from_db()
    assert (second.state, second.merged_into) == (state, None)
    assert list(second.merged.all()) == [first]


@pytest.mark.parametrize(("count", "words"), [
    (0, ""),
    (1, "Rapporten som har slagits ihop med den står för sig själv igen."),
    (2, "De 2 rapporter som har slagits ihop med den står för sig själva igen."),
])  # fmt: skip
def test_before_it_is_rejected_one_reads_what_becomes_of_those_merged_into_it(count, words, coordinator, now):
    report = told_of()
    for _ in range(count):
        take("merge", told_of(), coordinator, into=report)
    intro = TRIAGE_FORMS["reject"](subject=report, by=coordinator).intro

    assert intro == f"Rapporten räknas inte och visas inte för någon annan. Rapportören ser skälet. {words}".strip()


@pytest.mark.parametrize("state", ["rejected"])
def test_none_is_merged_into_one_that_does_not_stand(state, coordinator, now):
    with pytest.raises(StepRefused):
        take("merge", told_of(), coordinator, into=told_of(state))


def test_none_is_merged_into_itself(coordinator, now):
    report = told_of()
    with pytest.raises(StepRefused, match="sig själv"):
        take("merge", report, coordinator, into=report)


@pytest.mark.parametrize("name", ["approve", "reject", "recategorise", "mask", "merge"])
def test_every_step_can_be_undone_and_stays_in_the_history(name, coordinator, now):
    report = told_of(text="Som det var")
    before = Report.objects.values("state", "category", "severity", "text", "merged_into", "triaged_at").get()
    take(name, report, coordinator)
    take("undo_handling", report, coordinator)

    asked = Report.objects.filter(pk=report.pk)
    assert asked.values("state", "category", "severity", "text", "merged_into", "triaged_at").get() == before
    line = report.handlings.get()
    assert (line.what, line.by, line.undone_at) == (name, coordinator, now)


def test_steps_are_undone_one_by_one_from_the_last(coordinator, now):
    report = told_of(text="Först")
    take("mask", report, coordinator, text="Sedan")
    take("approve", report, coordinator)
    take("undo_handling", report, coordinator)
    assert (report.state, report.text) == ("new", "Sedan")
    take("undo_handling", report, coordinator)
    assert (report.state, report.text) == ("new", "Först")
    with pytest.raises(StepRefused, match="inget att ångra"):
        take("undo_handling", report, coordinator)


def test_undoing_a_merge_takes_back_those_that_followed(coordinator, now):
    first, second, third = told_of(), told_of(), told_of()
    take("merge", first, coordinator, into=second)
    second.refresh_from_db()
    take("merge", second, coordinator, into=third)
    take("undo_handling", second, coordinator)

    first.refresh_from_db()
    assert (first.merged_into, second.state) == (second, "new")


def test_the_journal_hears_nothing_of_triage(coordinator, now):
    take("mask", told_of(text="Rektorn ringde."), coordinator)

    assert not Entry.objects.exists()
