"""How fast the pages are, beside bare ones of the same rows."""

from django.conf import settings


def stand_beside_the_house():
    """The settings stay those of production; the bare views come in beside our pages."""
    settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, "bench"]
    settings.ROOT_URLCONF = "bench.urls"
