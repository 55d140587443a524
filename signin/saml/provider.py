from allauth.socialaccount.providers.saml.provider import SAMLProvider
from django.core.exceptions import PermissionDenied
from django.urls import reverse


class SamlProvider(SAMLProvider):
    """Its users are known by one attribute that never passes to somebody else; never by an address or a NameID."""

    @property
    def tie_url(self):
        return reverse("tie_saml")

    def address(self, request, process, next_url=None):
        """Where the person goes to sign in."""
        return self.redirect(request, process, next_url).headers["Location"]

    def extract_uid(self, data):
        said = data.get_attributes().get(self.app.settings["uid_attribute"], [])
        if len(said) != 1 or not said[0]:
            raise PermissionDenied("The assertion does not say who it is.")
        return said[0]

    def extract_extra_data(self, data):
        """That somebody is known by more than a password is what the context of the sign-in says, when it is ours."""
        context = self.app.settings["mfa_context"]
        return {"name": "", "second_factor": bool(context) and context in data.get_last_authn_contexts()}

    def extract_common_fields(self, data):
        return {}
