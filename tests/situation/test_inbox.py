"""The coordinator's inbox, and what nobody else finds behind any of its addresses."""

import pytest

from office.lifecycle import StepRefused
from office.models import Letter
from situation.lifecycle import reports
from situation.models import Category, Report
from tests.factories.councils import PersonFactory
from tests.factories.situation import PlaceFactory, RapporteurFactory, ReportFactory

WORD, NAME = "Gnistregnet", "Rapportören Hemlig"
PAGE = "/arbete/est/granska/"


@pytest.fixture
def reporter(coordinator, now):
    return RapporteurFactory(person__name=NAME).person


@pytest.fixture
def report(reporter):
    report = ReportFactory(state="new", text=WORD, reporter=reporter, organisation=reporter.organisation)
    report.origin.may_be_contacted = True
    report.origin.save()
    return report


def step(browser, report, name, **told):
    return browser.post(f"{report.get_absolute_url()}steg/{name}/", {"over": report.version} | told, follow=True)


def test_the_inbox_is_emptied_one_by_one(signed_in, coordinator, report):
    browser = signed_in(coordinator)
    assert WORD in browser.get(PAGE).content.decode()
    after = step(browser, report, "approve")

    assert after.redirect_chain == [(PAGE, 302)]
    assert "Allt är granskat." in after.content.decode()
    assert Report.objects.get().state == "approved"
    assert step(browser, Report.objects.get(), "undo_handling").status_code == 200
    assert Report.objects.get().state == "new"


def test_who_reported_stands_on_the_reports_own_page_for_the_coordinator(signed_in, coordinator, report):
    browser = signed_in(coordinator)

    assert NAME in browser.get(report.get_absolute_url()).content.decode()
    assert NAME not in browser.get(PAGE).content.decode()


@pytest.mark.parametrize("state", ["new", "asked", "approved", "rejected"])
@pytest.mark.parametrize("who", ["chair", "member", "stranger", "administrator", "nobody"])
def test_no_page_tells_anybody_else_of_it(who, state, request, signed_in, report):
    Report.objects.update(state=state)
    person = PersonFactory() if who == "nobody" else request.getfixturevalue(who)
    browser, address = signed_in(person), report.get_absolute_url()
    pages = [browser.get(each) for each in (PAGE, address, f"{address}bild/", f"{address}steg/mask/", "/arbete/")]
    told = " ".join(page.content.decode() for page in pages)

    assert NAME not in told
    assert (WORD in told) == (who == "stranger" and state == "approved")


def test_something_alike_is_shown_beside(signed_in, coordinator, report):
    other = ReportFactory(place=report.place, category=report.category, organisation=report.organisation)

    assert f"nr {other.pk}" in signed_in(coordinator).get(PAGE).content.decode()


def test_a_report_of_another_place_is_not_alike(signed_in, coordinator, report):
    other = ReportFactory(place=PlaceFactory(), category=report.category)

    assert f"nr {other.pk}," not in signed_in(coordinator).get(PAGE).content.decode()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("reject", {"why": ""}),
        ("reject", {"why": "Ring 070-174 06 05"}),
        ("ask_back", {"why": ""}),
        ("recategorise", {"category": "0", "severity": "2"}),
        ("merge", {"into": "0"}),
        ("mask", {"text": "Ring 070-174 06 05"}),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_done(name, told, signed_in, coordinator, report):
    answer = step(signed_in(coordinator), report, name, **told)

    assert answer.status_code == 422
    assert Report.objects.get().state == "new"


def test_a_page_that_has_grown_old_is_read_again(signed_in, coordinator, report):
    Report.objects.update(version=2, text="Ändrad")
    answer = step(signed_in(coordinator), report, "approve")

    assert "Läs den igen" in answer.content.decode()
    assert Report.objects.get().state == "new"


def test_the_question_goes_by_letter_and_the_letter_tells_of_no_report(coordinator, report, reporter):
    reports["ask_back"](report, by=coordinator, over=1, why="Vilken sida?")

    letter = Letter.objects.get()
    assert (letter.recipient, "Vilken sida?" in letter.body) == (reporter, True)
    for field in (letter.matter, letter.key, letter.subject, letter.search_text):
        assert f"report/{report.pk}" not in field
        assert WORD not in field


@pytest.mark.parametrize(
    ("contacted", "until", "words"),
    [(False, None, "inte bli kontaktad"), (True, "2027-02-02", "inte rapportör längre")],
)
def test_whoever_cannot_be_asked_is_not_asked(contacted, until, words, signed_in, coordinator, report):
    report.origin.may_be_contacted = contacted
    report.origin.save()
    report.organisation.rapporteurs.update(until=until)

    assert words in step(signed_in(coordinator), report, "ask_back", why="Vilken sida?").content.decode()
    assert not Letter.objects.exists()


def test_two_who_judge_at_once_do_not_both_succeed(coordinator, report):
    one, other = Report.objects.get(), Report.objects.get()
    reports["approve"](one, by=coordinator, over=1)

    with pytest.raises(StepRefused):
        reports["reject"](other, by=coordinator, over=1, why="Skämt.")
    assert [line.what for line in report.handlings.all()] == ["approve"]


def test_a_restricted_category_is_marked_and_stays_with_the_coordinator(signed_in, coordinator, stranger, report):
    hidden = Category.objects.get(key="misstankt-hatbrott")
    Report.objects.update(category=hidden, state="approved")

    assert signed_in(stranger).get(report.get_absolute_url()).status_code == 404
    assert signed_in(coordinator).get(report.get_absolute_url()).status_code == 200
