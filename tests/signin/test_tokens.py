"""A token is believed when all of it is right, and refused when any of it is wrong."""

from datetime import UTC, datetime, timedelta

import jwt
import pytest

from signin.entra import tokens
from tests.signin.entra import Key, by_shared_secret, unsigned

OURS, OTHERS = Key("one"), Key("one")
WANTED = {"issuer": "https://login.example/t/v2.0", "audience": "us", "tenant": "t", "nonce": "n"}
NOW = datetime.now(UTC)  # noqa: TID251  tokens go by the machine's own clock
RIGHT = {
    "iss": WANTED["issuer"],
    "aud": "us",
    "tid": "t",
    "nonce": "n",
    "oid": "somebody",
    "iat": NOW,
    "exp": NOW + timedelta(hours=12),
}


def signed(claims=RIGHT, key=OURS.private, algorithm="RS256", kid="one", **header):
    return jwt.encode(claims, key, algorithm, headers={"kid": kid} | header)


def read(token, keys=(OURS.published,), **wanted):
    return tokens.read(token, list(keys), **WANTED | wanted)


def without(name):
    return {key: value for key, value in RIGHT.items() if key != name}


def test_a_right_token_tells_who_it_is():
    assert read(signed())["oid"] == "somebody"


HOSTILE = {
    "none as algorithm": lambda: unsigned(RIGHT, "one"),
    "a signature cut off": lambda: signed().rpartition(".")[0] + ".",
    "a signature of something else": lambda: signed().rpartition(".")[0] + "." + signed({"a": 1}).rpartition(".")[2],
    "our public key as a shared secret": lambda: by_shared_secret(RIGHT, OURS.pem, "one"),
    "an empty shared secret": lambda: by_shared_secret(RIGHT, b"", "one"),
    "another algorithm of the same key": lambda: signed(algorithm="PS256"),
    "somebody else's key under our key's name": lambda: signed(key=OTHERS.private),
    "a key nobody knows": lambda: signed(kid="two"),
    "no name of a key": lambda: jwt.encode(RIGHT, OURS.private, "RS256"),
    "another issuer": lambda: signed(RIGHT | {"iss": "https://login.example/other/v2.0"}),
    "another application": lambda: signed(RIGHT | {"aud": "them"}),
    "several applications": lambda: signed(RIGHT | {"aud": ["us", "them"]}),
    "another tenant": lambda: signed(RIGHT | {"tid": "other"}),
    "another nonce": lambda: signed(RIGHT | {"nonce": "m"}),
    "a nonce that is no text": lambda: signed(RIGHT | {"nonce": ["n"]}),
    "run out": lambda: signed(RIGHT | {"exp": NOW - timedelta(seconds=tokens.APART + 5)}),
    "made in the future": lambda: signed(RIGHT | {"iat": NOW + timedelta(hours=12)}),
    "not yet to be used": lambda: signed(RIGHT | {"nbf": NOW + timedelta(hours=12)}),
    **{f"no {name}": lambda name=name: signed(without(name)) for name in tokens.REQUIRED},
    "nothing": lambda: "",
    "nonsense": lambda: "a.b.c",
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_token_with_anything_wrong_is_refused(what):
    with pytest.raises(tokens.Disbelieved):
        read(HOSTILE[what]())


def test_a_token_is_refused_where_no_nonce_was_asked_for():
    with pytest.raises(tokens.Disbelieved):
        read(signed(RIGHT | {"nonce": ""}), nonce="")


@pytest.mark.parametrize(
    "published",
    [
        {"kty": "oct", "kid": "one", "k": "c2VjcmV0"},
        OURS.published | {"use": "enc"},
        {"kty": "RSA", "kid": "one", "n": "!", "e": "AQAB"},
        {"kid": "one"},
    ],
)
def test_what_cannot_check_a_signature_is_no_key(published):
    with pytest.raises(tokens.Disbelieved):
        read(signed(), keys=[published])


def test_a_clock_that_is_a_little_wrong_harms_nobody():
    late = signed(RIGHT | {"exp": datetime.now(UTC) - timedelta(seconds=tokens.APART / 2)})  # noqa: TID251  as above

    assert read(late)["oid"] == "somebody"


@pytest.mark.parametrize(
    ("claims", "context", "has"),
    [
        ({"amr": ["pwd", "mfa"]}, "", True),
        ({"amr": ["pwd"]}, "", False),
        ({"amr": "mfa"}, "", True),
        ({"acrs": ["c1"]}, "c1", True),
        ({"acrs": ["c1"]}, "", False),
        ({"acrs": ["c2"]}, "c1", False),
        ({}, "c1", False),
    ],
)
def test_a_second_factor_is_what_the_provider_vouches_for(claims, context, has):
    assert tokens.has_second_factor(claims, context) is has
