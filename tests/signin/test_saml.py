"""Signing in by SAML. The identity provider is made here; a real one has not been tried (docs/operations.md)."""

import zlib
from base64 import b64decode
from copy import deepcopy
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers import registry
from django.contrib.auth import get_user
from environ import FileAwareEnv

from hedemora_bra.identity import providers

pytest.importorskip("onelogin.saml2", reason="the extra `saml` is not installed")

from signin.saml.provider import SamlProvider
from tests.signin import saml

AT = "http://127.0.0.1:8000"
BEGIN = "/logga-in/saml/kommunen/"
ACS, METADATA = f"{AT}{BEGIN}svar/", f"{AT}{BEGIN}metadata/"
OURS, THEIRS, STRANGERS = (saml.Pair(name) for name in ("we", "they", "somebody"))


@pytest.fixture(autouse=True)
def set_up(settings, monkeypatch):
    for name, value in {
        "SAML_IDP_ENTITY_ID": saml.ENTITY,
        "SAML_IDP_SSO_URL": saml.SSO,
        "SAML_IDP_CERT": THEIRS.certificate,
        "SAML_SP_CERT": OURS.certificate,
        "SAML_SP_KEY": OURS.private,
    }.items():
        monkeypatch.setenv(name, value)
    settings.SOCIALACCOUNT_PROVIDERS = providers(FileAwareEnv())
    settings.ROOT_URLCONF = "tests.signin.with_saml"
    registry.load()
    monkeypatch.setitem(registry.provider_map, "saml", SamlProvider)


@pytest.fixture
def person(member):
    SocialAccount.objects.create(user=member, provider=saml.ENTITY, uid="nummer")
    return member


def get(client, address, **more):
    return client.get(address, headers={"host": "127.0.0.1:8000"}, **more)


def asked(client):
    """What the provider is asked, and the number that it must answer to."""
    address = get(client, BEGIN).headers["Location"]
    query = parse_qs(urlsplit(address).query)
    request = zlib.decompress(b64decode(query["SAMLRequest"][0]), -15)
    return address, query, saml.etree.fromstring(request).get("ID")


def answered(client, root):
    """The answer comes by a form of the provider's own page, and is looked at in the step after it."""
    first = client.post(f"{BEGIN}svar/", saml.sent(root), headers={"host": "127.0.0.1:8000"})
    return get(client, first.headers["Location"])


def right(client, **changed):
    told = {"acs": ACS, "audience": METADATA, "uid": "nummer"} | changed
    return saml.response(told.pop("request", None) or asked(client)[2], **told)


def is_in(client, person):
    return get_user(client) == person


def test_who_has_tied_the_account_gets_in_with_it(client, person):
    answer = answered(client, saml.signed(right(client), THEIRS))

    assert answer.headers["Location"] == "/arbete/"
    assert is_in(client, person)


def test_what_is_asked_is_signed(client, db):
    address, query, _ = asked(client)

    assert address.startswith(saml.SSO)
    assert query["SigAlg"] == ["http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"]
    assert query["Signature"]


def test_the_metadata_are_signed_and_say_what_we_demand(client, db):
    page = get(client, f"{BEGIN}metadata/")
    told = saml.etree.fromstring(page.content)
    service = told.find(".//{urn:oasis:names:tc:SAML:2.0:metadata}SPSSODescriptor")

    assert page.status_code == 200
    assert told.get("entityID") == METADATA
    assert service.get("AuthnRequestsSigned") == service.get("WantAssertionsSigned") == "true"
    assert told.find("ds:Signature", saml.NAMES) is not None


def unsigned(client):
    return right(client)


def signed_by_a_stranger(client):
    return saml.signed(right(client), STRANGERS)


def changed_afterwards(client):
    root = saml.signed(right(client, uid="annan"), THEIRS)
    root.find(".//saml:AttributeValue", saml.NAMES).text = "nummer"
    return root


def wrapped(client):
    """The signed assertion is laid aside, and another put where the reader looks."""
    root = saml.signed(right(client, uid="annan"), THEIRS)
    own = root.find("saml:Assertion", saml.NAMES)
    forged = deepcopy(own)
    forged.remove(forged.find("ds:Signature", saml.NAMES))
    forged.set("ID", "_forged")
    forged.find(".//saml:AttributeValue", saml.NAMES).text = "nummer"
    root.replace(own, forged)
    saml.etree.SubElement(root, f"{{{saml.NAMES['samlp']}}}Extensions").append(own)
    return root


def wrapped_in_the_signature(client):
    """The same, with the signed assertion inside the forged one's signature."""
    root = saml.signed(right(client, uid="annan"), THEIRS)
    own = root.find("saml:Assertion", saml.NAMES)
    forged = deepcopy(own)
    forged.set("ID", "_forged")
    forged.find(".//saml:AttributeValue", saml.NAMES).text = "nummer"
    signature = forged.find("ds:Signature", saml.NAMES)
    own.remove(own.find("ds:Signature", saml.NAMES))
    saml.etree.SubElement(signature, f"{{{saml.NAMES['ds']}}}Object").append(own)
    root.insert(2, forged)
    return root


def two_assertions(client):
    root = saml.signed(right(client, uid="annan"), THEIRS)
    root.append(right(client, request="_x").find("saml:Assertion", saml.NAMES))
    return root


def a_comment_in_the_number(client):
    """Signed over by some and read past by others: what stands before the comment is not who it is."""
    root = right(client, uid="nummer.annan")
    value = root.find(".//saml:AttributeValue", saml.NAMES)
    value.text = "nummer"
    comment = saml.etree.Comment("")
    comment.tail = ".annan"
    value.append(comment)
    return saml.signed(root, THEIRS)


HOSTILE = {
    "unsigned": unsigned,
    "signed by a stranger": signed_by_a_stranger,
    "changed afterwards": changed_afterwards,
    "wrapped": wrapped,
    "wrapped in its signature": wrapped_in_the_signature,
    "two assertions": two_assertions,
    "a comment in the number": a_comment_in_the_number,
    "for somebody else": lambda client: saml.signed(right(client, audience="https://other.example/"), THEIRS),
    "to another address": lambda client: saml.signed(right(client, acs="https://other.example/"), THEIRS),
    "from another issuer": lambda client: saml.signed(right(client, issuer="https://other.example/"), THEIRS),
    "run out": lambda client: saml.signed(right(client, lasts=-timedelta(minutes=10)), THEIRS),
    "an answer to nothing": lambda client: saml.signed(right(client, request="_nothing"), THEIRS),
    "without a number": lambda client: saml.signed(right(client, uid=""), THEIRS),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_an_answer_that_is_not_right_is_refused(what, client, person):
    answer = answered(client, HOSTILE[what](client))

    assert answer.status_code in {401, 403}  # the latter where it is right, and of somebody else
    assert not is_in(client, person)


def test_an_answer_is_taken_once(client, person):
    root = saml.signed(right(client), THEIRS)
    answered(client, root)
    client.logout()

    assert answered(client, root).status_code == 401
    assert not is_in(client, person)


@pytest.mark.parametrize(
    "nonsense",
    ["", "x", "PHg+", "PCFET0NUWVBFIHggWzwhRU5USVRZIHkgU1lTVEVNICJmaWxlOi8vL2V0Yy9wYXNzd2QiPl0+PHg+Jnk7PC94Pg=="],
)
def test_what_is_no_answer_at_all_is_refused_in_order(nonsense, client, db):
    first = client.post(f"{BEGIN}svar/", {"SAMLResponse": nonsense}, headers={"host": "127.0.0.1:8000"})

    assert get(client, first.headers["Location"]).status_code == 401


def test_nobody_can_be_signed_out_by_an_address(client, person):
    answered(client, saml.signed(right(client), THEIRS))

    assert get(client, f"{BEGIN}ut/").status_code == 404
    assert is_in(client, person)


def test_where_it_is_not_set_up_there_are_no_such_doors(client, settings, db):
    settings.ROOT_URLCONF = "hedemora_bra.urls"

    assert client.get(BEGIN).status_code == 404
