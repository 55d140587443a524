"""What the letters about signing in lead to. To look signs nobody in: mail programs open links before people do."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_POST

from meetings.views.links import page_of
from office import links
from office.entrance import is_admitted
from office.headers import BY_LINK
from signin import letters
from signin.forms import SetPassword
from signin.models import Way
from signin.views.doors import let_in


def found(token, kind):
    """The link of the kind that the token opens, to somebody who may come in; all else is not there."""
    link = links.find(token)
    if link is None or link.kind != kind or not is_admitted(link.person):
        raise Http404
    return link


def spend(link):
    if not links.spend(link):
        raise Http404


def show(request, template, page, status=200):
    """A page whose address is a key is kept by nobody."""
    response = render(request, template, page, status=status)
    for name, value in BY_LINK.items():
        response[name] = value
    return response


@page_of(Way.ONCE.kind)
def once_page(request, link):
    return show(request, "signin/once.html", {"token": request.link_token, "person": link.person})


@page_of(Way.PASSWORD.kind)
def password_page(request, link):
    return _ask_for_password(request, request.link_token, link.person, SetPassword(user=link.person))


@login_not_required
@require_POST
def enter(request, token):
    link = found(token, Way.ONCE.kind)
    spend(link)
    return let_in(request, link.person)


@login_not_required
@require_POST
def choose_password(request, token):
    link = found(token, Way.PASSWORD.kind)
    form = SetPassword(data=request.POST, user=link.person)
    if not form.is_valid():
        return _ask_for_password(request, token, link.person, form, status=422)
    spend(link)
    form.save()
    letters.tell(link.person.email, "password_changed")
    return let_in(request, link.person)


def _ask_for_password(request, token, person, form, status=200):
    return show(request, "signin/password.html", {"token": token, "person": person, "form": form}, status)
