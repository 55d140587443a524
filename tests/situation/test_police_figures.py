"""What the police tell in figures: written in, corrected over what was read, taken away."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from office import journal
from office.lifecycle import StepRefused
from office.trace import tell
from situation.lifecycle import figures, groups
from situation.lifecycle.police import TWICE
from situation.models import Area, Category, PoliceFigure
from tests.factories.meetings import MeetingFactory
from tests.factories.situation import PoliceFigureFactory

PAGE = "/arbete/est/polisen/"


@pytest.fixture
def category(hedemora):
    return Category.objects.get(key="skadegorelse")


def told(what, **changes):
    facts = {"category": what.pk, "first_day": "2027-01-18", "last_day": "2027-01-31", "number": "7"}
    return facts | {"area": "", "source": "Muntligt på mötet"} | changes


def facts(category, **changes):
    days = {"first_day": date(2027, 1, 18), "last_day": date(2027, 1, 31)}
    return {"category": category, "area": None, "number": 7, "source": "Muntligt", **days} | changes


@pytest.fixture
def figure(category, now):
    return PoliceFigureFactory(category=category, number=4)


def step(browser, figure, name, **sent):
    return browser.post(f"{PAGE}{figure.pk}/steg/{name}/", sent)


def test_what_was_told_is_written_in_and_stands_in_the_list(signed_in, coordinator, category, est, now):
    browser = signed_in(coordinator)
    answer = browser.post(PAGE, told(category), follow=True)

    figure = PoliceFigure.objects.get()
    assert (figure.number, figure.area, figure.entered_by) == (7, None, coordinator)
    assert (figure.first_day, figure.last_day) == (date(2027, 1, 18), date(2027, 1, 31))
    assert answer.redirect_chain == [(PAGE, 302)]
    assert "Hela kommunen" in answer.content.decode()
    assert [line.what for line in journal.of(est)] == ["Skriv in uppgiften"]


def test_the_trace_calls_each_fact_by_its_name_and_names_the_category_for_who_may_read(
    category, est, coordinator, member, now
):
    groups["enter_figure"](est, by=coordinator, **facts(category))

    said = {who: dict(tell(journal.of(est), who)[0].details) for who in (coordinator, member)}
    assert said[coordinator]["Kategori"] == category.name
    assert said[member]["Kategori"] == f"Kategori {category.pk}"
    assert said[coordinator] | {"Kategori": ""} == said[member] | {"Kategori": ""}
    assert said[member] | {"Kategori": ""} == {
        "Kategori": "", "Antal": "7", "Hur det lämnades": "en text på 8 tecken",
        "Från": "måndag 18 januari 2027", "Till och med": "söndag 31 januari 2027",
    }  # fmt: skip


def test_the_days_are_those_of_the_next_meeting_until_others_are_chosen(signed_in, coordinator, est, now):
    MeetingFactory(body=est, day=date(2027, 2, 16))
    form = signed_in(coordinator).get(PAGE).context["form"]

    assert (form["first_day"].value(), form["last_day"].value()) == (date(2027, 2, 1), date(2027, 2, 14))


def test_the_same_is_not_written_in_twice(signed_in, coordinator, category, now):
    browser = signed_in(coordinator)
    browser.post(PAGE, told(category))
    answer = browser.post(PAGE, told(category, number="9"))

    assert answer.status_code == 422
    assert answer.context["form"].errors == {"category": [TWICE]}
    assert PoliceFigure.objects.get().number == 7


@pytest.mark.parametrize("other", [{"area": "2083C1010"}, {"last_day": "2027-02-01"}, {"first_day": "2027-01-17"}])
def test_another_area_or_other_days_are_something_else(other, signed_in, coordinator, category, now):
    browser = signed_in(coordinator)
    if "area" in other:
        other = {"area": Area.objects.get(code=other["area"]).pk}
    answers = [browser.post(PAGE, told(category, **more)).status_code for more in ({}, other)]

    assert answers == [302, 302]
    assert PoliceFigure.objects.count() == 2


@pytest.mark.parametrize("area", [None, "2083C1010"])
def test_two_who_write_the_same_at_once_are_told_by_the_step(area, coordinator, category, est, now):
    """Each saw that it was not there; the database sees that it is."""
    where = Area.objects.get(code=area) if area else None
    groups["enter_figure"](est, by=coordinator, **facts(category, area=where))

    with pytest.raises(StepRefused, match="redan en uppgift"):
        groups["enter_figure"](est, by=coordinator, **facts(category, area=where))
    assert PoliceFigure.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"last_day": "2027-01-17"}, "last_day"),
        ({"first_day": "1999-12-31", "last_day": "2000-01-10"}, "first_day"),
        ({"last_day": "2028-01-19"}, "last_day"),
        ({"number": "-1"}, "number"),
        ({"number": "100001"}, "number"),
        ({"number": ""}, "number"),
        ({"source": ""}, "source"),
        ({"source": "Ring 070-174 06 05"}, "source"),
        ({"category": "0"}, "category"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_kept(
    wrong, field, signed_in, coordinator, category, now
):
    answer = signed_in(coordinator).post(PAGE, told(category, **wrong))

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert not PoliceFigure.objects.exists()


@pytest.mark.parametrize("last", ["2027-01-18", "2028-01-18"])
def test_a_day_and_a_year_are_periods_too(last, signed_in, coordinator, category, now):
    assert signed_in(coordinator).post(PAGE, told(category, last_day=last)).status_code == 302


def test_a_category_that_only_the_coordinator_sees_cannot_be_told_of(signed_in, coordinator, now):
    form = signed_in(coordinator).get(PAGE).context["form"]
    offered = set(form.fields["category"].queryset)

    assert offered
    assert not [each for each in offered if each.is_restricted or each.looks_ahead]


def test_a_figure_is_corrected_over_the_one_that_was_read(signed_in, coordinator, category, figure):
    answer = step(signed_in(coordinator), figure, "correct_figure", over=1, **told(category, number="5"))
    figure.refresh_from_db()

    assert answer.status_code == 302
    assert (figure.number, figure.first_day, figure.version) == (5, date(2027, 1, 18), 2)
    assert figure.entered_by == coordinator
    assert [line.what for line in journal.of(figure)] == ["Rätta"]


@pytest.mark.parametrize("name", ["correct_figure", "remove_figure"])
def test_one_that_has_been_corrected_meanwhile_is_read_again(name, signed_in, coordinator, category, figure):
    PoliceFigure.objects.update(version=2, number=6)
    answer = step(signed_in(coordinator), figure, name, over=1, **told(category))

    assert answer.status_code == 422
    assert "Läs den igen" in answer.content.decode()
    assert PoliceFigure.objects.get().number == 6


def test_corrected_to_what_another_says_already_it_is_refused(signed_in, coordinator, category, figure):
    other = PoliceFigureFactory(category=category, first_day=date(2027, 1, 18), last_day=date(2027, 1, 31))
    answer = step(signed_in(coordinator), figure, "correct_figure", over=1, **told(category))

    assert answer.context["form"].errors == {"category": [TWICE]}
    assert {each.number for each in PoliceFigure.objects.exclude(pk=other.pk)} == {4}


def test_a_figure_is_taken_away_and_the_journal_tells_of_it(signed_in, coordinator, figure):
    answer = step(signed_in(coordinator), figure, "remove_figure", over=1)

    assert answer.status_code == 302
    assert not PoliceFigure.objects.exists()
    assert [line.what for line in journal.of(figure)] == ["Ta bort"]


def test_what_another_has_taken_away_is_not_there_to_correct(coordinator, category, figure):
    PoliceFigure.objects.all().delete()

    with pytest.raises(StepRefused, match="finns inte längre"):
        figures["correct_figure"](figure, by=coordinator, over=1, **facts(category))


def test_the_list_is_leafed_through(signed_in, coordinator, category, now):
    for number in range(31):
        PoliceFigureFactory(category=category, first_day=date(2026, 1, 1), last_day=date(2026, 2, 1 + number % 28),
                            area=None if number < 28 else Area.objects.all()[number - 28])  # fmt: skip
    browser = signed_in(coordinator)

    assert len(browser.get(PAGE).context["page"].object_list) == 30
    assert len(browser.get(f"{PAGE}?page=2").context["page"].object_list) == 1


def test_the_database_has_one_figure_for_the_whole_and_one_for_each_area(category, hedemora):
    PoliceFigureFactory(category=category)

    with pytest.raises(IntegrityError), transaction.atomic():
        PoliceFigureFactory(category=category)
