"""How provisions are judged: by their rules, from the versions in force, with the worst told."""

from datetime import date, time, timedelta

import pytest

from guideline import provisions
from guideline.models import Judgement, ProvisionVersion, Verdict
from guideline.rules import RULES, Evidence, Finding, judge_all, record, rule, worst
from hedemora_bra.tasks import check_guideline
from office import clock
from office.almanac import at
from office.models import Letter

TODAY = date(2027, 2, 3)
NOW = at(TODAY, time(8))
DAY = timedelta(days=1)
COUNCIL = provisions.COUNCIL_MEETINGS


@pytest.fixture
def verdict(hedemora, monkeypatch):
    """verdict(Verdict.X) makes that what the council's meetings are judged as, from then on."""

    def judged(verdict):
        monkeypatch.delitem(RULES, COUNCIL.key)
        rule(COUNCIL)(lambda value, now: Finding(verdict, f"{verdict.label}."))

    monkeypatch.setitem(RULES, COUNCIL.key, RULES[COUNCIL.key])
    return judged


def found(key, day=TODAY):
    return next(each for each in judge_all(NOW, day) if each.provision.key == key)


@pytest.mark.parametrize(
    ("verdicts", "wanted"),
    [
        (["followed"], "followed"),
        (["followed", "at_risk"], "at_risk"),
        (["broken", "at_risk", "followed"], "broken"),
        (["followed", "followed"], "followed"),
        (["not_judged", "followed"], "followed"),
    ],
)
def test_of_several_findings_the_worst_counts(verdicts, wanted):
    assert worst(*(Finding(Verdict(verdict), "") for verdict in verdicts)).verdict == wanted


def test_of_several_findings_everything_is_said_and_shown():
    first = Finding(Verdict.FOLLOWED, "Ett.", (Evidence("a"),))
    second = Finding(Verdict.BROKEN, "Två.", (Evidence("b", "/b/"),))

    assert worst(first, second) == Finding(Verdict.BROKEN, "Ett. Två.", (Evidence("a"), Evidence("b", "/b/")))


def test_every_provision_in_force_is_judged_in_the_order_of_the_text(hedemora):
    assert [each.provision.key for each in judge_all(NOW, TODAY)] == list(provisions.PROVISIONS)


@pytest.mark.parametrize(
    ("day", "count"),
    [
        (date(2023, 6, 30), 0),
        (date(2023, 7, 1), 20),
        (date(2024, 12, 31), 20),
        (date(2025, 1, 1), 38),
        (date(2025, 3, 31), 38),
        (date(2025, 4, 1), 39),
    ],
)
def test_a_provision_is_judged_from_the_day_it_is_in_force(hedemora, day, count):
    assert len(judge_all(at(day, time(8)), day)) == count


def test_a_provision_without_a_rule_says_why_it_is_not_judged(hedemora):
    finding = found("H01").finding

    assert (finding.verdict, finding.says) == (Verdict.NOT_JUDGED, provisions.PROVISIONS["H01"].not_yet)


def test_a_provision_has_one_rule():
    with pytest.raises(ValueError, match="H06 har redan en regel"):
        rule(COUNCIL)(lambda value, now: None)


def test_rules_with_the_same_gatherer_share_what_it_found(hedemora, monkeypatch):
    asked = []
    for provision in (provisions.COUNCIL_MEETINGS, provisions.COUNCIL_SEATS):
        monkeypatch.delitem(RULES, provision.key)
        rule(provision, asked.append)(lambda facts, value, now: Finding(Verdict.FOLLOWED, ""))

    judge_all(NOW, TODAY)

    assert asked == [NOW]


def test_a_rule_gets_the_numbers_in_force_that_day(hedemora, monkeypatch):
    ProvisionVersion.objects.create(key="H06", in_force_from=TODAY + DAY, value={"meetings_a_year": 6})
    monkeypatch.delitem(RULES, "H06")
    rule(COUNCIL)(lambda value, now: Finding(Verdict.FOLLOWED, str(value["meetings_a_year"])))

    assert [found("H06", day).finding.says for day in (TODAY, TODAY + DAY)] == ["4", "6"]


def test_the_first_check_writes_everything_down_and_calls_nothing_worse(verdict):
    verdict(Verdict.BROKEN)

    assert record(NOW, TODAY) == []
    assert Judgement.objects.count() == len(provisions.PROVISIONS)


@pytest.mark.parametrize(
    ("before", "after", "worse"),
    [
        (Verdict.FOLLOWED, Verdict.FOLLOWED, []),
        (Verdict.FOLLOWED, Verdict.AT_RISK, ["H06"]),
        (Verdict.FOLLOWED, Verdict.BROKEN, ["H06"]),
        (Verdict.AT_RISK, Verdict.BROKEN, ["H06"]),
        (Verdict.BROKEN, Verdict.AT_RISK, []),
        (Verdict.BROKEN, Verdict.BROKEN, []),
    ],
)
def test_what_has_become_worse_since_the_last_check_is_told(verdict, before, after, worse):
    verdict(before)
    record(NOW, TODAY)
    verdict(after)

    assert [each.provision.key for each in record(NOW + DAY, TODAY + DAY)] == worse


def test_a_verdict_remembers_since_when_it_has_been_so(verdict):
    for days, each in enumerate([Verdict.FOLLOWED, Verdict.BROKEN, Verdict.BROKEN]):
        verdict(each)
        record(NOW + days * DAY, TODAY + days * DAY)

    judgement = Judgement.objects.get(key="H06")
    assert (judgement.since, judgement.checked_at) == (NOW + DAY, NOW + 2 * DAY)
    assert found("H06").since == NOW + DAY


def test_a_verdict_that_has_turned_since_the_check_has_no_day_yet(verdict):
    verdict(Verdict.FOLLOWED)
    record(NOW, TODAY)
    verdict(Verdict.BROKEN)

    assert found("H06").since is None


def test_the_coordinator_gets_a_letter_when_something_has_become_worse(verdict, coordinator):
    verdict(Verdict.FOLLOWED)
    check_on(NOW)
    verdict(Verdict.BROKEN)
    check_on(NOW + DAY)
    check_on(NOW + 2 * DAY)

    letter = Letter.objects.get()
    assert (letter.recipient, letter.subject) == (
        coordinator,
        "En punkt i lagen eller riktlinjen har blivit sämre",
    )
    assert "H06 Fyra möten, dagordning en vecka innan: Följs inte\nFöljs inte.\n" in letter.body


def check_on(moment):
    with clock.pretending(moment):
        check_guideline()


def test_the_verdicts_are_counted_from_the_worst(verdict):
    verdict(Verdict.BROKEN)
    record(NOW, TODAY)

    assert [each["label"] for each in Judgement.objects.counts()] == [
        "Följs inte",
        "I riskzonen",
        "Följs",
        "Bedöms ännu inte",
    ]
    assert sum(each["count"] for each in Judgement.objects.counts()) == 39


def test_a_judgement_says_itself_in_words(db):
    assert str(Judgement(key="H06", verdict="broken")) == "H06: Följs inte"
