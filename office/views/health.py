"""How the house is, for the machines that watch it; and the page for an error of ours."""

import hmac
import sys

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache

from office import health, metrics


@login_not_required
@never_cache
def alive(request):
    """The process answers; nothing else is asked."""
    return HttpResponse("lever", content_type="text/plain; charset=utf-8")


@login_not_required
@never_cache
def ready(request):
    """503 only when no page can be served: a proxy that hears it sends nobody here."""
    findings = health.examine(request.now)
    told = {"läge": health.verdict(findings), **{each.part: each.words for each in findings}}
    status = 503 if health.DEAD in findings else 200
    return JsonResponse(told, status=status, json_dumps_params={"ensure_ascii": False})


@login_not_required
@never_cache
def measured(request):
    """The outbox in figures, for Prometheus. To whoever lacks the token there is nothing here."""
    if not _has_token(request):
        raise Http404
    return HttpResponse(metrics.exposition(request.now), content_type=metrics.CONTENT_TYPE)


def _has_token(request):
    said = request.headers.get("Authorization", "").encode()
    return bool(settings.METRICS_TOKEN) and hmac.compare_digest(said, f"Bearer {settings.METRICS_TOKEN}".encode())


def broken(request):
    """The page for an error of ours; when it is the database that does not answer, one that asks to come back."""
    if isinstance(sys.exc_info()[1], (OperationalError, InterfaceError)):
        return HttpResponse(render_to_string("503.html"), status=503, headers={"Retry-After": "30"})
    return HttpResponse(render_to_string("500.html"), status=500)
