"""allauth's OpenID Connect with what it leaves out: a nonce, the tenant's own signature, and addresses of ours."""

import json
import secrets

from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.urls import reverse

from signin.entra import discovery, tokens


class Adapter(OpenIDConnectOAuth2Adapter):
    nonce = ""  # what this sign-in asked to have back; set when the answer comes

    @property
    def openid_config(self):
        of = self.get_provider().app.settings
        return discovery.addresses(of["server_url"], of["issuer"])

    def get_callback_url(self, request, app):
        return settings.SITE_URL + reverse("entra_answer")

    def complete_login(self, request, app, token, **kwargs):
        """Who the tenant says it is; the access token is used for nothing and kept nowhere."""
        said, of = kwargs["response"].get("id_token"), app.settings
        keys = discovery.keys(self.openid_config["jwks_uri"])
        asked = {"issuer": of["issuer"], "tenant": of["tenant"], "audience": app.client_id, "nonce": self.nonce}
        claims = tokens.read(said if isinstance(said, str) else "", keys, **asked)
        return self.get_provider().sociallogin_from_response(request, claims)


class EntraProvider(OpenIDConnectProvider):
    """Its users are known by `oid` alone: an address or a name in a token can be anyone's."""

    oauth2_adapter_class = Adapter
    pkce_enabled_default = True

    def get_login_url(self, request, **kwargs):
        return reverse("entra", query={name: said for name, said in kwargs.items() if said})

    def get_callback_url(self):
        return reverse("entra_answer")

    @property
    def tie_url(self):
        return reverse("tie_identity")

    def get_default_scope(self):
        return ["openid", "profile"]

    def address(self, request, process, next_url=None):
        """Where the person goes to sign in. What must come back is kept by `state`, so that tabs do not disturb each
        other.
        """
        nonce = secrets.token_urlsafe(24)
        asked = {"nonce": nonce, **self._second_factor_asked()}
        answer = self.redirect(request, process, next_url, auth_params=asked, nonce=nonce)
        return answer.headers["Location"]

    def extract_uid(self, data):
        return data["oid"]

    def extract_extra_data(self, data):
        """What the person knows the account by, and whether the provider vouches for a second factor."""
        second = tokens.has_second_factor(data, self.app.settings["mfa_context"])
        return {"name": str(data.get("preferred_username", ""))[:200], "second_factor": second}

    def extract_common_fields(self, data):
        return {}

    def extract_email_addresses(self, data):
        return []

    def _second_factor_asked(self):
        """Entra's own way to ask for a rule of Conditional Access, such as one that demands a second factor."""
        context = self.app.settings["mfa_context"]
        wanted = {"id_token": {"acrs": {"essential": True, "value": context}}}
        return {"claims": json.dumps(wanted)} if context else {}


class Answer(OAuth2CallbackView):
    """The person comes back; what was asked for is taken out of the session, so that it is answered once."""

    def _get_state(self, request, provider):
        state, refusal = super()._get_state(request, provider)
        self.adapter.nonce = (state or {}).get("nonce", "")
        return state, refusal
