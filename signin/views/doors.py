"""Coming in: what every way ends with, the letters one can ask for, and the administration's door."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from allauth.core import ratelimit
from django.contrib import admin
from django.contrib.auth import REDIRECT_FIELD_NAME, logout
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LogoutView
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache

from signin import asking, factors, tracing
from signin.forms import AskForWayIn
from signin.models import Way


def let_in(request, person, then=None):
    """By a link in their mailbox. Whoever has a second factor is asked for it all the same."""
    if request.user != person:
        logout(request)
    record_authentication(request, person, method="link")
    return perform_login(request, person, email=person.email, redirect_url=then)


@login_not_required
@never_cache
def ask(request, way):
    """The same answer to every address; who is known is found out afterwards, by a worker."""
    form = AskForWayIn(request.POST or None, initial={"email": getattr(request.user, "email", "")})
    if form.is_valid():
        address = form.cleaned_data["email"]
        if not ratelimit.consume(request, action="reset_password", key=address):
            return ratelimit.respond_429(request)
        asking.ask(address, way)
        return redirect("way_in_sent")
    page = {"form": form, "is_password": way == Way.PASSWORD}
    return render(request, "signin/ask.html", page, status=422 if form.errors else 200)


@login_not_required
def sent(request):
    return render(request, "signin/sent.html")


def second_factor(request):
    """To somebody who must show something more than a password: why, and what to choose between."""
    if not factors.is_missing(request):
        return redirect("mfa_index")
    return render(request, "signin/second_factor.html", {"because": factors.why(request.user)})


class SignOut(LogoutView):
    """The one who goes is written down while it is still known who it is."""

    def post(self, request, *args, **kwargs):
        tracing.went(request.user)
        return super().post(request, *args, **kwargs)


def to_the_administration(request, extra_context=None):
    """The administration has no door of its own: one signs in as everywhere else, and for others it is not there."""
    if not admin.site.has_permission(request):
        raise Http404
    return redirect(own_address(request) or "admin:index")


def to_own_password(request, extra_context=None):
    """Nor does it have a password of its own: one changes it as everybody else, and gets a letter about it."""
    return redirect("account_change_password")


def own_address(request):
    """The page that was wanted, when it is one of ours; otherwise nothing."""
    wanted = request.GET.get(REDIRECT_FIELD_NAME, "")
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if is_ours else ""
