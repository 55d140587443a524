"""Actions: one's own over all bodies, everybody's for those who keep count, and the steps that are taken with them."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from meetings import news, worklist
from meetings.forms import ACTION_FORMS, AddAction
from meetings.lifecycle import actions as lifecycle
from meetings.lifecycle import meetings
from meetings.models import Action, Meeting, State
from meetings.views.links import AFTERWARDS, opened_by, page_of
from office import clock, journal, spreadsheets, steps

PAGE = "/arbete/atgarder/"
CRUMBS = [("Åtgärder", PAGE)]
IS_ALREADY = {"open": "pågår redan", "done": "är redan klar", "dropped": "är redan avskriven"}
BY_LINK = ("finish_action", "postpone_action", "reopen_action")
OWN_LIST = "den egna listan"
LINKED_PAGE = "links/action.html"
LOOKS = {"finish_action": "primary", "drop_action": "danger", "reopen_action": "secondary"}


def action_list(request):
    """Overdue first, then soon, then later, and what was lately done."""
    choice = worklist.Choice.read(request.GET)
    seen = Action.objects.seen_by(request.user, request.today)
    chosen = choice.narrow(seen, request.user, request.today)
    shown = list(chosen.open().for_lists().in_order()[: worklist.MOST + 1])
    context = {
        "choice": choice,
        "groups": worklist.groups(shown[: worklist.MOST], request.today),
        "there_are_more": len(shown) > worklist.MOST,
        "done": list(chosen.closed_since(worklist.since(request.now)).for_lists()[:20]),
        "bodies": worklist.bodies(),
        "owners": worklist.owners(seen) if choice.view != "mina" else [],
        "acts_for_all": request.user.has_perm("meetings.see_all"),
        "here": request.get_full_path(),
    }
    return render(request, "meetings/actions.html", context)


def action_file(request):
    """The same choice as a file for a spreadsheet, whole."""
    choice = worklist.Choice.read(request.GET)
    seen = Action.objects.seen_by(request.user, request.today)
    chosen = choice.narrow(seen, request.user, request.today).for_lists().in_order()
    file = spreadsheets.table(worklist.table(chosen, request.today))
    sees_all = request.user.has_perm("meetings.see_all")
    told = {"right": "meetings.see_all"} if sees_all else {"right": "", "capacity": OWN_LIST}
    journal.exported(request.user, by=request.user, what="Hämtade åtgärderna som fil", **told)
    answer = HttpResponse(file, content_type=spreadsheets.CONTENT_TYPE)
    answer["Content-Disposition"] = 'attachment; filename="atgarder.csv"'
    return answer


def action(request, pk):
    action = _seen(request, pk)
    context = {
        "action": action,
        "when": worklist.when(action, request.today),
        "tone": worklist.tone(action, request.today),
        "state": worklist.state(action, request.today),
        "steps": [
            (step, LOOKS.get(step.name, "secondary"), f"{action.get_absolute_url()}steg/{step.name}/")
            for step, missing in lifecycle.open_to(request.user, action)
        ],
        "history": worklist.history(action),
        "crumbs": CRUMBS,
    }
    return render(request, "meetings/action.html", context)


def step(request, pk, name):
    """A step of the action; what is done already is told kindly, for the button is often pressed twice."""
    action = _seen(request, pk)
    if name not in lifecycle:
        raise Http404
    back = _back(request, action)
    if request.method == "POST" and lifecycle[name].target == action.state:
        return _already(request, lifecycle[name], action, back)
    if name in ACTION_FORMS:
        crumbs = [*CRUMBS, (str(action), action.get_absolute_url())]
        return steps.take(request, lifecycle[name], action, ACTION_FORMS[name], back, crumbs=crumbs)
    if request.method != "POST":
        raise Http404
    return steps.press(request, lifecycle[name], action, back)


def add_action(request, pk, name):
    """One line, from the page of the meeting or of the item being talked of; one comes back there."""
    meeting = get_object_or_404(Meeting.objects.seen_by(request.user).with_body(), pk=pk)
    page = meeting.get_absolute_url()
    crumbs = [("Möten", "/arbete/moten/"), (str(meeting), page)]
    initial = {"item": request.GET.get("item", "")}
    back = _told(request) or page
    return steps.take(request, meetings[name], meeting, AddAction, back, crumbs=crumbs, initial=initial)


def card(person, meeting):
    """What the meeting's page tells once it has begun: what was agreed, and the way to the text to spread."""
    if meeting.is_ahead or meeting.state == State.CANCELLED:
        return {}
    agreed = Action.objects.seen_by(person, clock.today()).of_meeting(meeting)
    return {
        "agreed": list(agreed.for_lists().in_order()),
        "may_add_action": meetings["add_action"].is_open(meeting, person),
        "may_read_news": news.is_seen_by(person, meeting),
    }


def _already(request, step, action, back):
    if not step.is_allowed(action, request.user):
        raise Http404
    messages.info(request, f"{action} {IS_ALREADY[action.state]}.")
    return redirect(back)


def _seen(request, pk):
    seen = Action.objects.seen_by(request.user, request.today)
    return get_object_or_404(seen.for_lists().select_related("made_by"), pk=pk)


def _back(request, action):
    return _told(request) or action.get_absolute_url()


def _told(request):
    """The page in the house that the button was on, when it says so."""
    told = request.POST.get("till", "")
    return told if told.startswith("/arbete/") and url_has_allowed_host_and_scheme(told, None) else ""


@page_of("meetings.action")
def linked(request, link):
    return _linked_page(request, _linked(request, link, link.subject_pk))


@opened_by("meetings.action", "meetings.meeting")
def link_action(request, link, pk):
    """An action of the link's own, or one of the holder's in the body whose meeting the link opens."""
    action, name = _linked(request, link, pk), request.POST.get("steg", "")
    if request.method != "POST":
        return _linked_page(request, action)
    if name not in BY_LINK:
        raise Http404
    if lifecycle[name].target == action.state:
        return _already(request, lifecycle[name], action, request.path)
    if name not in ACTION_FORMS:
        return steps.press(request, lifecycle[name], action, request.path)
    return steps.take(
        request,
        lifecycle[name],
        action,
        ACTION_FORMS[name],
        request.path,
        template=LINKED_PAGE,
        context=lambda form: _linked_context(request, action, form),
    )


def _linked(request, link, pk):
    """The action, when the link leads to it and it still lies on the one whose link it is."""
    actions = Action.objects.for_lists()
    if link.kind == "meetings.meeting":
        actions = actions.in_body_of(link.subject_pk).of_person(link.person, request.today)
    elif link.subject_pk != pk:
        raise Http404
    action = get_object_or_404(actions, pk=pk)
    if not lifecycle["finish_action"].is_allowed(action, link.person):
        raise Http404
    return action


def _linked_page(request, action):
    return render(request, LINKED_PAGE, _linked_context(request, action, None))


def _linked_context(request, action, sent):
    """The forms of what can be done; the one that was sent holds what was written in it."""
    new = {name: ACTION_FORMS[name](subject=action, by=request.user) for name in ("finish_action", "postpone_action")}
    forms = {name: sent if isinstance(sent, type(form)) else form for name, form in new.items()}
    return {
        "action": action,
        "when": worklist.when(action, request.today),
        "tone": worklist.tone(action, request.today),
        "finish": forms["finish_action"],
        "postpone": forms["postpone_action"],
        "address": f"/lank/{request.link_token}/atgarder/{action.pk}/",
        "token": request.link_token,
    }


def own_open(person, meeting):
    """On the page of a meeting's link: what lies on the person in the body."""
    open_now = Action.objects.open().of_person(person, clock.today()).of_body(meeting.body_id)
    return {"own_actions": list(open_now.for_lists().in_order())}


AFTERWARDS.append(own_open)
