"""Headers of a closed house. The policy's setting has Django 6's name, so that its own middleware can take over."""

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpResponseNotAllowed

# Of a page whose address is a key. No cache keeps it and no search engine lists it. The referrer stays in the house;
# under "no-referrer" a browser would say that its forms come from nowhere, and the check that they come from our own
# pages would fail.
BY_LINK = {"Cache-Control": "private, no-store", "Referrer-Policy": "same-origin", "X-Robots-Tag": "noindex, nofollow"}


# A page is read or a form is sent. Nothing here is asked in any other way.
METHODS = ("GET", "HEAD", "POST")


class MethodsMiddleware:
    """Refused before anything is looked up, so that no view has to think of it and nobody learns what is there."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request) if request.method in METHODS else HttpResponseNotAllowed(METHODS)


class ClosedHouseMiddleware:
    """Outermost, so that style sheets, redirects and refusals say it too: only our own files run, style and answer."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.said = {
            "Content-Security-Policy": policy(),
            "Permissions-Policy": ", ".join(f"{feature}=()" for feature in settings.FEATURES_NOT_USED),
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cross-Origin-Opener-Policy": settings.SECURE_CROSS_ORIGIN_OPENER_POLICY,
            "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
        }

    def __call__(self, request):
        response = self.get_response(request)
        for name, value in self.said.items():
            response.headers.setdefault(name, value)
        return response


def policy():
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in settings.SECURE_CSP.items())


class WorkIsNotStoredMiddleware:
    """What only some may see is left in no cache on the way, and nothing of it in the browser after the sign-out."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        was_signed_in = request.user.is_authenticated
        response = self.get_response(request)
        if was_signed_in or request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "private, no-store")
        if was_signed_in and not request.user.is_authenticated:
            response.headers.setdefault("Clear-Site-Data", _wiped(request))
        return response


def _wiped(request):
    """Who signs out leaves nothing; who is signed out keeps the notes that could not be sent, for when they are back.

    Never "cookies": those of the municipality's other systems would go too.
    """
    match = request.resolver_match
    return '"cache", "storage"' if match and "logout" in (match.url_name or "") else '"cache"'


class BoundCookieStorage(CookieStorage):
    """The message of what was just done, in a cookie that no neighbour under the same domain can write."""

    cookie_name = f"{settings.COOKIE_PREFIX}messages"
