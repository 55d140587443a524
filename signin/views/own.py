"""One's own keys and codes: allauth's pages, with what the house adds to them."""

from urllib.parse import urlencode

from allauth.mfa.recovery_codes.views import ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.urls import reverse

from signin import factors
from signin.views.doors import own_address


class ShownNow:
    """Whoever sets a second factor up has shown it, and need not come in once more."""

    def form_valid(self, form):
        response = super().form_valid(form)
        factors.vouch(self.request.session, self.request.user, by=self.request.resolver_match.url_name)
        return response

    def get_success_url(self):
        """The codes that are shown once come first, whatever page was wanted."""
        done, wanted = super().get_success_url(), own_address(self.request)
        if not wanted or self.did_generate_recovery_codes:
            return f"{done}?{urlencode({'next': wanted})}" if wanted else done
        return wanted


class ConnectApp(ShownNow, ActivateTOTPView):
    pass


class AddKey(ShownNow, AddWebAuthnView):
    pass


class Codes(ViewRecoveryCodesView):
    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"onward": own_address(self.request) or reverse("home")}
