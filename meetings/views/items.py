"""Items: the members' proposals, the coordinator's answers and the waiting list."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render

from councils.models import Body
from meetings import secrecy
from meetings.forms import ITEM_FORMS
from meetings.lifecycle import bodies, items
from meetings.lifecycle.items import its_meeting_is_ahead
from meetings.models import AgendaItem, Attachment
from meetings.views import carrying
from office import steps
from office.journal import matter_of
from office.models import Marking

CRUMBS = [("Möten", "/arbete/moten/"), ("Ärenden", "/arbete/arenden/")]

# How much each step is to be seen on the item's page; the rest are in between.
IN_ORDER = ("primary", "secondary", "quiet", "danger")
LOOKS = {
    "classify": "quiet",
    "accept": "primary",
    "propose_again": "primary",
    "return_item": "danger",
    "take_off": "danger",
    "withdraw": "danger",
}


def item_list(request):
    """What waits for an answer and on the waiting list, for the coordinator; one's own, for everyone."""
    sees_all = request.user.has_perm("meetings.see_all")
    everything = AgendaItem.objects.with_people()
    context = {
        "proposed": everything.proposed() if sees_all else [],
        "waiting": everything.parked() if sees_all else [],
        "mine": everything.proposed_by_person(request.user).open_to_their_proposer()[:50],
        "bodies": Body.objects.meeting_here().among(request.user.bodies_today),
    }
    return render(request, "meetings/item_list.html", context)


def propose(request, key):
    body = get_object_or_404(Body.objects.meeting_here(), key=key)
    return steps.take(request, bodies["propose"], body, ITEM_FORMS["propose"], _page_of, crumbs=CRUMBS)


def item(request, pk):
    item = _seen(request, pk)
    is_readable = not item.is_secret or request.user.has_perm("meetings.read_secret", item)
    if is_readable:
        secrecy.of_item(request.user, item)
    context = {
        "item": item,
        "steps": _steps(request.user, item),
        **carrying.card(request.user, item),
        "stopped": its_meeting_is_ahead(item),
        "is_readable": is_readable,
        "papers": list(Attachment.objects.of_item(item).seen_by(request.user)),
        "may_classify": request.user.has_perm("meetings.classify", item),
        "markings": Marking.objects.of(matter_of(item)) if request.user.has_perm("meetings.read_secret", item) else [],
        "may_remove_paper": request.user.has_perm("meetings.remove_paper", item),
        "crumbs": CRUMBS,
    }
    return render(request, "meetings/item.html", context)


def step(request, pk, name):
    item = _seen(request, pk)
    if name not in items:
        raise Http404
    if name in ITEM_FORMS:
        back = _back(request, item)
        return steps.take(
            request,
            items[name],
            item,
            ITEM_FORMS[name],
            back,
            crumbs=[*CRUMBS, (item.title, _page_of(item))],
            template="meetings/edit_item.html" if name == "edit_item" else "office/step.html",
            context=lambda form: {"back": back, "item": item},
            initial=_wanted_meeting(request),
        )
    if request.method != "POST":
        raise Http404
    return steps.press(request, items[name], item, _back(request, item))


def _steps(user, item):
    """What can be done now; an item that somebody else proposed is answered, never just taken away."""
    own = item.is_standing or item.proposed_by_id == user.pk
    hidden = {"park"} if item.is_standing else set() if own else {"take_off", "put_back"}
    shown = [
        (step, LOOKS.get(step.name, "secondary"), f"{_page_of(item)}steg/{step.name}/")
        for step, missing in items.open_to(user, item)
        if not missing and step.name not in hidden
    ]
    return sorted(shown, key=lambda each: IN_ORDER.index(each[1]))


def _seen(request, pk):
    return get_object_or_404(AgendaItem.objects.seen_by(request.user).with_people(), pk=pk)


def _page_of(item):
    return f"/arbete/arenden/{item.pk}/"


def _wanted_meeting(request):
    """The meeting whose agenda one is building is the one first offered."""
    wanted = request.GET.get("till", "")
    return {"meeting": int(wanted)} if wanted.isascii() and wanted.isdigit() and len(wanted) < 10 else {}


def _back(request, item):
    """To the agenda one is building, when the work began there."""
    wanted = request.GET.get("till", "")
    return f"/arbete/moten/{wanted}/dagordning/" if wanted.isascii() and wanted.isdigit() else _page_of(item)
