"""What a report says of who has done something already: the coordinator reads it first, and masks it as the text."""

import pytest

from situation.lifecycle import reports
from situation.models import Report
from tests.factories.situation import ReportFactory

BY, HOW = "Rektorn Hemlig", "Ringde vaktmästaren Hemlig"
PAGE = "/arbete/est/granska/"


@pytest.fixture
def report(coordinator, now):
    return ReportFactory(state="new", text="Klotter.", handled_by=BY, handled_how=HOW)


@pytest.fixture
def browser(signed_in, coordinator):
    return signed_in(coordinator)


def step(browser, report, name, **told):
    return browser.post(f"{report.get_absolute_url()}steg/{name}/", {"over": report.version} | told)


def words():
    return Report.objects.values_list("text", "handled_by", "handled_how").get()


def test_the_inbox_shows_them_before_anybody_else_reads_them(browser, report):
    page = browser.get(PAGE).content.decode()

    assert BY in page
    assert HOW in page


def test_a_report_that_says_nothing_of_it_has_no_such_line_and_no_such_fields(browser, report):
    Report.objects.update(handled_by="", handled_how="")

    assert "Redan gjort" not in browser.get(PAGE).content.decode()
    fields = browser.get(f"{report.get_absolute_url()}steg/mask/").context["form"].fields
    assert not {"handled_by", "handled_how"} & fields.keys()


def test_they_are_masked_with_the_text_and_reach_the_group_so(browser, report, signed_in, stranger):
    form = browser.get(f"{report.get_absolute_url()}steg/mask/").context["form"]
    assert (form["handled_by"].value(), form["handled_how"].value()) == (BY, HOW)
    step(browser, report, "mask", text="Klotter.", handled_by="Skolan", handled_how="Ringde")
    assert words() == ("Klotter.", "Skolan", "Ringde")
    step(browser, Report.objects.get(), "approve")

    page = signed_in(stranger).get(report.get_absolute_url()).content.decode()
    assert "Skolan: Ringde" in page
    assert "Hemlig" not in page


def test_that_they_were_masked_can_be_undone(report, coordinator):
    reports["mask"](report, by=coordinator, over=1, text="", handled_by="", handled_how="")
    assert words() == ("", "", "")
    reports["undo_handling"](report, by=coordinator, over=2)

    assert words() == ("Klotter.", BY, HOW)


def test_they_are_read_by_the_guard_as_the_text_is(browser, report):
    answer = step(browser, report, "mask", text="Klotter.", handled_by="Ring 070-174 06 05", handled_how=HOW)

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["handled_by"])
    assert words() == ("Klotter.", BY, HOW)
