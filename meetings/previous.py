"""What an agenda brings by itself: the minutes of the body's meeting before, and what is still to be done."""

from django.db.models import FilteredRelation, Q

from meetings.models import Brings, Meeting, Openness, State
from meetings.models.actions import ActionState
from meetings.models.minutes import MinutesState
from office import clock
from office.almanac import local, short, written

TOLD = (
    "pk",
    "starts_at",
    "approved__number",
    "undone__text",
    "undone__due_on",
    "undone__seat__title",
    "undone__person__name",
    "undone__item__openness",
    "undone__item",
)


def bring(meeting):
    """Give the items that bring something what they bring, while the meeting lies ahead or goes on."""
    items = [item for item in meeting.agenda_items if item.brings == Brings.PREVIOUS and not hasattr(item, "brought")]
    if not items or not (meeting.is_ahead or meeting.state == State.UNDER_WAY):
        return
    brought = before(meeting)
    for item in items:
        item.brought = brought


def before(meeting):
    """The meeting before and the body's open actions, as plain values; one query."""
    rows = list(_rows(meeting))
    if not rows:
        return {"says": "Det finns inget tidigare möte med anteckningar.", "url": "", "actions": []}
    pk, starts_at, number = rows[0][:3]
    day = written(local(starts_at).date())
    became = "har justerats" if number else "har inte justerats än"
    return {
        "says": f"{meeting.body.the_minutes} från {day} {became}.",
        "url": f"/arbete/moten/{pk}/protokoll/{number}.pdf" if number else "",
        "actions": [_action(*row[3:7], row[8]) for row in rows if row[3] and row[7] != Openness.SECRET],
    }


def _rows(meeting):
    earlier = Meeting.objects.took_place().filter(body=meeting.body_id, starts_at__lt=meeting.starts_at)
    approved = Q(minutes_versions__state=MinutesState.APPROVED)
    still_open = Q(body__actions__state=ActionState.OPEN) & ~Q(body__actions__meeting=meeting.pk)
    latest = Meeting.objects.filter(pk__in=earlier.latest_first().values("pk")[:1])
    return (
        latest.annotate(
            approved=FilteredRelation("minutes_versions", condition=approved),
            undone=FilteredRelation("body__actions", condition=still_open),
        )
        .order_by("undone__due_on", "undone__pk")
        .values_list(*TOLD)
    )


def _action(text, due_on, seat, person, item):
    return {
        "item": item,
        "what": text,
        "who": seat or person,
        "by_when": f"{short(due_on)} {due_on.year}",
        "is_overdue": due_on < clock.today(),
    }
