"""Where allauth asks the house about somebody whom another house vouches for."""

import logging

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base.constants import AuthError, AuthProcess
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect, render
from django.urls import reverse

from office.entrance import is_admitted
from office.lifecycle import StepRefused
from signin import factors
from signin.entra.discovery import Unreachable
from signin.identities import identities

log = logging.getLogger(__name__)


class Elsewhere(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request, sociallogin):
        """Nobody is let in because another house knows them: an account comes with a seat."""
        return False

    def pre_social_login(self, request, sociallogin):
        """An unknown account and a closed one get the same page, so that it tells of nobody."""
        if sociallogin.state.get("process") == AuthProcess.CONNECT:
            raise ImmediateHttpResponse(_tie(request, sociallogin.account))
        if not (sociallogin.is_existing and is_admitted(sociallogin.user)):
            log.warning("An account that is tied to nobody here was refused.")
            raise ImmediateHttpResponse(_refuse(request, "unknown", 403))
        account = sociallogin.account
        request.vouched_by = account.provider if account.extra_data["second_factor"] else ""

    def on_authentication_error(self, request, provider, error=None, exception=None, extra_context=None):
        if error == AuthError.CANCELLED:
            messages.info(request, "Du avbröt inloggningen med kommunens konto.")
            raise ImmediateHttpResponse(redirect("login"))
        log.warning("A sign-in elsewhere was refused: %s", type(exception).__name__)
        if isinstance(exception, Unreachable):
            raise ImmediateHttpResponse(unreachable(request))
        raise ImmediateHttpResponse(refused(request))

    def list_apps(self, request, provider=None, client_id=None):
        """Those of the settings alone: a row in the database opens no door."""
        return [app for app in super().list_apps(request, provider, client_id) if app.pk is None]

    def get_requests_session(self):
        """Nothing we ask is asked again somewhere else because we are told to: there are secrets in it."""
        session = super().get_requests_session()
        session.max_redirects = 0
        return session


def keep_what_is_vouched_for(request):
    """That their own house has seen a second factor holds for the stay that it led to."""
    if request.user.is_authenticated and getattr(request, "vouched_by", ""):
        factors.vouch(request.session, request.user, by=request.vouched_by)


def refused(request):
    return _refuse(request, "refused", 401)


def unreachable(request):
    return _refuse(request, "unreachable", 503)


def _tie(request, account):
    if not request.user.is_authenticated:
        return redirect_to_login(reverse("my_places"))
    person = get_user_model().objects.get(pk=request.user.pk)
    try:
        identities["tie_identity"](person, by=request.user, account=account)
    except StepRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Kommunens konto är kopplat. Nästa gång kan du logga in med det.")
    return redirect("my_places")


def _refuse(request, why, status):
    return render(request, "signin/elsewhere.html", {"why": why}, status=status)
