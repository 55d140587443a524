"""Where the provider answers, as it says itself; asked seldom, and not at all for a moment when it did not answer."""

import requests
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.base.provider import ProviderException
from django.core.cache import cache

KEPT = 600  # seconds that its addresses are remembered
SILENT = 10  # seconds that nobody more waits for a provider that did not answer
ADDRESSES = ("authorization_endpoint", "token_endpoint", "jwks_uri")


class Unreachable(ProviderException):
    """The provider does not answer, or not as a provider does."""


def addresses(server, issuer):
    """{name: address}: each at the issuer's own origin, so that nothing it says can send our secret elsewhere."""
    name = f"entra/{server}"
    found = cache.get(name)
    if found is None:
        found = _asked(server, issuer)
        cache.set(name, found, KEPT if found else SILENT)
    if not found:
        raise Unreachable("The provider's addresses could not be read.")
    return found


def keys(address):
    """What it signs with today; read anew for each sign-in, since it changes them without notice."""
    said = _read(address)
    listed = said.get("keys") if isinstance(said, dict) else None
    if not isinstance(listed, list):
        raise Unreachable("The provider's keys could not be read.")
    return [key for key in listed if isinstance(key, dict)]


def _asked(server, issuer):
    try:
        said = _read(f"{server}/.well-known/openid-configuration")
    except Unreachable:
        return {}
    if not isinstance(said, dict) or said.get("issuer") != issuer:
        return {}
    found = {each: str(said.get(each, "")) for each in ADDRESSES}
    origin = "/".join(issuer.split("/")[:3]) + "/"
    return {"issuer": issuer} | found if all(each.startswith(origin) for each in found.values()) else {}


def _read(address):
    try:
        with get_adapter().get_requests_session() as session:
            answer = session.get(address)
            answer.raise_for_status()
            return answer.json()
    except requests.RequestException as fault:
        raise Unreachable("The provider does not answer.") from fault
