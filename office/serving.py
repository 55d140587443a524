"""Files from people leave the house in one way: to be saved, in a sandbox, by the proxy where there is one."""

from urllib.parse import quote

from django.conf import settings
from django.http import FileResponse, HttpResponse
from django.template.loader import render_to_string
from django.utils.http import content_disposition_header

SANDBOX = "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def stored(file):
    """An uploaded file; while it waits for the scanner, or when that has stopped it, a page that says so."""
    if file.is_served:
        return handed_out(file.file, file.name, file.content_type)
    page = render_to_string("office/file_waits.html", {"file": file})
    return HttpResponse(page, status=410 if file.is_infected else 503, headers={"Cache-Control": "private, no-store"})


def handed_out(file, name, content_type):
    """The file under the name its owner gave it; FileNotFoundError where there is none."""
    answer = _by_the_proxy(file, content_type) if settings.FILES_AT else _by_us(file, content_type)
    answer.headers["Content-Disposition"] = content_disposition_header(True, name)
    answer.headers["Content-Security-Policy"] = SANDBOX
    return answer


def _by_us(file, content_type):
    return FileResponse(file.storage.open(file.name, "rb"), content_type=content_type)


def _by_the_proxy(file, content_type):
    """The proxy reads the file from the disk, at an address that it shows to nobody else."""
    if not file.storage.exists(file.name):
        raise FileNotFoundError(file.name)
    return HttpResponse(content_type=content_type, headers={"X-Accel-Redirect": settings.FILES_AT + quote(file.name)})
