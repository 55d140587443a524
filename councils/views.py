from datetime import date, timedelta

from django.http import Http404
from django.shortcuts import get_object_or_404, render

from councils import lifecycle, listing
from councils.forms import FORMS
from councils.models import Body, Cooption, Holding, Kind, Readership, Seat
from councils.roster import rosters
from guideline.models import ProvisionVersion
from office import steps


def body_list(request):
    """Every body with its kind, its mandate and how many of its seats are filled today."""
    bodies = list(Body.objects.select_related("parent").order_by("order"))
    found, in_force = rosters(bodies, request.today), ProvisionVersion.objects.in_force(request.today)
    rows = [(found[body.pk], body.rules_from(in_force)) for body in bodies]
    return render(request, "councils/body_list.html", {"rows": rows})


def body(request, key):
    """A body on a day, past or to come: its rules, its seats and who sits in them."""
    body = get_object_or_404(Body.objects.select_related("parent"), key=key)
    day = _day(request)
    roster = rosters([body], day)[body.pk]
    history = list(Holding.objects.of_body(body).before(day).with_people().order_by("-until")[:30])
    _say_since_when(roster.empty(), history)
    context = {
        "crumbs": [("Organ", "/arbete/organ/")],
        "body": body,
        "day": day,
        "is_today": day == request.today,
        "roster": roster,
        "rules": body.rules_on(day),
        "history": history,
        "notices": listing.notices(body, request.user, request.today) if day == request.today else [],
        "may_plan": request.user.has_perm("meetings.plan"),
        "may_see_attendance": request.user.has_perm("meetings.see_attendance", body),
        "may_fill": request.user.has_perm("councils.fill_seat", body),
        "may_coopt": request.user.has_perm("councils.coopt", body),
        "sees_addresses": request.user.has_perm("councils.see_addresses"),
        **_readers(request.user, body, request.today),
    }
    return render(request, "councils/body.html", context)


def seat_step(request, key, pk, name):
    seat = get_object_or_404(Seat.objects.select_related("body"), pk=pk, body__key=key)
    return _take(request, lifecycle.seats, name, seat, seat.body)


def body_step(request, key, name):
    body = get_object_or_404(Body, key=key)
    return _take(request, lifecycle.bodies, name, body, body)


def cooption_step(request, key, pk, name):
    cooption = get_object_or_404(Cooption.objects.select_related("body"), pk=pk, body__key=key)
    return _take(request, lifecycle.cooptions, name, cooption, cooption.body)


def reading_step(request, key, pk, name):
    readership = get_object_or_404(Readership.objects.select_related("body", "person"), pk=pk, body__key=key)
    return _take(request, lifecycle.readings, name, readership, readership.body)


def _readers(person, body, today):
    """Who reads by a right given here, for those who give it."""
    if body.kind != Kind.DECIDING or not person.has_perm("councils.grant_reading", body):
        return {}
    return {"may_grant_reading": True, "readers": list(body.readerships.not_over(today))}


def _take(request, steps_of, name, subject, body):
    if name not in steps_of:
        raise Http404
    page = f"/arbete/organ/{body.key}/"
    crumbs = [("Organ", "/arbete/organ/"), (body.name, page)]
    return steps.take(request, steps_of[name], subject, FORMS[name], page, crumbs=crumbs)


def _say_since_when(places, history):
    """An empty seat's first day without a holder, where the history tells."""
    left = {holding.seat_id: holding.until for holding in reversed(history) if not holding.is_substitute}
    for place in places:
        place.empty_since = left[place.seat.pk] + timedelta(days=1) if place.seat.pk in left else None


def _day(request):
    """The day in the address (?dag=2027-03-12), or today."""
    try:
        return date.fromisoformat(request.GET.get("dag", ""))
    except ValueError:
        return request.today
