"""Doors that somebody who was signed in tried and did not get through: a line in the log, for whoever keeps watch.

Not in the journal: a stale link gives the same answer as a door that is shut, and it would fill with what never
happened. The line names the person by key and the door by name, never an address with what may be secret in it.
"""

import logging

logger = logging.getLogger("hedemora_bra.security")


class RefusalsMiddleware:
    """What is not there and what one may not see are answered alike, and are told alike here."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code in (403, 404) and request.resolver_match and request.user.is_authenticated:
            logger.warning("refused person %s: %s", request.user.pk, _door(request, response.status_code))
        return response


def _door(request, status):
    match = request.resolver_match
    keys = [f"{name}={value}" for name, value in match.kwargs.items() if isinstance(value, int)]
    return " ".join([request.method, match.view_name or "-", *keys, str(status)])
