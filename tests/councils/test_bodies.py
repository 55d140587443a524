from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from councils.models import Body, Kind, Mandate
from councils.models.bodies import ItemKind
from guideline.models import ProvisionVersion
from tests.factories.councils import BodyFactory


@pytest.mark.parametrize(
    ("mandate", "more"),
    [
        (Mandate.CONSULTS, []),
        (Mandate.GROUPS, ["group"]),
        (Mandate.DIRECTS, ["group", "decision"]),
        (Mandate.DECIDES, ["group", "decision", "money"]),
    ],
)
def test_a_mandate_says_how_a_matter_may_end(mandate, more):
    assert [kind.value for kind in mandate.outcomes] == ["information", "consultation", "opinion", *more]


def test_of_hedemoras_bodies_only_the_deciding_ones_decide_about_money(hedemora):
    deciding = [body.key for body in Body.objects.all() if ItemKind.MONEY in body.item_kinds]

    assert deciding == ["kommunfullmaktige", "kommunstyrelsen"]


@pytest.mark.parametrize("mandate", [Mandate.DIRECTS, Mandate.DECIDES])
def test_the_database_itself_refuses_a_council_that_decides(council, mandate):
    with pytest.raises(IntegrityError), transaction.atomic():
        Body.objects.filter(pk=council.pk).update(mandate=mandate)


def test_a_form_says_in_swedish_why_the_council_cannot_decide(council):
    council.mandate = Mandate.DECIDES

    with pytest.raises(ValidationError, match="Rådet är ett referensorgan"):
        council.full_clean()


@pytest.mark.parametrize("mandate", [Mandate.CONSULTS, Mandate.GROUPS])
def test_a_council_may_consult_and_set_up_groups(council, mandate):
    assert Body.objects.filter(pk=council.pk).update(mandate=mandate) == 1


def test_the_council_has_the_notice_and_the_number_of_meetings_from_the_guideline(council):
    rules = council.rules_on(date(2027, 1, 1))

    assert (rules.notice, rules.meetings_a_year, rules.source) == (timedelta(days=7), 4, "Riktlinjen, Lokala Brå")


def test_where_the_guideline_is_silent_the_bodys_own_practice_holds(steering_group, est):
    rules = [body.rules_on(date(2027, 1, 1)) for body in (steering_group, est)]

    assert [(each.notice_days, each.seasons, each.every_days) for each in rules] == [
        (7, ("spring", "autumn"), 0),
        (1, (), 14),
    ]


@pytest.mark.parametrize(("day", "notice"), [(date(2024, 12, 31), 0), (date(2025, 1, 1), 7)])
def test_the_guideline_holds_from_its_first_day(council, day, notice):
    assert council.rules_on(day).notice_days == notice


@pytest.mark.parametrize(("day", "notice"), [(date(2027, 6, 30), 7), (date(2027, 7, 1), 10)])
def test_a_later_guideline_holds_from_its_own_first_day(council, day, notice):
    ProvisionVersion.objects.create(key="H06", in_force_from=date(2027, 7, 1), value={"notice_days": 10})

    assert council.rules_on(day).notice_days == notice


def test_a_number_that_no_rule_knows_of_is_passed_by(council):
    ProvisionVersion.objects.filter(key="H06").update(value={"notice_days": 7, "kaffe": True})

    assert council.rules_on(date(2027, 1, 1)).notice_days == 7


def test_a_body_without_a_provision_keeps_its_own_practice(db):
    rules = BodyFactory(notice_days=3).rules_on(date(2027, 1, 1))

    assert (rules.notice_days, rules.source, rules.meetings_a_year) == (3, "", 0)


def test_the_deciding_bodies_meet_elsewhere(hedemora):
    assert [body.key for body in Body.objects.meeting_here()] == ["styrgruppen", "bra", "est"]
    assert [kind.meets_here for kind in Kind] == [False, True, True, True, True]
