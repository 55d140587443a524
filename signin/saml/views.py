from allauth.socialaccount.providers.saml import views
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.views.decorators.http import require_GET

from signin.elsewhere import keep_what_is_vouched_for, refused


class Finish(views.FinishACSView):
    """What is no answer at all, or an answer to nothing, gets the page of every other that cannot be used."""

    def dispatch(self, request, organization_slug):
        try:
            response = super().dispatch(request, organization_slug)
        except (PermissionDenied, ValueError, SyntaxError):  # the last are how readers of XML say that it is none
            return refused(request)
        keep_what_is_vouched_for(request)
        return response


finish = login_not_required(require_GET(Finish.as_view()))


@login_not_required
def no_single_logout(request, organization_slug):
    """To be signed out by an address that anyone can make is no service; the name is asked for by the library."""
    raise Http404
