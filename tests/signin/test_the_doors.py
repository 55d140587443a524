"""Coming in with e-mail and password, and the doors that allauth has and the house does not."""

import pytest
from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from django.core.cache import caches
from django.urls import NoReverseMatch, reverse

from councils.models import Person

PASSWORD, WRONG = "tre tallar vid Dalälven", "helt fel lösenord"


@pytest.fixture(autouse=True)
def passwords(member, chair, administrator):
    """Slow to make, so made once."""
    member.set_password(PASSWORD)
    Person.objects.update(password=member.password)


def sign_in(client, email, password=PASSWORD, **more):
    return client.post("/logga-in/", {"login": email, "password": password, **more})


def words(answer):
    """What a page says, without what differs from one time to the next."""
    csrf = answer.context["csrf_token"]
    return answer.content.decode().replace(str(csrf), "")


def test_the_right_password_leads_to_the_start_page(client, member):
    assert sign_in(client, member.email).headers["Location"] == "/arbete/"
    assert client.get("/arbete/").status_code == 200


def test_capital_letters_and_spaces_in_the_address_do_not_matter(client, member):
    assert sign_in(client, f" {member.email.upper()} ").status_code == 302


def test_the_address_stands_in_one_place_only(client, member):
    """Corrected there, the old one opens nothing."""
    sign_in(client, member.email)
    client.post("/logga-ut/")
    old = member.email
    Person.objects.filter(pk=member.pk).update(email="ny.adress@hedemora.example")

    assert not EmailAddress.objects.exists()
    assert sign_in(client, old).status_code == 200
    assert sign_in(client, "ny.adress@hedemora.example").status_code == 302


def test_one_comes_to_the_page_one_asked_for(client, member):
    assert sign_in(client, member.email, next="/arbete/organ/").headers["Location"] == "/arbete/organ/"


def test_nobody_is_sent_to_another_house(client, member):
    assert sign_in(client, member.email, next="https://annat.example/").headers["Location"] == "/arbete/"


def test_a_known_and_an_unknown_address_are_answered_alike(client, member):
    known = sign_in(client, member.email, WRONG)
    unknown = sign_in(client, "ingen@hedemora.example", WRONG)

    assert "E-postadressen eller lösenordet stämmer inte." in words(known)
    assert words(known).replace(member.email, "x") == words(unknown).replace("ingen@hedemora.example", "x")


def test_after_five_wrong_passwords_the_right_one_has_to_wait(client, member):
    for _ in range(5):
        sign_in(client, member.email, WRONG)

    answer = sign_in(client, member.email)

    assert answer.status_code == 200
    assert "För många försök." in words(answer)
    assert client.get("/arbete/").status_code == 302


def test_others_sign_in_meanwhile(client, member, chair):
    for _ in range(5):
        sign_in(client, member.email, WRONG)

    assert sign_in(client, chair.email).status_code == 302


def test_limits_are_kept_where_every_process_sees_them_and_no_emptied_queue_forgets_them(settings):
    assert settings.CACHES["default"]["BACKEND"] == "django.core.cache.backends.db.DatabaseCache"


def test_a_limit_makes_no_room_for_what_comes_later(db):
    """By its own choice Django's cache throws out a third of its rows at the three hundred and first."""
    cache = caches["default"]
    cache.set("gräns", "nådd")
    for number in range(320):
        cache.set(f"senare-{number}", number)

    assert cache.get("gräns") == "nådd"


@pytest.mark.parametrize("name", ["account_signup", "account_email", "account_reset_password", "socialaccount_signup"])
def test_allauths_other_doors_are_not_there(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


@pytest.mark.parametrize("path", ["accounts/login/", "accounts/signup/", "logga-in/signup/", "signup/", "2fa/"])
def test_nor_are_they_where_others_have_them(path, client, db):
    assert client.get(f"/{path}").status_code == 404


def test_nobody_lets_themselves_in(rf):
    assert get_adapter().is_open_for_signup(rf.get("/")) is False


def test_the_administration_has_no_door_of_its_own(client, administrator, signed_in):
    assert client.get("/admin/login/?next=/admin/").headers["Location"].startswith("/logga-in/")
    assert client.post("/admin/login/", {"username": administrator.email, "password": PASSWORD}).status_code == 302

    administrator.refresh_from_db()
    signed_in(administrator)

    assert client.get("/admin/login/?next=/admin/").headers["Location"] == "/admin/"
    assert client.get("/admin/login/?next=https://annat.example/").headers["Location"] == "/admin/"


def test_the_administration_is_not_there_for_others(signed_in, member):
    assert signed_in(member).get("/admin/login/").status_code == 404
