"""Working groups that the numbers speak for: drafts, for the coordinator to send to the council or put aside."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from office import steps
from situation.forms.proposals import PROPOSAL_FORMS
from situation.lifecycle import proposals
from situation.models import GroupProposal

PAGE = "/arbete/est/arbetsgrupper/"
CRUMBS = [("Förslag om arbetsgrupper", PAGE)]
AT_ONCE = 20
LOOKS = {"send_to_council": "primary", "dismiss_proposal": "secondary"}


@require_safe
def proposal_list(request):
    _must(request)
    found = GroupProposal.objects.for_lists().latest_first()
    page = Paginator(found, AT_ONCE).get_page(request.GET.get("page"))
    return render(request, "situation/proposals.html", {"page": page})


@require_safe
def proposal(request, pk):
    found = _seen(request, pk)
    open_now = proposals.open_to(request.user, found)
    context = {
        "proposal": found,
        "steps": [(step, LOOKS[step.name], f"{found.get_absolute_url()}steg/{step.name}/") for step, _ in open_now],
        "crumbs": CRUMBS,
    }
    return render(request, "situation/proposal.html", context)


def step(request, pk, name):
    found = _seen(request, pk)
    if name not in PROPOSAL_FORMS:
        raise Http404
    crumbs = [*CRUMBS, (str(found), found.get_absolute_url())]
    return steps.take(request, proposals[name], found, PROPOSAL_FORMS[name], found.get_absolute_url(), crumbs=crumbs)


def _must(request):
    if not request.user.has_perm("situation.see_proposals"):
        raise Http404


def _seen(request, pk):
    _must(request)
    return get_object_or_404(GroupProposal.objects.for_lists(), pk=pk)
