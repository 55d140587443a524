"""Areas and categories from the profile; rapporteurs for a time."""

from datetime import date, timedelta

import pytest

from guideline.profile import PROFILES, load, read
from situation.models import Area, Category, Rapporteur
from tests.factories.councils import OrganisationFactory, PersonFactory

DAY = timedelta(days=1)
SINCE, UNTIL = date(2027, 1, 1), date(2027, 6, 30)


def test_the_areas_are_hedemoras_own_in_order_with_their_people(hedemora):
    codes = list(Area.objects.values_list("code", flat=True))

    assert (len(codes), codes) == (10, sorted(codes))
    assert {code[:4] for code in codes} == {"2083"}
    assert sum(Area.objects.values_list("population", flat=True)) == 15281


def test_the_categories_are_in_two_levels_each_after_its_own(hedemora):
    tops = Category.objects.filter(parent=None)

    assert tops.count() == 17
    assert [each.key for each in Category.objects.all()[:3]] == ["skadegorelse", "glaskross", "skadade-inventarier"]
    assert not Category.objects.filter(parent__parent__isnull=False).exists()


def test_a_new_name_in_the_profile_is_the_same_category(hedemora):
    profile = read(PROFILES / "hedemora.toml")
    profile["categories"][0]["name"] = "Vandalisering"
    before = Category.objects.count()

    load(profile)

    assert (Category.objects.get(key="skadegorelse").name, Category.objects.count()) == ("Vandalisering", before)


@pytest.mark.parametrize(("day", "there"), [(SINCE - DAY, 0), (SINCE, 1), (UNTIL, 1), (UNTIL + DAY, 0)])
def test_a_rapporteur_reports_between_two_days(db, day, there):
    Rapporteur.objects.create(person=PersonFactory(), organisation=OrganisationFactory(), since=SINCE, until=UNTIL)

    assert Rapporteur.objects.on(day).count() == there


def test_a_rapporteur_until_further_notice_reports_on(db):
    rapporteur = Rapporteur.objects.create(
        person=PersonFactory(name="Rapportören"), organisation=OrganisationFactory(name="Bostäder"), since=SINCE
    )

    assert list(Rapporteur.objects.on(date(2040, 1, 1))) == [rapporteur]
    assert str(rapporteur) == "Rapportören för Bostäder"
