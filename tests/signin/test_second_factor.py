"""Whoever may see much shows two things at the door, and nothing else is open until they can."""

import os
import subprocess
import sys
import time
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings as django_settings
from django.core.management import CommandError, call_command

from councils.models import Person
from office import journal
from office.models import Letter
from signin.adapters import SecondFactor

PASSWORD = "tre tallar vid Dalälven"
STEP = "/arbete/inloggning/andra-faktorn/"


@pytest.fixture(autouse=True)
def passwords(coordinator, member, stranger, administrator):
    """Slow to make, so made once."""
    member.set_password(PASSWORD)
    Person.objects.update(password=member.password)


def sign_in(client, person):
    return client.post("/logga-in/", {"login": person.email, "password": PASSWORD})


def code_of(secret, steps=0):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))  # noqa: TID251  as the app does


def connect_app(client):
    """An app is connected; its secret."""
    secret = client.get("/arbete/inloggning/app/").context["form"].secret
    client.post("/arbete/inloggning/app/", {"code": code_of(secret)})
    return secret


@pytest.fixture
def secret(client, coordinator):
    """The coordinator's app; nobody is signed in."""
    sign_in(client, coordinator)
    secret = connect_app(client)
    client.post("/logga-ut/")
    return secret


@pytest.mark.parametrize("role", ["coordinator", "stranger", "administrator"])
@pytest.mark.parametrize("address", ["/arbete/", "/arbete/organ/", "/arbete/inloggning/", "/admin/"])
def test_they_are_sent_to_set_one_up_before_anything_else(client, role, address, request):
    """The stranger of these tests sits in the EST group, which reads the reports."""
    sign_in(client, request.getfixturevalue(role))

    assert client.get(address).headers["Location"] in {STEP, "/admin/login/?next=/admin/"}
    assert "Ett steg till" in client.get(STEP).content.decode()


def test_a_form_that_is_sent_meanwhile_does_nothing(client, coordinator):
    sign_in(client, coordinator)

    assert client.post("/arbete/organ/bra/steg/coopt/", {}).headers["Location"] == STEP


def test_they_are_told_why(client, coordinator):
    sign_in(client, coordinator)

    assert "Du är samordnare" in client.get(STEP).content.decode()


def test_a_member_is_not_asked(client, member):
    sign_in(client, member)

    assert client.get("/arbete/").status_code == 200


def test_whoever_has_connected_an_app_is_in_and_told_of_it(client, coordinator, django_capture_on_commit_callbacks):
    sign_in(client, coordinator)
    with django_capture_on_commit_callbacks(execute=True):
        connect_app(client)

    assert client.get("/arbete/").status_code == 200
    assert Letter.objects.get().kind == "sign_in_changed"


def test_the_password_alone_is_then_not_enough(client, coordinator, secret):
    assert sign_in(client, coordinator).headers["Location"] == "/logga-in/bekrafta/"
    assert client.get("/arbete/").status_code == 302

    assert client.post("/logga-in/bekrafta/", {"code": code_of(secret)}).headers["Location"] == "/arbete/"
    assert client.get("/arbete/").status_code == 200


def test_a_code_works_once(client, coordinator, secret):
    code = code_of(secret)
    sign_in(client, coordinator)
    client.post("/logga-in/bekrafta/", {"code": code})
    client.post("/logga-ut/")
    sign_in(client, coordinator)

    assert client.post("/logga-in/bekrafta/", {"code": code}).status_code == 200
    assert client.get("/arbete/").status_code == 302


def test_a_recovery_code_works_once(client, coordinator, secret):
    code = Authenticator.objects.get(type="recovery_codes").wrap().generate_codes()[0]
    sign_in(client, coordinator)
    assert client.post("/logga-in/bekrafta/", {"code": code}).status_code == 302
    client.post("/logga-ut/")
    sign_in(client, coordinator)

    assert client.post("/logga-in/bekrafta/", {"code": code}).status_code == 200


def test_the_recovery_codes_are_shown_once(client, coordinator):
    sign_in(client, coordinator)
    connect_app(client)
    code = Authenticator.objects.get(type="recovery_codes").wrap().generate_codes()[0]
    page = "/arbete/inloggning/reservkoder/"

    assert code in client.get(page).content.decode()
    assert code not in client.get(page).content.decode()


def test_a_copy_of_the_database_holds_nobodys_secret(secret):
    kept = Authenticator.objects.get(type="totp").data["secret"]

    assert secret not in kept
    assert SecondFactor().decrypt(kept) == secret


def test_what_cannot_be_opened_fits_no_code(secret, settings):
    kept = Authenticator.objects.get(type="totp").data["secret"]
    settings.SECRET_KEY = "another"

    assert SecondFactor().decrypt(kept) not in {secret, "", SecondFactor().decrypt(kept)}


def test_a_key_that_was_changed_with_the_old_one_kept_opens_what_was(secret, settings):
    kept = Authenticator.objects.get(type="totp").data["secret"]
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", [settings.SECRET_KEY]

    assert SecondFactor().decrypt(kept) == secret


def test_in_a_demonstration_invented_people_are_let_off(client, coordinator, settings):
    settings.DEMO = True
    sign_in(client, coordinator)

    page = client.get("/arbete/")
    assert page.status_code == 200
    assert "Det här är en demonstration." in page.content.decode()


def test_nobody_with_a_real_address_is_let_off(client, coordinator, settings):
    settings.DEMO = True
    Person.objects.filter(pk=coordinator.pk).update(email="samordnaren@hedemora.test")
    coordinator.refresh_from_db()
    sign_in(client, coordinator)

    assert client.get("/arbete/").headers["Location"] == STEP


def test_there_is_no_demonstration_where_there_is_a_certificate():
    environment = os.environ | {"DEMO": "yes", "SITE_URL": "https://bra.hedemora.example", "SECRET_KEY": "x" * 60}
    started = subprocess.run(
        [sys.executable, "manage.py", "check"],
        env=environment, cwd=django_settings.BASE_DIR, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert started.returncode != 0
    assert "DEMO går inte ihop" in started.stderr


def test_whoever_has_lost_the_phone_begins_anew_and_is_told(client, coordinator, administrator, secret):
    told = {"by": administrator.email, "because": "Ringde, och kändes igen på rösten."}
    call_command("forget_factors", coordinator.email, **told, stdout=StringIO())

    assert sign_in(client, coordinator).headers["Location"] == "/arbete/"
    assert client.get("/arbete/").headers["Location"] == STEP
    by_others = [entry.what for entry in journal.of(coordinator) if entry.by == administrator]
    assert by_others == ["Den andra faktorn togs bort"]
    assert "borttagna av den som sköter systemet" in Letter.objects.latest("pk").body


def test_only_an_administrator_removes_what_others_have_set_up(coordinator, member, secret):
    with pytest.raises(CommandError):
        call_command("forget_factors", coordinator.email, by=member.email, because="Vet inte.")
    assert Authenticator.objects.filter(user=coordinator, type="totp").exists()
