"""The house's addresses where SAML is set up: they are read at start, so a test cannot set it up afterwards."""

from django.urls import include, path

from hedemora_bra.urls import handler500
from hedemora_bra.urls import urlpatterns as without

__all__ = ["handler500", "urlpatterns"]

urlpatterns = [path("", include("signin.saml.urls")), *without]
