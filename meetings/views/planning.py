"""Plan the year: proposals for every body at once, changed in a preview before anything is saved."""

import re
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render

from councils.models import Body
from meetings import year as the_year
from meetings.forms import PlanMeeting, ProposalFormSet, YearForm
from meetings.lifecycle import bodies as lifecycle
from meetings.models import Meeting
from office import steps
from office.almanac import short, week

SHOWN = ("body", "day", "starts", "ends", "place", "note")


@dataclass
class Group:
    """A body's proposed meetings."""

    body: Body
    rows: list
    is_skipped: bool


def plan_year(request):
    if not request.user.has_perm("meetings.plan"):
        raise Http404
    if request.method == "POST":
        return _save(request)
    asked = {"year": request.today.year + 1, "est_from": None}
    year = YearForm(request.GET or None, initial=asked)
    if year.is_valid():
        asked = year.cleaned_data
    bodies = the_year.bodies_to_plan()
    proposed = the_year.proposals(**asked, after=request.today)
    rows = ProposalFormSet(initial=proposed, form_kwargs={"bodies": bodies}, prefix="moten")
    return _page(request, year, rows, bodies, asked["year"])


def plan_meeting(request, key):
    """One meeting more, of any body that meets here."""
    body = get_object_or_404(Body.objects.meeting_here(), key=key)
    crumbs = [("Organ", "/arbete/organ/"), (body.short, f"/arbete/organ/{key}/")]
    return steps.take(request, lifecycle["plan"], body, PlanMeeting, Meeting.get_absolute_url, crumbs=crumbs)


def _save(request):
    bodies = the_year.bodies_to_plan()
    rows = ProposalFormSet(request.POST, form_kwargs={"bodies": bodies}, prefix="moten")
    skipped = request.POST.getlist("utan")
    if not rows.is_valid():
        asked = request.POST.get("year", "")
        shown = int(asked) if re.fullmatch("2[01][0-9]{2}", asked) else request.today.year + 1
        return _page(request, YearForm(initial={"year": shown}), rows, bodies, shown, skipped=skipped, status=422)
    chosen = _chosen(rows, skipped)
    if not chosen:
        messages.warning(request, "Inget möte är valt, så inget har sparats.")
        return redirect("plan_year")
    saved = the_year.put_in_calendar(chosen, request.user)
    messages.success(request, _told(saved))
    return redirect(f"/arbete/moten/?ar={chosen[0]['starts_at'].year}")


def _chosen(rows, skipped):
    """The rows that are ticked, unless their body is left out as a whole."""
    ticked = [form for form in rows if form.cleaned_data.get("chosen")]
    wanted = [form for form in ticked if form.cleaned_data["body"].key not in skipped]
    return [form.meeting() | {"body": form.cleaned_data["body"]} for form in wanted]


def _page(request, year, rows, bodies, shown_year, *, skipped=(), status=200):
    """The rows body by body; in each the days come in order."""
    groups = [Group(body, [], key in skipped) for key, body in bodies.items()]
    by_key = {group.body.key: group for group in groups}
    for row in rows:
        if group := by_key.get(row["body"].value()):
            group.rows.append(_dressed(row))
    context = {
        "year_form": year,
        "rows": rows,
        "groups": [group for group in groups if group.rows],
        "shown_year": shown_year,
        "all_bodies": Body.objects.meeting_here().order_by("order"),
        "crumbs": [("Möten", f"/arbete/moten/?ar={shown_year}")],
    }
    return render(request, "meetings/plan_year.html", context, status=status)


def _dressed(row):
    """What the row's inputs show, and in words the day that was proposed or last sent."""
    row.shown = {name: row.fields[name].widget.format_value(row[name].value()) or "" for name in SHOWN}
    row.is_chosen = bool(row["chosen"].value())
    row.is_anyway = "anyway" in row.fields and bool(row["anyway"].value())
    try:
        day = date.fromisoformat(row.shown["day"])
        row.day_written = f"{short(day)}, {week(day)}"
    except ValueError:
        row.day_written = ""
    return row


def _told(saved):
    made = "1 möte är planerat." if saved.made == 1 else f"{saved.made} möten är planerade."
    return made + (f" {saved.already} fanns redan." if saved.already else "")
