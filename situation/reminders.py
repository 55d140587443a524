"""To those who report: what became of it, after each fortnight; and to those who have fallen silent, now and then."""

from collections import defaultdict
from datetime import date, time, timedelta

from office.almanac import at, local
from office.journal import matter_of
from office.models import Reminder
from office.models.reminders import Because
from office.reminders import Anchor, Rule, register
from office.reminders.moments import occasions
from situation import letters
from situation.models import Rapporteur, Recipient
from situation.periods import Period
from situation.statistics import cycles
from situation.statistics.feedback import Feedback, lines

SELDOM = timedelta(weeks=8)
THANKED_AFTER, NUDGED_AFTER = (5,), (2,)  # days after the fortnight's Sunday: when EST has met, and before


def cycle_of(reminder):
    """The weeks that it tells of: from the day in its key to the one it is counted from."""
    return Period(date.fromisoformat(reminder.letter_key.rpartition("/")[2]), local(reminder.anchor_at).date())


def _thanks(reminders, now):
    known, found = _rapporteurs(reminders), Feedback(cycles.latest(now), now)
    told = [(row, known[row.anchor_pk], cycle_of(row)) for row in reminders]
    return [(letters.thanks(who, cycle, lines(found.counts(who, cycle))), [row]) for row, who, cycle in told]


def _nudges(reminders, now):
    known = _rapporteurs(reminders)
    return [(letters.nudge(known[row.anchor_pk], row.letter_key), [row]) for row in reminders]


def _rapporteurs(reminders):
    return Rapporteur.objects.for_lists().in_bulk([row.anchor_pk for row in reminders])


THANKS = Rule(
    name="situation.thanks",
    kind="thanks",
    sentence="Den som har rapporterat till EST får veta vad som blev av rapporterna, i ett brev efter varje period "
    "på fjorton dagar. Den som redan har fått återkopplingen på periodens lägesrapport får inget mer.",
    write=_thanks,
    source="H11",
)
NUDGE = Rule(
    name="situation.nudge",
    kind="nudge",
    sentence="En rapportör som inte har rapporterat på två perioder får ett vänligt brev, högst ett på åtta veckor.",
    write=_nudges,
    source="H11",
)


def around(now):
    return Rapporteur.objects.on(local(now).date()).values_list("pk", flat=True)


def touched_by(subject, now):
    return [subject.pk] if isinstance(subject, Rapporteur) else []


def plan(plan, keys):
    cycle = cycles.latest(plan.now)
    found = Feedback(cycle, plan.now)
    nudged, told = _nudged(plan.now), Recipient.objects.told_what_came_of(found.cycles[0].first)
    thanked = _thanked(plan.now)
    for rapporteur in Rapporteur.objects.among(keys).on(plan.today).for_lists():
        for first, each in _to_thank_for(found, thanked[matter_of(rapporteur)]):
            if (rapporteur.person_id, first) in told:
                plan.stop(THANKS.name, matter_of(rapporteur), Because.DONE)
            elif lines(found.counts(rapporteur, each)):
                _want_thanks(plan, rapporteur, each)
        if found.has_reported(rapporteur):
            plan.stop(NUDGE.name, matter_of(rapporteur), Because.DONE)
        elif rapporteur.since <= cycle.before.first:
            _want_nudge(plan, rapporteur, nudged.get(rapporteur.person_id, cycle))


def _thanked(now):
    """{rapporteur: the weeks of each letter of thanks that has been written lately}."""
    found = defaultdict(list)
    for each in Reminder.objects.of_rule(THANKS.name).posted_since(now - SELDOM):
        found[each.anchor].append(cycle_of(each))
    return found


def _to_thank_for(found, thanked):
    """What has been told as it was told, and of each fortnight the weeks that have not been, as (the day it begins, the
    weeks): when a meeting is moved into another week they begin anew, and would tell of some weeks twice.
    """
    told = {week for each in thanked for week in each.each_week()}
    yield from ((each.first, each) for each in thanked if found.holds(each))
    for cycle in found.cycles:
        if left := [week for week in cycle.each_week() if week not in told]:
            yield cycle.first, Period(left[0].first, left[-1].last)


def _nudged(now):
    """{person: the cycle they were last nudged for}, of those who are left alone for now."""
    recent = Reminder.objects.of_rule(NUDGE.name).posted_since(now - SELDOM - timedelta(days=1))
    free = local(now).date() - SELDOM
    return {each.recipient_id: cycle_of(each) for each in recent if local(each.posted_at).date() > free}


def _want_thanks(plan, rapporteur, cycle):
    (occasion,) = occasions(cycle.last, THANKED_AFTER)
    _want(plan, THANKS, rapporteur, cycle, occasion, "Vad som blev av det du rapporterade")


def _want_nudge(plan, rapporteur, cycle):
    (occasion,) = occasions(cycle.last, NUDGED_AFTER)
    _want(plan, NUDGE, rapporteur, cycle, occasion, "Har du sett något som EST bör veta?")


def _want(plan, rule, rapporteur, cycle, occasion, heading):
    plan.want(
        occasion,
        rapporteur.person,
        key=f"{matter_of(rapporteur)}/{rule.kind}/{cycle.first}",
        rule=rule.name,
        anchor=matter_of(rapporteur),
        field="period",
        anchor_at=at(cycle.last, time.min),
        heading=f"{heading} ({cycle.weeks})",
        reason=f"Du är rapportör för {rapporteur.organisation}.",
        url="/arbete/est/rapportera/mina/",
    )


register(Anchor(Rapporteur._meta.label_lower, around, touched_by, plan), THANKS, NUDGE)
