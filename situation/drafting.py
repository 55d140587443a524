"""A proposal for a working group, drafted: its numbers, what has been tried, and what the council is asked."""

from django.template.loader import render_to_string

from councils.models import Body, Kind
from meetings.models import Action
from office.almanac import written
from situation.lasting import Because
from situation.models import GroupProposal, Report
from situation.statistics import cycles
from situation.statistics.gatherings import gatherings, stalled

TRIED_SHOWN, REPORTS_READ = 6, 20
TEMPLATE = "situation/drafts/group.txt"


def draft_groups(now):
    """How many new proposals there are; what goes on is followed, so that it is proposed once."""
    period = cycles.latest(now)
    found = [_of_gathering(each, period, now) for each in gatherings(period) if not _is_known(each.thing, period)]
    found += [_of_action(*each, period, now) for each in stalled() if not _has_been(f"action/{each[0].pk}")]
    return len(GroupProposal.objects.bulk_create(found, ignore_conflicts=True))


def _is_known(thing, period):
    """Proposed already, and seen in the period before or later: it is the same that goes on."""
    last = GroupProposal.objects.of_thing(thing).first()
    if last is None or last.seen_until < period.before.first:
        return False
    GroupProposal.objects.filter(pk=last.pk, seen_until__lt=period.last).update(seen_until=period.last)
    return True


def _has_been(thing):
    return GroupProposal.objects.of_thing(thing).exists()


def _of_gathering(found, period, now):
    told = {"found": found, "periods": _periods(period, found.counts), "tried": _tried(found), "is_gathering": True}
    title = f"Arbetsgrupp om {found.category.name.lower()}, {found.where}"
    where = {"place": found.place, "cell": found.cell, "category": found.category}
    return _draft(found.thing, title, told, period, now, **where)


def _of_action(action, since, meetings, period, now):
    told = {"action": action, "since": written(since), "meetings": meetings, "because": Because.STALLED}
    return _draft(f"action/{action.pk}", f"Arbetsgrupp om {action.text}", told, period, now, action=action)


def _draft(thing, title, told, period, now, **about):
    return GroupProposal(
        thing=thing,
        key=f"{thing}/{period.first}",
        title=title[:160],
        text=render_to_string(TEMPLATE, told, using="letters").strip()[:5000],
        first_day=period.before.before.first,
        last_day=period.last,
        seen_until=period.last,
        made_at=now,
        **about,
    )


def _periods(period, counts):
    """Each of the three with its weeks and its number, the earliest first."""
    three = (period.before.before, period.before, period)
    return list(zip(three, (counts.earlier, counts.before, counts.now), strict=True))


def _tried(found):
    """What the group has taken on there, and what the reports that it may read say was done, never by whom; a person
    fills in the rest.
    """
    if found.place is None:
        return []
    actions = Action.objects.of_bodies(Body.objects.of(Kind.EST)).about(found.place.name)[:TRIED_SHOWN]
    told = [f"{each.text} ({each.state_label.lower()})" for each in actions]
    done = Report.objects.approved().unrestricted().incidents().at_place(found.place).handled()[:REPORTS_READ]
    told += [each.handled_how for each in done]
    return list(dict.fromkeys(told))[:TRIED_SHOWN]
