"""What is too much to take in is refused before it is read."""

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string

MEGABYTE = 1024 * 1024


class TooMuchMiddleware:
    """A form with the largest file in it is taken in; what says that it is larger is refused with nothing of it read.

    A file a little too large passes here, and is told so beside its field with all that was written still there.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.most = settings.UPLOAD_MAX_BYTES + 5 * MEGABYTE

    def __call__(self, request):
        if _says_its_size(request) > self.most:
            page = render_to_string("413.html", {"most": settings.UPLOAD_MAX_BYTES // MEGABYTE})
            return HttpResponse(page, status=413, headers={"Connection": "close"})
        return self.get_response(request)


def _says_its_size(request):
    said = request.META.get("CONTENT_LENGTH") or "0"
    return int(said) if said.isascii() and said.isdigit() and len(said) < 20 else 0
