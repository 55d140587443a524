"""The first time: a letter says which seat one was given, and its link opens an account in one press."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.urls import reverse
from django.views.decorators.http import require_POST

from councils.letters import INVITED, is_at_home
from councils.models import Holding
from meetings.models import Meeting
from meetings.views.links import page_of
from office.permissions import told
from signin import letters
from signin.forms import ChoosePassword
from signin.views.by_link import found, show, spend
from signin.views.doors import let_in


@page_of(INVITED)
def invitation(request, link):
    return _show(request, request.link_token, link, ChoosePassword(user=link.person))


@login_not_required
@require_POST
def accept(request, token):
    """With a key in the phone, a password, or a link in a letter each time."""
    link, way = found(token, INVITED), request.POST.get("way")
    if is_at_home(link.person):
        raise Http404
    form = ChoosePassword(data=request.POST, user=link.person)
    if way == "password" and not form.is_valid():
        return _show(request, token, link, form, status=422)
    spend(link)
    if way == "password":
        form.save()
        letters.tell(link.person.email, "password_set")
    first = _first_page(link.person, request.now)
    return let_in(request, link.person, then=_key_and_then(first) if way == "key" else first)


def _first_page(person, now):
    """One's own next meeting, or the start page while none is planned."""
    meeting = Meeting.objects.seen_by(person).coming(now).in_order().first()
    return f"/arbete/moten/{meeting.pk}/" if meeting else reverse("home")


def _key_and_then(page):
    return f"{reverse('mfa_add_webauthn')}?{urlencode({'next': page})}"


def _show(request, token, link, form, status=200):
    holding = Holding.objects.with_people().get(pk=link.subject_pk)
    page = {
        "token": token,
        "holding": holding,
        "sentence": told(holding.seat.role),
        "form": form,
        "is_at_home": is_at_home(link.person),
    }
    return show(request, "signin/invitation.html", page, status)
