"""A year planned for every body at once: what is proposed, and what was chosen put in the calendar."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from councils.models import Body
from guideline.models import Municipality
from meetings import planning
from meetings.lifecycle import bodies as lifecycle
from meetings.models import Meeting
from office.almanac import local


@dataclass(frozen=True)
class Saved:
    made: int
    already: int


def bodies_to_plan():
    """The bodies that meet here and have a rhythm of their own, by key."""
    return {body.key: body for body in Body.objects.meeting_here().order_by("order") if body.planning}


def proposals(year, est_from=None, after=date.min):
    """Rows for the preview: each body's days in the year, after a day, that have no meeting of it near already."""
    municipality = Municipality.objects.first()
    pauses = planning.pauses_from(municipality.planning if municipality else {})
    found = [row for body in bodies_to_plan().values() for row in _rows(body, year, pauses, est_from)]
    return sorted((row for row in found if row["day"] > after), key=lambda row: (row["day"], row["starts"]))


@transaction.atomic
def put_in_calendar(rows, by):
    """Plan the chosen meetings, all or none; one that already stands on its day is left as it is."""
    made = already = 0
    _take_turns(row["body"] for row in rows)
    for row in rows:
        body = row["body"]
        if body.meetings.standing().on_day(local(row["starts_at"]).date()).exists():
            already += 1
        else:
            lifecycle["plan"](body, by=by, **{key: value for key, value in row.items() if key != "body"})
            made += 1
    return Saved(made, already)


def _take_turns(bodies):
    """Two who save the same year at once come one after the other, so that the second sees what the first made."""
    list(Body.objects.filter(pk__in={body.pk for body in bodies}).order_by("pk").select_for_update(no_key=True))


def _rows(body, year, pauses, est_from):
    wish = planning.wish_from(body.planning, pauses)
    days = planning.propose(year, wish, _last_before(body, year, wish, est_from))
    there = {
        local(moment).date() for moment in body.meetings.standing().during(year).values_list("starts_at", flat=True)
    }
    return [_row(body, proposal) for proposal in days if not _is_near(proposal.day, there, wish)]


def _last_before(body, year, wish, est_from):
    """The meeting that the rhythm goes on from; a chosen first day begins it anew."""
    if not wish.every_days:
        return None
    if est_from:
        return est_from - timedelta(days=wish.every_days)
    last = Meeting.objects.filter(body=body).standing().before_year(year).order_by("starts_at").last()
    return _on_its_weekday(local(last.starts_at).date(), wish) if last else None


def _on_its_weekday(day, wish):
    """A meeting that was moved does not take the rhythm with it: the nearest usual day."""
    away = (wish.weekday - day.weekday() + 3) % 7 - 3
    return day + timedelta(days=away)


def _is_near(day, there, wish):
    """A body that meets every so often has its day already when a meeting lies within half the rhythm."""
    reach = wish.every_days // 2 if wish.every_days else 14
    return any(abs((day - other).days) < reach for other in there)


def _row(body, proposal):
    ends = datetime.combine(proposal.day, body.starts) + timedelta(minutes=body.minutes)
    return {
        "chosen": True,
        "body": body.key,
        "day": proposal.day,
        "starts": body.starts,
        "ends": ends.time(),
        "place": body.place,
        "note": proposal.note,
    }
