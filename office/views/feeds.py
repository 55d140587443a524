"""The calendar a program reads by its secret address, and the page where one makes it and takes it back."""

import hashlib

from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_POST, require_safe

from office import feeds, steps


@login_not_required
@require_safe
def feed(request, token):
    """By whoever has the address, as a calendar program has; asked again, only what is new is sent."""
    found = feeds.find(token)
    if found is None:
        raise Http404
    feeds.note_reading(found, request.now)
    content = feeds.calendar(found, request.now)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "private, no-store"
    response["ETag"] = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    return get_conditional_response(request, response["ETag"], response=response)


def my_calendar(request):
    return render(request, "office/my_calendar.html", {"feed": feeds.open_feed(request.user)})


@require_POST
def make(request):
    """The address is shown in the answer and nowhere else."""
    token = feeds.feeds["make_feed"](_myself(request), by=request.user)
    page = {"feed": feeds.open_feed(request.user), "address": feeds.address(token)}
    return render(request, "office/my_calendar.html", page)


@require_POST
def revoke(request):
    return steps.press(request, feeds.feeds["revoke_feed"], _myself(request), "my_calendar")


def _myself(request):
    """The row itself: the one in hand is only made when it is looked at."""
    return get_user_model().objects.get(pk=request.user.pk)
