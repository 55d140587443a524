from django.shortcuts import redirect

from signin import factors

# What must be open to somebody who is to show or set up a second factor.
MEANWHILE = {
    "second_factor", "logout", "account_logout", "mfa_add_webauthn", "mfa_activate_totp", "account_reauthenticate",
    "mfa_reauthenticate", "mfa_reauthenticate_webauthn",
}  # fmt: skip


class SecondFactorMiddleware:
    """Whoever may see much shows two things before anything else; what is open to anybody is open to them too."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.user.is_anonymous or _is_open(view, request.resolver_match) or not factors.is_missing(request):
            return None
        return redirect("second_factor")


def _is_open(view, match):
    """The administration asks for itself who comes, and therefore marks its pages as open."""
    is_for_anybody = not getattr(view, "login_required", True) and match.namespace != "admin"
    return is_for_anybody or match.view_name in MEANWHILE
