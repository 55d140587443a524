"""What a link in a letter opens: one matter for one person, without a sign-in.

Whatever is wrong with a link, the answer is the page of an address that leads nowhere, so that nobody can tell a link
that was taken back from one that never was, or whether a person exists.
"""

from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from office import links
from office.headers import BY_LINK

# The page of each kind of matter: a function of the request, the link and the matter's key.
LINKED = {}

# Of the kinds whose links many may hold, as one on a wall: a function of the link, whether this one is such.
HELD_BY_MANY = {}

# What the page of a meeting tells once it is over: functions of the person and the meeting, each giving what its piece
# of templates/links/_after.html shows.
AFTERWARDS = []


def page_of(kind, *, held_by_many=None):
    """The page that a link to a matter of the kind opens."""

    def register(view):
        LINKED[kind] = view
        if held_by_many:
            HELD_BY_MANY[kind] = held_by_many
        return view

    return register


def opened_by(*kinds):
    """A view for whoever holds a link to a matter of the kind, as `view(request, link, **more)`.

    The holder is the request's user for as long as it lasts, so that their rights are asked as everywhere else.
    """

    def dress(view):
        @login_not_required
        @wraps(view)
        def opened(request, token, **more):
            link = links.find(token)
            if link is None or link.kind not in (kinds or LINKED):
                raise Http404
            request.link_token = token
            response = _as(link.person, request, view, link, more)
            for name, value in BY_LINK.items():
                response[name] = value
            return response

        return opened

    return dress


def _as(person, request, view, link, more):
    """What is refused is refused to whoever came, not to the one whose link it was: the pages would differ."""
    visitor, request.user = request.user, person
    try:
        return view(request, link, **more)
    except (Http404, PermissionDenied) as refused:
        request.user = visitor
        raise Http404 from refused


@require_safe
@opened_by()
def link(request, link):
    """To look changes nothing but the line that says it was looked at: mail programs open links before people do."""
    response = LINKED[link.kind](request, link)
    if request.method == "GET":
        links.note_opening(link)
    return response


@require_POST
@opened_by()
def close(request, link):
    """It came to somebody else, or lies where others can see it. One that many hold is not for one of them to close."""
    if link.kind in HELD_BY_MANY and HELD_BY_MANY[link.kind](link):
        raise Http404
    links.close(link)
    return render(request, "links/closed.html")
