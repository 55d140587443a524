"""There and back again: the sign-in of another house."""

from urllib.parse import urlencode

from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.base.constants import AuthProcess
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from office import steps
from signin import factors
from signin.elsewhere import keep_what_is_vouched_for, unreachable
from signin.entra.discovery import Unreachable
from signin.entra.provider import Adapter, Answer, EntraProvider
from signin.identities import identities


@login_not_required
@require_safe
def begin(request, kind=EntraProvider.id, **_):
    """A link and no form: what a form leads to is bound by our policy for forms, and ends outside our house."""
    provider, after = _provider(request, kind), get_next_redirect_url(request)
    if request.user.is_authenticated:
        return redirect(after or settings.LOGIN_REDIRECT_URL)
    try:
        return redirect(provider.address(request, AuthProcess.LOGIN, after))
    except Unreachable:
        return unreachable(request)


@login_not_required
@require_safe
def answer(request):
    adapter = Adapter(request, _provider(request, EntraProvider.id).sub_id)
    response = Answer.adapter_view(adapter)(request)
    keep_what_is_vouched_for(request)
    return response


@require_POST
def tie(request, kind=EntraProvider.id):
    """The page before one leaves: what is about to be tied is told first, and the way there is a link."""
    provider = _provider(request, kind)
    if not factors.is_fresh(request):
        return _ask_who_it_is(request)
    try:
        address = provider.address(request, AuthProcess.CONNECT)
    except Unreachable:
        return unreachable(request)
    return render(request, "signin/tie_identity.html", {"address": address, "provider": provider})


@require_POST
def untie(request, pk):
    person = get_user_model().objects.get(pk=request.user.pk)
    return steps.press(request, identities["untie_identity"], person, "my_places", pk=pk)


def _ask_who_it_is(request):
    """A screen left open must not be enough to add a way in; the button is pressed again afterwards."""
    messages.info(request, "Visa först att det är du. Tryck sedan på knappen igen.")
    way = get_account_adapter().get_reauthentication_methods(request.user)[0]["url"]
    return redirect(f"{way}?{urlencode({'next': reverse('my_places')})}")


def _provider(request, kind):
    try:
        return get_adapter().get_provider(request, kind)
    except SocialApp.DoesNotExist:
        raise Http404 from None
