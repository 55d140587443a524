"""The address in a letter where its reader says how often such letters shall come, without a sign-in.

To look changes nothing: mail programs open addresses before people do. What a mail program's own button sends
(RFC 8058) has no key against forgery, for no page of ours was open; it can do one thing only, and so needs none.
"""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from office import wishes
from office.choices import choices
from office.headers import BY_LINK
from office.models.wishes import Rhythm

ONE_CLICK = ("List-Unsubscribe", "One-Click")
VIA = "adressen i ett brev"


@login_not_required
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request, token):
    found = wishes.find(token)
    if found is None:
        raise Http404
    name, value = ONE_CLICK
    answer = _one_click if request.POST.get(name) == value else _page
    response = answer(request, *found)
    for header, words in BY_LINK.items():
        response[header] = words
    return response


def _one_click(request, person, sort):
    """As seldom as such letters can come."""
    _choose(person, sort, wishes.seldomest(sort))
    return HttpResponse("Klart.", content_type="text/plain; charset=utf-8")


@csrf_protect
def _page(request, person, sort):
    wanted = request.POST.get("rhythm", "")
    if wanted in wishes.allowed(sort):
        _choose(person, sort, Rhythm(wanted))
        messages.success(request, f"Klart: {Rhythm(wanted).label.lower()}.")
        return redirect(request.path)
    now = wishes.rhythms(person)[sort.key]
    page = {
        "person": person,
        "sort": sort,
        "now": Rhythm(now),
        "others": [each for each in wishes.allowed(sort) if each != now],
    }
    return render(request, "office/unsubscribe.html", page, status=422 if request.method == "POST" else 200)


def _choose(person, sort, rhythm):
    """As the person themselves: whoever holds the address got it in their letter. The same choice again is none."""
    changed = {sort.key: rhythm} if wishes.rhythms(person)[sort.key] != rhythm else {}
    choices["choose_rhythms"](person, by=person, rhythms=changed, via=VIA)
