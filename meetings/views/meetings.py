"""Meetings as lists and pages, and the steps that are taken with them."""

import re

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from councils.models import Body, Kind
from meetings import documents, listing, previous, roll, secrecy
from meetings.forms import MEETING_FORMS
from meetings.lifecycle import meetings as lifecycle
from meetings.lifecycle import rolls
from meetings.models import Meeting, Participant, agendas_of, papers_of
from meetings.models.states import BEFORE_SUMMONS
from meetings.views import actions, answers, minutes, notes
from office import steps

# The steps of the page, and how much each is to be seen.
STEPS_ON_THE_PAGE = {
    "send_agenda": "primary",
    "send_changed_agenda": "primary",
    "start": "primary",
    "end": "primary",
    "hold": "secondary",
    "call_for_items": "secondary",
    "move": "secondary",
    "cancel": "danger",
    "take_calendar_reply": "quiet",
}

# The steps whose pages are not like the others.
SUMMONS = "meetings/send_agenda.html"
PAGES_OF_STEPS = {"end": "meetings/end.html", "send_agenda": SUMMONS, "send_changed_agenda": SUMMONS}


def meeting_list(request):
    """A year's meetings; the year and the body are chosen in the address."""
    year = year_asked(request)
    body = request.GET.get("organ", "")
    seen = Meeting.objects.seen_by(request.user).during(year).of_body(body).in_order()
    rows = listing.meeting_rows(seen, request.now)
    context = {
        "coming": [row for row in rows if not row.is_over],
        "past": [row for row in reversed(rows) if row.is_over],
        "year": year,
        "years": range(request.today.year - 1, request.today.year + 3),
        "bodies": (bodies := list(Body.objects.meeting_here().order_by("order"))),
        "chosen_body": body,
        "attendance_of": _whose_attendance_is_seen(request.user, bodies, body),
        "may_plan": request.user.has_perm("meetings.see_all"),
    }
    return render(request, "meetings/meeting_list.html", context)


def _whose_attendance_is_seen(person, bodies, key):
    """The chosen body, for one who may see who came to its meetings."""
    return next((each for each in bodies if each.key == key and person.has_perm("meetings.see_attendance", each)), None)


def meeting(request, pk):
    meeting = _seen(request, pk)
    papers = listing.show_papers(request.user, meeting, papers_of(meeting))
    secrecy.of_agenda(request.user, meeting)
    previous.bring(meeting)
    agendas = [] if meeting.state in BEFORE_SUMMONS else agendas_of(meeting.pk)
    moves = list(meeting.moves.all()) if meeting.sequence else []
    listing.mark_days_before(agendas, meeting, moves)
    context = _people(meeting) | minutes.card(request.user, meeting) | answers.card(request.user, meeting)
    context |= (
        actions.card(request.user, meeting)
        | notes.card(request.user, meeting)
        | {
            "meeting": meeting,
            "papers": papers,
            "agendas": agendas,
            "moves": moves,
            "notice": listing.notice(meeting, agendas, request.now),
            "fit": listing.fit(meeting),
            "sitting": roll.sitting(meeting),
            "may_call_roll": rolls["mark_presence"].is_open(meeting, request.user),
            "steps": _steps(request.user, meeting),
            "my_role": next((each.role for each in meeting.called if each.person.pk == request.user.pk), ""),
            "absence": Kind(meeting.body.kind).absence,
            "may_edit": (meeting.is_ahead or meeting.is_under_way) and request.user.has_perm("meetings.order", meeting),
            "may_propose": meeting.is_ahead and request.user.has_perm("meetings.propose", meeting.body),
            "may_add_guest": lifecycle["add_guest"].is_open(meeting, request.user),
            "may_fill": request.user.has_perm("councils.fill_seat", meeting.body),
            "crumbs": listing.crumbs(meeting),
        }
    )
    return render(request, "meetings/meeting.html", context)


def step(request, pk, name):
    """A step of the meeting, as its page or as its button."""
    meeting = _seen(request, pk)
    if name not in lifecycle or name in ("order", "remove_guest", "settle_remark"):
        raise Http404
    if name in MEETING_FORMS:
        return _take(request, name, meeting)
    if request.method != "POST":
        raise Http404
    after, told = minutes.where_after(name, meeting), minutes.told_by_button(name, request.POST)
    return steps.press(request, lifecycle[name], meeting, after, **told)


@require_POST
def remove_guest(request, pk, guest_pk):
    meeting = _seen(request, pk)
    guest = get_object_or_404(Participant, pk=guest_pk, meeting=meeting)
    return steps.press(request, lifecycle["remove_guest"], meeting, meeting.get_absolute_url(), guest=guest)


def _take(request, name, meeting):
    """After work on the agenda one is back at the agenda."""
    page, after = meeting.get_absolute_url(), minutes.where_after(name, meeting)
    template = PAGES_OF_STEPS.get(name, "office/step.html")
    sends = template == SUMMONS
    builds = name in ("add_item", "add_paper")
    crumbs = [*listing.crumbs_below(meeting), *([("Dagordning", page + "dagordning/")] if builds else [])]
    crumbs += [(meeting.body.minutes_word, after)] if after != page else []
    people = _people(meeting) if sends else {}
    return steps.take(
        request,
        lifecycle[name],
        meeting,
        MEETING_FORMS[name],
        page + "dagordning/" if builds else page + "upprop/" if name == "start" else after,
        crumbs=crumbs,
        template=template,
        context=lambda form: people | _preview(request, name, meeting) if sends else {"meeting": meeting},
        initial=_about_whom(request),
    )


def _about_whom(request):
    """The one beside whose name the button was."""
    key = request.GET.get("vem", "")
    return {"holder": key, "person": key} if key else None


def _preview(request, name, meeting):
    """What goes out, before it goes."""
    papers = papers_of(meeting)
    return {
        "meeting": meeting,
        "notice": listing.notice(meeting, [], request.now),
        "fit": listing.fit(meeting),
        "papers": papers,
        "cannot_sign_in": [each for each in meeting.called if not each.person.is_active],
        "may_edit": request.user.has_perm("meetings.order", meeting),
        "changes": documents.changes_since_sent(meeting) if name == "send_changed_agenda" else [],
    }


def _people(meeting):
    """Who is called, and the seats that nobody holds."""
    return {"called": meeting.called, "empty_seats": meeting.roster.empty()}


def _seen(request, pk):
    return get_object_or_404(Meeting.objects.seen_by(request.user).with_body(), pk=pk)


def _steps(user, meeting):
    """What can be done now. Only before the summons and the end is it worth telling what stands in the way."""
    open_now = lifecycle.open_to(user, meeting, STEPS_ON_THE_PAGE)
    return [
        (step, missing, STEPS_ON_THE_PAGE[step.name], f"{meeting.get_absolute_url()}steg/{step.name}/")
        for step, missing in open_now
        if not missing or step.name in ("send_agenda", "end")
    ]


def year_asked(request):
    asked = request.GET.get("ar", "")
    return int(asked) if re.fullmatch("2[01][0-9]{2}", asked) else request.today.year
