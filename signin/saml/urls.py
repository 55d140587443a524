"""The doors of SAML, under the names that allauth looks for."""

from allauth.socialaccount.providers.saml.views import acs, metadata
from django.urls import path
from django.views.decorators.http import require_GET, require_POST

from signin.saml.views import finish, no_single_logout
from signin.views.elsewhere import begin, tie

urlpatterns = [
    path("logga-in/saml/<slug:organization_slug>/", begin, {"kind": "saml"}, name="saml_login"),
    path("logga-in/saml/<slug:organization_slug>/svar/", require_POST(acs), name="saml_acs"),
    path("logga-in/saml/<slug:organization_slug>/klart/", finish, name="saml_finish_acs"),
    path("logga-in/saml/<slug:organization_slug>/metadata/", require_GET(metadata), name="saml_metadata"),
    path("logga-in/saml/<slug:organization_slug>/ut/", no_single_logout, name="saml_sls"),
    path("arbete/inloggning/saml/", tie, {"kind": "saml"}, name="tie_saml"),
]
