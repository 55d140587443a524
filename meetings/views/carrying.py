"""An item goes on to a later meeting, and comes back."""

from functools import partial

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from meetings.forms.sittings import CarryOver
from meetings.lifecycle import carrying
from meetings.models import AgendaItem, ItemState, Record
from office import steps


def carry_over(request, pk):
    item = _on_an_agenda(request, pk)
    page = f"/arbete/arenden/{pk}/"
    crumbs = [(str(item.meeting), item.meeting.get_absolute_url()), (item.title, page)]
    form = partial(CarryOver, item=item)
    return steps.take(request, carrying["carry_over"], item.meeting, form, page, crumbs=crumbs)


@require_POST
def undo(request, pk):
    item = _on_an_agenda(request, pk)
    return steps.press(request, carrying["undo_carrying"], item.meeting, f"/arbete/arenden/{pk}/", item=item)


def card(user, item):
    """Where the item came from and went on, and whether it can go on, for the item's own page."""
    related = list(AgendaItem.objects.seen_by(user).carried_with(item))
    told = {
        "came_from": next((each for each in related if each.pk == item.carried_from_id), None),
        "went_to": next((each for each in related if each.carried_from_id == item.pk), None),
    }
    if item.state == ItemState.ACCEPTED and carrying["carry_over"].is_open(item.meeting, user):
        carried = Record.objects.carried().of_items([item]).exists()
        told |= {"may_carry": not carried, "may_undo_carrying": carried}
    return told


def _on_an_agenda(request, pk):
    item = get_object_or_404(AgendaItem.objects.seen_by(request.user).with_people(), pk=pk)
    if item.meeting is None:
        raise Http404
    return item
