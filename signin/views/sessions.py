"""Where one is signed in and with whose accounts, and the way to end it."""

from django.contrib.auth import get_user_model
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from office import steps
from signin.identities import houses
from signin.sessions import places, row_of, sessions


def my_places(request):
    page = {
        "crumbs": [("Min inloggning", reverse("mfa_index"))],
        "places": places(request.user, request.session.session_key),
        "houses": houses(request),
    }
    return render(request, "signin/my_places.html", page)


@require_POST
def end(request, pk):
    """One that has ended meanwhile, or was never one's own, is not there to end: nothing is done, and nothing told."""
    return steps.press(request, sessions["end_session"], _myself(request), "my_places", pk=pk)


@require_POST
def end_others(request):
    but = row_of(request.session)
    return steps.press(request, sessions["end_other_sessions"], _myself(request), "my_places", but=but)


def _myself(request):
    return get_user_model().objects.get(pk=request.user.pk)
