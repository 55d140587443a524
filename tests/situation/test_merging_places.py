"""The page where two names for one place become one."""

import pytest

from situation.models import Place
from tests.factories.situation import PlaceFactory, ReportFactory


@pytest.fixture
def place(hedemora, now):
    found = PlaceFactory(name="Torget")
    ReportFactory.create_batch(2, place=found)
    ReportFactory(place=found, state="new")
    return found


@pytest.fixture
def into(place):
    return PlaceFactory(name="Torget", area__name="Garpenberg")


@pytest.fixture
def browser(signed_in, coordinator):
    return signed_in(coordinator)


def address(place):
    return f"/arbete/est/platser/{place.key}/steg/merge_place/"


def test_the_places_page_leads_there_for_the_coordinator_alone(place, browser, signed_in, stranger):
    link = f'href="{address(place)}"'

    assert link in browser.get(place.get_absolute_url()).content.decode()
    assert link not in signed_in(stranger).get(place.get_absolute_url()).content.decode()
    assert signed_in(stranger).get(address(place)).status_code == 404


def test_the_page_says_how_many_reports_are_moved(place, into, browser):
    page = browser.get(address(place)).content.decode()

    assert "3 rapporter flyttas till den plats du väljer, och Torget går inte längre att välja." in page
    assert "Ja, flytta 3 rapporter från Torget" in page


@pytest.mark.parametrize(("number", "said"), [(0, "Inga rapporter flyttas"), (1, "En rapport flyttas")])
def test_few_are_told_in_words(number, said, browser, hedemora, now):
    place = PlaceFactory()
    ReportFactory.create_batch(number, place=place)

    assert said in browser.get(address(place)).content.decode()


def test_one_chooses_among_the_other_places_in_use_told_apart_by_area(place, into, browser):
    closed = PlaceFactory(closed_on="2027-01-01")
    offered = dict(browser.get(address(place)).context["form"].fields["into"].choices)

    assert offered[into.pk] == "Torget, Garpenberg"
    assert {place.pk, closed.pk} & {getattr(key, "value", key) for key in offered} == set()
    assert len(offered) == 1 + Place.objects.in_use().count() - 1


def test_nothing_is_moved_until_it_has_been_read(place, into, browser):
    answer = browser.post(address(place), {"into": into.pk})

    assert answer.status_code == 422
    assert "Kryssa i att du vet vad som flyttas." in answer.content.decode()
    assert into.reports.count() == 0


def test_the_reports_are_moved_and_one_is_at_the_other_place(place, into, browser):
    answer = browser.post(address(place), {"into": into.pk, "is_sure": "on"}, follow=True)

    assert answer.redirect_chain == [(into.get_absolute_url(), 302)]
    assert "Platserna är sammanslagna." in answer.content.decode()
    assert (into.reports.count(), place.reports.count()) == (3, 0)


def test_what_was_merged_is_merged_once(place, into, browser):
    browser.post(address(place), {"into": into.pk, "is_sure": "on"})

    assert browser.get(address(place)).status_code == 404
    assert browser.get(address(into).replace("merge_place", "finns_inte")).status_code == 404
