"""The guideline's numbers changed in the profile: one at a time, and never to what no rule can read."""

import copy
from datetime import date

import pytest

from councils.models import Body
from guideline.models import ProvisionVersion, Verdict
from guideline.profile import PROFILES, ProfileFault, load, read
from guideline.rules import RULES, judge_all
from hedemora_bra.tasks import check_guideline
from office.almanac import local

LATER = date(2027, 1, 1)


@pytest.fixture
def profile():
    return copy.deepcopy(read(PROFILES / "hedemora.toml"))


def row_of(profile, key):
    return next(row for row in profile["provisions"] if row["key"] == key)


def days_of(key):
    days = ProvisionVersion.objects.filter(key=key).order_by("in_force_from")
    return list(days.values_list("in_force_from", flat=True))


def found(key, now):
    return next(each.finding for each in judge_all(now, local(now).date()) if each.provision.key == key)


def test_a_version_that_names_one_number_keeps_the_others(hedemora, profile):
    row_of(profile, "H06")["value"] = {"meetings_a_year": 6, "notice_days": 7}
    profile["provisions"].append({"key": "H06", "in_force_from": LATER, "value": {"notice_days": 10}})

    load(profile)

    assert ProvisionVersion.objects.in_force(LATER)["H06"].value == {"meetings_a_year": 6, "notice_days": 10}


def test_a_version_that_names_one_number_keeps_the_words_of_the_one_before(hedemora, profile):
    row_of(profile, "H06")["asks"] = "Rådet möts sex gånger om året."
    profile["provisions"].append({"key": "H06", "in_force_from": LATER, "value": {"notice_days": 10}})

    load(profile)

    assert ProvisionVersion.objects.in_force(LATER)["H06"].asks == "Rådet möts sex gånger om året."


def test_a_row_that_names_one_number_has_the_guidelines_own_beside_it(hedemora, profile):
    row_of(profile, "H06")["value"] = {"notice_days": 10}

    load(profile)

    assert ProvisionVersion.objects.in_force(LATER)["H06"].value == {"meetings_a_year": 4, "notice_days": 10}


def test_a_guideline_that_is_older_than_was_thought_leaves_no_version_after_it(hedemora, profile, now):
    profile["guideline"]["in_force_from"] = date(2024, 5, 14)
    row_of(profile, "H06")["value"] = {"notice_days": 10}

    load(profile)

    assert days_of("H06") == [date(2024, 5, 14)]
    assert Body.objects.get(key="bra").rules_on(LATER).notice_days == 10
    assert days_of("L14") == [date(2023, 7, 1)]


@pytest.mark.parametrize(
    ("first", "stays"), [(date(2027, 2, 3), True), (date(2027, 2, 4), False), (date(2028, 1, 1), False)]
)
@pytest.mark.parametrize("then", [date(2028, 7, 1), None])
def test_a_version_whose_day_is_mended_is_withdrawn_unless_it_has_begun(hedemora, profile, now, first, stays, then):
    """Today is 3 February. What has begun is withdrawn only when the provision has no later day."""
    row = {"key": "H06", "in_force_from": first, "value": {"notice_days": 10}}
    profile["provisions"].append(row)
    load(profile)
    profile["provisions"][-1:] = [row | {"in_force_from": then}] if then else []

    load(profile)

    left = [first] if stays and then else []
    assert days_of("H06") == [date(2025, 1, 1), *left, *([then] if then else [])]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("H06", {"meetings_a_year": 4, "notice_days": "sju"}),
        ("H06", {"meetings_a_year": True}),
        ("H03", {"seasons": "spring"}),
        ("H11", {"every_days": 14.5}),
        ("H11", {"notice_days": "ett"}),
    ],
)
def test_a_number_of_another_kind_is_refused(hedemora, profile, key, value):
    row_of(profile, key)["value"] = value

    with pytest.raises(ProfileFault, match=f"{key}: {list(value)[-1]} "):
        load(profile)


def test_a_rule_that_goes_wrong_takes_no_other_down(hedemora, coordinator, signed_in, now, caplog):
    ProvisionVersion.objects.filter(key="H06").update(value={"notice_days": 10})

    assert signed_in(coordinator).get("/arbete/riktlinjen/").status_code == 200
    check_guideline()

    finding = found("H06", now)
    assert (finding.verdict, finding.says) == (
        Verdict.NOT_JUDGED,
        "Punkten gick inte att bedöma. Vad som gick fel står i driftloggen.",
    )
    assert {each.provision.key for each in judge_all(now, local(now).date())} > RULES.keys()
    assert "H06" in caplog.text
