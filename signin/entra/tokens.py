"""What an id_token must be before anything in it is believed.

Its times go by the machine's own clock, as the provider's do: one that pretends would make every token old or young.
"""

import hmac

import jwt
from allauth.socialaccount.providers.base.provider import ProviderException

ALGORITHM = "RS256"  # never what the token itself says
REQUIRED = ["iss", "aud", "exp", "iat", "nonce", "tid", "oid"]
APART = 60  # seconds that our clock and the provider's may differ


class Disbelieved(ProviderException):
    """The token is not one the tenant has made for us, for this sign-in."""


def read(token, keys, *, issuer, audience, tenant, nonce):
    """The claims of a token signed by one of the keys, for us, by that tenant, in answer to what we asked."""
    try:
        claims = jwt.decode(
            token,
            _key(token, keys),
            algorithms=[ALGORITHM],
            issuer=issuer,
            audience=audience,
            leeway=APART,
            options={"require": REQUIRED, "strict_aud": True},
        )
    except (jwt.PyJWTError, ValueError) as fault:
        raise Disbelieved(f"The token cannot be believed: {fault}") from fault
    _must_be(claims["tid"], tenant, "tenant")
    _must_be(claims["nonce"], nonce, "nonce")
    return claims


def has_second_factor(claims, context):
    """As the provider vouches: by the method (`amr`), or by the authentication context that we asked for (`acrs`)."""
    return "mfa" in _listed(claims, "amr") or (bool(context) and context in _listed(claims, "acrs"))


def _key(token, keys):
    """The provider's own, of the kind that can only check: a shared secret is never taken for a key."""
    kid = jwt.get_unverified_header(token).get("kid")
    for key in keys:
        if kid and key.get("kid") == kid and key.get("kty") == "RSA" and key.get("use", "sig") == "sig":
            return jwt.PyJWK(key, ALGORITHM).key
    raise Disbelieved("The token names no key of the provider.")


def _must_be(said, wanted, what):
    if not wanted or not hmac.compare_digest(str(said).encode(), wanted.encode()):
        raise Disbelieved(f"The token is of another {what}.")


def _listed(claims, name):
    said = claims.get(name, [])
    return said if isinstance(said, list) else [said]
