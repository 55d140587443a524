"""A provider that forges, and answers that were caught, made up or sent twice: nobody gets in by them."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount

from councils.models import Person
from tests.signin.entra import Key, by_shared_secret, unsigned
from tests.signin.walking import BEGIN, back, is_in, sent_home, sign_in, there

HOUR = timedelta(hours=1)
HOSTILE = {
    "a wrong nonce": lambda entra, said: entra.signed(said | {"nonce": "another"}),
    "no nonce": lambda entra, said: entra.signed({name: each for name, each in said.items() if name != "nonce"}),
    "another tenant": lambda entra, said: entra.signed(said | {"tid": "another"}),
    "another tenant's issuer": lambda entra, said: entra.signed(
        said | {"iss": said["iss"].replace(said["tid"], "common")}
    ),
    "none as algorithm": lambda entra, said: unsigned(said, entra.key.name),
    "the public key as a secret": lambda entra, said: by_shared_secret(said, entra.key.pem, entra.key.name),
    "run out": lambda entra, said: entra.signed(said | {"iat": said["iat"] - 2 * HOUR, "exp": said["iat"] - HOUR}),
    "another application's": lambda entra, said: entra.signed(said | {"aud": "another"}),
    "signed by a stranger": lambda entra, said: entra.signed(said, Key("one")),
    "signed by an unknown key": lambda entra, said: entra.signed(said, Key("two")),
    "without its signature": lambda entra, said: entra.signed(said).rpartition(".")[0] + ".",
    "no token at all": lambda entra, said: None,
    "no number": lambda entra, said: entra.signed({name: each for name, each in said.items() if name != "oid"}),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_an_answer_with_a_token_that_is_not_right_is_refused(what, client, person, entra):
    entra.forge = lambda said: HOSTILE[what](entra, said)
    answer = sign_in(client)

    assert answer.status_code == 401
    assert "Inloggningen gick inte igenom" in answer.content.decode()
    assert not is_in(client, person)


def test_an_answer_is_taken_once(client, person):
    home = sent_home(there(client))
    back(client, home)
    client.logout()

    assert back(client, home).status_code == 401
    assert not is_in(client, person)


def test_an_answer_to_another_browsers_question_is_refused(client, person, django_user_model):
    """Who is given the address of somebody else's answer does not become them, nor they the other."""
    home = sent_home(there(client))
    other = type(client)()

    assert back(other, home).status_code == 401
    assert not is_in(other, person)


def test_the_code_of_one_sign_in_is_no_use_in_another(client, person):
    """A code that was caught, put in another's answer: its verifier and its nonce are of the first."""
    caught = parse_qs(urlsplit(sent_home(there(client))).query)["code"][0]
    other = type(client)()
    own = urlsplit(sent_home(there(other)))
    state = parse_qs(own.query)["state"][0]

    assert other.get(own.path, {"code": caught, "state": state}).status_code == 401
    assert not is_in(other, person)


@pytest.mark.parametrize("query", ["", "?code=x", "?state=x", "?code=x&state=x", "?error=server_error", "?code=%00"])
def test_an_answer_to_nothing_is_refused(query, client, entra):
    assert client.get(f"{BEGIN}svar/{query}").status_code == 401


def test_who_changes_their_mind_is_told_so_at_the_door(client, person):
    state = parse_qs(urlsplit(there(client)).query)["state"][0]
    answer = client.get(f"{BEGIN}svar/", {"error": "access_denied", "state": state}, follow=True)

    assert answer.redirect_chain == [("/logga-in/", 302)]
    assert "Du avbröt inloggningen" in answer.content.decode()


def test_another_persons_address_in_a_token_opens_nothing(client, member, entra):
    entra.who |= {
        "email": member.email,
        "email_verified": True,
        "upn": member.email,
        "preferred_username": member.email,
    }
    answer = sign_in(client)

    assert answer.status_code == 403
    assert not is_in(client, member)
    assert not SocialAccount.objects.exists()


def test_an_unknown_account_makes_no_person_and_is_told_nothing_of_anybody(client, member, entra):
    people = Person.objects.count()
    entra.who["email"] = member.email
    known = sign_in(client)
    entra.who |= {"oid": "another", "email": "ingen@hedemora.example"}
    unknown = sign_in(type(client)())

    assert known.status_code == unknown.status_code == 403
    assert known.content == unknown.content
    assert "Kontot är inte kopplat hit" in known.content.decode()
    assert Person.objects.count() == people


def test_a_closed_account_gets_the_page_of_an_unknown_one(client, person, entra):
    Person.objects.filter(pk=person.pk).update(is_active=False)
    closed = sign_in(client)
    entra.who["oid"] = "another"

    assert closed.status_code == 403
    assert closed.content == sign_in(type(client)()).content
    assert not is_in(client, person)
