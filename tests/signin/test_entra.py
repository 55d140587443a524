"""Signing in with the municipality's own account, against a provider that answers over HTTP."""

from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount

from tests.signin.walking import BEGIN, back, is_in, sent_home, sign_in, there, tied, use


def test_who_has_tied_the_account_gets_in_with_it(client, person):
    answer = sign_in(client)

    assert answer.headers["Location"] == "/arbete/"
    assert is_in(client, person)


def test_one_comes_to_the_page_one_was_on_the_way_to(client, person):
    assert sign_in(client, f"{BEGIN}?next=/arbete/organ/").headers["Location"] == "/arbete/organ/"


@pytest.mark.parametrize("elsewhere", ["https://example.com/", "//example.com/", "javascript:alert(1)"])
def test_one_is_never_sent_out_of_the_house(elsewhere, client, person):
    assert sign_in(client, f"{BEGIN}?next={elsewhere}").headers["Location"] == "/arbete/"


def test_what_is_asked_is_bound_to_us_and_to_this_sign_in(client, entra, settings):
    asked = [{name: said for name, [said] in parse_qs(urlsplit(there(client)).query).items()} for _ in range(2)]

    assert asked[0]["client_id"] == entra.client
    assert asked[0]["redirect_uri"] == f"{settings.SITE_URL}/logga-in/kommunkonto/svar/"
    assert asked[0]["response_type"] == "code"
    assert asked[0]["code_challenge_method"] == "S256"
    assert set(asked[0]["scope"].split()) == {"openid", "profile"}
    for each in ("state", "nonce", "code_challenge"):
        assert len(asked[0][each]) >= 16
        assert asked[0][each] != asked[1][each]


def test_two_tabs_do_not_disturb_each_other(client, person):
    first, second = there(client), there(client)

    assert back(client, sent_home(second)).status_code == 302
    assert back(client, sent_home(first)).status_code == 302
    assert is_in(client, person)


def test_the_session_gets_a_new_key(client, person):
    first = there(client)
    before = client.session.session_key
    back(client, sent_home(first))

    assert client.session.session_key != before


def test_nothing_but_the_number_and_the_name_of_the_account_is_kept(client, person, entra):
    entra.who |= {"email": "annan@hedemora.example", "given_name": "Namn", "groups": ["hemlig"]}
    sign_in(client)

    kept = SocialAccount.objects.get()
    assert kept.extra_data == {"name": "skolchefen@hedemora.example", "second_factor": False}


# A second factor that the provider has seen to.


def vouching(entra, settings, **claims):
    use(settings, entra, mfa_context="c1")
    entra.who |= claims


@pytest.mark.parametrize(
    ("claims", "first"), [({"acrs": ["c1"]}, 200), ({"amr": ["mfa"]}, 200), ({"acrs": ["c2"]}, 302), ({}, 302)]
)
def test_what_the_provider_vouches_for_counts_as_a_second_factor(client, coordinator, entra, settings, claims, first):
    tied(coordinator, entra)
    vouching(entra, settings, **claims)
    sign_in(client)

    assert client.get("/arbete/").status_code == first


def test_who_has_an_app_of_their_own_is_not_asked_for_it_too(client, coordinator, entra, settings):
    tied(coordinator, entra)
    TOTP.activate(coordinator, generate_totp_secret())
    vouching(entra, settings, acrs=["c1"])

    assert sign_in(client).headers["Location"] == "/arbete/"
    client.logout()
    entra.who["acrs"] = []
    assert sign_in(client).headers["Location"] == "/logga-in/bekrafta/"


def test_what_was_vouched_for_does_not_outlast_the_stay(client, coordinator, entra, settings):
    tied(coordinator, entra)
    vouching(entra, settings, acrs=["c1"])
    sign_in(client)
    client.logout()
    entra.who["acrs"] = []
    sign_in(client)

    assert client.get("/arbete/").headers["Location"] == "/arbete/inloggning/andra-faktorn/"


def test_the_provider_is_asked_for_a_second_factor_by_the_rule_that_demands_it(client, entra, settings):
    use(settings, entra, mfa_context="c1")

    assert '"acrs": {"essential": true, "value": "c1"}' in parse_qs(urlsplit(there(client)).query)["claims"][0]
