"""The municipality's profile: loaded as a whole or not at all, and again without changing anything."""

import copy
import io
from datetime import date

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.core.serializers import serialize

from councils.models import Body, Organisation, Seat
from guideline.models import Municipality, ProvisionVersion
from guideline.profile import PROFILES, ProfileFault, load, read
from meetings.models import Meeting, StandingItem
from office.almanac import at
from situation.models import Area, Category
from tests.factories.councils import HoldingFactory
from tests.factories.meetings import MeetingFactory

OURS = ("guideline", "councils", "meetings", "situation", "office")


@pytest.fixture
def profile():
    return copy.deepcopy(read(PROFILES / "hedemora.toml"))


def everything():
    """Every row of every table of ours, as text."""
    models = [model for app in OURS for model in apps.get_app_config(app).get_models()]
    return {model._meta.label: serialize("json", model._base_manager.order_by("pk")) for model in models}


def body_in(profile, key):
    return next(body for body in profile["bodies"] if body["key"] == key)


def test_hedemora_is_loaded_whole(hedemora):
    municipality = Municipality.objects.get()

    assert (municipality.code, municipality.name) == ("2083", "Hedemora kommun")
    assert list(Body.objects.order_by("order").values_list("key", flat=True)) == [
        "kommunfullmaktige",
        "kommunstyrelsen",
        "styrgruppen",
        "bra",
        "est",
    ]
    counts = [each.objects.count() for each in (ProvisionVersion, Seat, Organisation, StandingItem, Area)]
    assert counts == [39, 29, 7, 29, 10]


def test_the_bodies_stand_under_each_other(hedemora):
    parents = dict(Body.objects.values_list("key", "parent__key"))

    assert parents == {
        "kommunfullmaktige": None,
        "kommunstyrelsen": "kommunfullmaktige",
        "styrgruppen": "kommunstyrelsen",
        "bra": "kommunstyrelsen",
        "est": "bra",
    }


def test_loaded_again_no_row_changes(hedemora):
    before = everything()

    call_command("load_guideline", verbosity=0)

    assert everything() == before


def test_the_command_says_what_it_did(db):
    said = io.StringIO()

    call_command("load_guideline", stdout=said)

    assert said.getvalue() == "Profilen hedemora är inläst.\n"


def changed_tables(before):
    return {label for label, rows in everything().items() if rows != before[label]}


def test_a_changed_profile_changes_only_what_it_names(hedemora, profile):
    before = everything()
    body_in(profile, "bra")["place"] = "Biblioteket"

    load(profile)

    assert changed_tables(before) == {"councils.Body", "guideline.Municipality"}
    assert dict(Body.objects.values_list("key", "place"))["bra"] == "Biblioteket"
    assert Body.objects.get(key="est").place == "Kommunhuset, sammanträdesrummet"


def test_what_a_profile_leaves_out_stays(hedemora, profile):
    Body.objects.filter(key="bra").update(place="Biblioteket")
    council = body_in(profile, "bra")
    del council["place"], council["standing"], council["seats"]
    council["purpose"] = "Ny uppgift."

    load(profile)

    body = Body.objects.get(key="bra")
    assert (body.place, body.purpose) == ("Biblioteket", "Ny uppgift.")
    assert (body.seats.count(), body.standing_items.count()) == (15, 10)


def test_what_people_have_changed_since_is_left_as_they_made_it(hedemora):
    Seat.objects.filter(body__key="bra", key="skolchef").update(title="Utbildningschef")

    call_command("load_guideline", verbosity=0)

    assert Seat.objects.get(body__key="bra", key="skolchef").title == "Utbildningschef"


def test_a_seat_keeps_its_holders_and_its_first_day_when_its_words_change(hedemora, profile):
    seat = Seat.objects.get(body__key="bra", key="skolchef")
    HoldingFactory(seat=seat)
    next(each for each in body_in(profile, "bra")["seats"] if each["key"] == "skolchef")["title"] = "Utbildningschef"
    profile["guideline"]["in_force_from"] = date(2027, 7, 1)

    load(profile)

    changed = Seat.objects.get(pk=seat.pk)
    assert (changed.title, changed.since, changed.holdings.count()) == ("Utbildningschef", date(2025, 1, 1), 1)


@pytest.fixture
def later_guideline(profile):
    """From the first of July ten days' notice."""
    profile["guideline"]["in_force_from"] = date(2027, 7, 1)
    for row in profile["provisions"]:
        if row["key"] == "H06":
            row["value"] = {"meetings_a_year": 4, "notice_days": 10}
    return profile


@pytest.mark.parametrize(("day", "notice"), [(date(2027, 6, 30), 7), (date(2027, 7, 1), 10)])
def test_a_later_guideline_judges_later_meetings_only(council, later_guideline, now, day, notice):
    meeting = MeetingFactory(body=council, day=day)

    load(later_guideline)

    meeting.refresh_from_db()
    assert meeting.notice_days == notice


@pytest.mark.parametrize("state", ["summoned", "held", "cancelled"])
def test_a_meeting_that_has_been_called_keeps_the_notice_it_was_called_with(council, later_guideline, now, state):
    MeetingFactory(body=council, day=date(2027, 9, 9), state=state)

    load(later_guideline)

    assert Meeting.objects.get().notice_days == 7


def test_the_old_guideline_stands_for_its_own_time(hedemora, later_guideline):
    load(later_guideline)

    versions = ProvisionVersion.objects.filter(key="H06").order_by("in_force_from")
    assert [(each.in_force_from, each.value["notice_days"]) for each in versions] == [
        (date(2025, 1, 1), 7),
        (date(2027, 7, 1), 10),
    ]
    assert ProvisionVersion.objects.in_force(date(2027, 6, 30))["H06"].value["notice_days"] == 7


def test_a_profile_may_hold_two_versions_of_a_provision(db, profile):
    row = {"key": "H06", "in_force_from": date(2028, 1, 1), "value": {"meetings_a_year": 5, "notice_days": 10}}
    profile["provisions"].append(row)

    load(profile)

    before, after = (ProvisionVersion.objects.in_force(date(year, 6, 1))["H06"].value for year in (2027, 2028))
    assert (before["notice_days"], after["notice_days"]) == (7, 10)


def test_the_law_is_the_same_in_both(hedemora, later_guideline):
    load(later_guideline)

    assert ProvisionVersion.objects.filter(key="L14").count() == 1


def test_a_restricted_category_restricts_those_under_it(hedemora):
    restricted = Category.objects.filter(is_restricted=True).order_by("order")

    assert [category.key for category in restricted] == ["hatbrott", "misstankt-hatbrott", "extremistisk-symbol"]


def test_the_first_meeting_of_an_afternoon_is_planned_by_the_profiles_clock(council):
    assert at(date(2027, 2, 11), Body.objects.get(key="bra").starts).hour == 13


def test_a_profile_that_is_not_toml_says_so(tmp_path):
    path = tmp_path / "profil.toml"
    path.write_text("[municipality\n")

    with pytest.raises(ProfileFault, match="går inte att läsa"):
        read(path)


def test_a_profile_that_does_not_exist_says_so(db):
    with pytest.raises(CommandError, match=r"finns-inte\.toml"):
        call_command("load_guideline", "finns-inte")
