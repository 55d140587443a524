"""What should be: each provision is judged by a rule, with evidence. The rules stand in the apps they speak of."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from guideline.models import Judgement, ProvisionVersion, Verdict
from guideline.provisions import PROVISIONS


@dataclass(frozen=True)
class Evidence:
    """A fact that a verdict rests on, with the page where it can be seen."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class Finding:
    verdict: Verdict
    says: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Rule:
    judge: Callable
    given: tuple[Callable, ...]


@dataclass(frozen=True)
class Judged:
    """A provision as it stands on a day, with what was found."""

    provision: ProvisionVersion
    finding: Finding
    since: object = field(default=None, compare=False)


RULES: dict[str, Rule] = {}
DOORS: dict[str, Callable] = {}
UNJUDGED = "Punkten gick inte att bedöma. Vad som gick fel står i driftloggen."
logger = logging.getLogger(__name__)


def rule(provision, *given):
    """Register `judge(*facts, value, now) -> Finding` for a provision.

    Each of `given`, called as `given(now)`, gathers facts from the database; rules with the same gatherer share what
    it found.
    """

    def declare(judge):
        if provision.key in RULES:
            raise ValueError(f"{provision.key} har redan en regel.")
        RULES[provision.key] = Rule(judge, given)
        return judge

    return declare


def door(beginning):
    """Register `opens(person, addresses) -> {address: where it leads them}` for the pages whose addresses begin so.

    An address that it leaves out is closed to the person; pages without a door are open to all who are signed in.
    """

    def declare(opens):
        if beginning in DOORS:
            raise ValueError(f"{beginning} har redan en dörr.")
        DOORS[beginning] = opens
        return opens

    return declare


def led(judged, person):
    """The same, with the pages that this person can open; what is behind the others is told as words alone."""
    addresses = {fact.url for each in judged for fact in each.finding.evidence if fact.url}
    leads = {address: address for address in addresses}
    for beginning, opens in DOORS.items():
        if behind := {address for address in addresses if address.startswith(beginning)}:
            leads |= dict.fromkeys(behind, "") | opens(person, behind)
    return [replace(each, finding=_led(each.finding, leads)) for each in judged]


def _led(finding, leads):
    return replace(finding, evidence=tuple(replace(fact, url=leads.get(fact.url, "")) for fact in finding.evidence))


def judge_all(now, today):
    """Every provision in force today with its finding, in the order of the law and the guideline."""
    facts = {}
    in_force = ProvisionVersion.objects.with_last_verdict().in_force(today)
    found = ((key, _judge(in_force[key], facts, now)) for key in PROVISIONS if key in in_force)
    return [Judged(in_force[key], finding, _since(in_force[key], finding)) for key, finding in found]


def record(now, today):
    """The daily check: write down each verdict; return those that have become worse since the last time."""
    worse = []
    before = Judgement.objects.by_key()
    for judged in judge_all(now, today):
        old = before.get(judged.provision.key)
        if old and judged.finding.verdict.rank > Verdict(old.verdict).rank:
            worse.append(judged)
        _write(judged, old, now)
    return worse


def worst(*findings):
    """Several findings as one: the worst verdict, all that was said, all evidence."""
    verdict = max((finding.verdict for finding in findings), key=lambda each: each.rank)
    return Finding(
        verdict,
        " ".join(finding.says for finding in findings),
        tuple(evidence for finding in findings for evidence in finding.evidence),
    )


def _judge(version, facts, now):
    if version.key not in RULES:
        return Finding(Verdict.NOT_JUDGED, version.not_yet)
    rule = RULES[version.key]
    for gather in rule.given:
        if gather not in facts:
            facts[gather] = gather(now)
    return _judged_by(rule, version, [facts[gather] for gather in rule.given], now)


def _judged_by(rule, version, facts, now):
    """A rule that goes wrong, on a number that it cannot read, says so of its own provision and takes no other down."""
    try:
        return rule.judge(*facts, version.value, now)
    except Exception:
        logger.exception("The rule of %s went wrong.", version.key)
        return Finding(Verdict.NOT_JUDGED, UNJUDGED)


def _since(version, finding):
    return version.last_since if version.last_verdict == finding.verdict else None


def _write(judged, old, now):
    finding = judged.finding
    since = old.since if old and old.verdict == finding.verdict else now
    Judgement.objects.update_or_create(
        key=judged.provision.key,
        defaults={"verdict": finding.verdict, "evidence": finding.says, "since": since, "checked_at": now},
    )
