"""When the provider does not answer, sends us elsewhere, or is not set up at all."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.urls import NoReverseMatch, reverse
from environ import FileAwareEnv

from hedemora_bra.identity import providers
from tests.signin.walking import BEGIN, TIE, back, is_in, sent_home, there


def test_when_the_provider_does_not_answer_the_page_says_so_and_the_door_is_open(client, entra):
    entra.answers = False
    answer = client.get(BEGIN)

    assert answer.status_code == 503
    assert "Kommunens inloggning svarar inte" in answer.content.decode()
    assert client.get("/logga-in/").status_code == 200


def test_a_provider_that_hangs_is_not_waited_for_by_everybody(client, entra):
    entra.answers = False
    for _ in range(5):
        assert client.get(BEGIN).status_code == 503

    assert len(entra.asked) == 1


def test_a_provider_that_goes_away_in_the_middle_is_told_of(client, person, entra):
    home = sent_home(there(client))
    entra.close()
    answer = back(client, home)

    assert answer.status_code in {401, 503}
    assert not is_in(client, person)


@pytest.mark.parametrize(
    "wrong",
    [
        {"issuer": "https://login.example/other"},
        {"token_endpoint": "https://evil.example/token"},
        {"jwks_uri": "http://169.254.169.254/keys"},
        {"authorization_endpoint": None},
    ],
)
def test_a_provider_that_sends_us_elsewhere_is_not_followed(wrong, client, entra):
    told = entra.told()
    entra.told = lambda: told | wrong

    assert client.get(BEGIN).status_code == 503


def test_where_no_provider_is_set_up_there_is_no_such_door(client, signed_in, member):
    assert client.get(BEGIN).status_code == 404
    assert client.get(f"{BEGIN}svar/").status_code == 404
    assert "kommunens konto" not in client.get("/logga-in/").content.decode()
    assert signed_in(member).post(TIE).status_code == 404


def test_the_door_shows_the_municipalitys_own_account_where_it_can_be_used(client, entra):
    assert "Logga in med kommunens konto" in client.get("/logga-in/").content.decode()


@pytest.mark.parametrize("name", ["openid_connect_login", "openid_connect_callback", "socialaccount_connections"])
def test_the_librarys_own_doors_are_not_there(name):
    """Its callback does not ask for a signature."""
    with pytest.raises(NoReverseMatch):
        reverse(name, kwargs={"provider_id": "x"} if name.startswith("openid") else None)


def test_a_tenant_is_one_and_given_by_its_number(monkeypatch):
    monkeypatch.setenv("ENTRA_CLIENT_ID", "we")
    monkeypatch.setenv("ENTRA_CLIENT_SECRET", "secret")
    for name in ("common", "organizations", "consumers", "hedemora.onmicrosoft.com"):
        monkeypatch.setenv("ENTRA_TENANT", name)
        with pytest.raises(ImproperlyConfigured):
            providers(FileAwareEnv())


def test_the_secret_may_lie_in_a_file(monkeypatch, tmp_path):
    (tmp_path / "secret").write_text("ur filen")
    monkeypatch.setenv("ENTRA_TENANT", "12345678-1234-5678-1234-567812345678")
    monkeypatch.setenv("ENTRA_CLIENT_ID", "we")
    monkeypatch.setenv("ENTRA_CLIENT_SECRET_FILE", str(tmp_path / "secret"))
    [app] = providers(FileAwareEnv())["openid_connect"]["APPS"]

    assert app["secret"] == "ur filen"
    assert app["settings"]["issuer"] == "https://login.microsoftonline.com/12345678-1234-5678-1234-567812345678/v2.0"
