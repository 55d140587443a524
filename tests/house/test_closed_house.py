"""Every answer of the house says the same about safety: pages, files, refusals, faults and what is merely fetched."""

import os
import re
import subprocess
import sys
from copy import deepcopy
from urllib.parse import urlsplit

import pytest
from django.conf import settings as house_settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import Client
from django.urls import include, path

from office.headers import WorkIsNotStoredMiddleware
from tests.house import addresses
from tests.house.test_compose import COMPOSE, SECTIONS, blocks

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
NOBODY = {"default-src": "'none'", "frame-ancestors": "'none'", "base-uri": "'none'"}
ROLES = ["anonymous", "member", "coordinator", "administrator"]


def policy_of(answer):
    parts = answer.headers.get("Content-Security-Policy", "").split("; ")
    return dict(part.partition(" ")[::2] for part in parts)


def faults_of(answer):
    """What a closed house would have said, and this answer does not."""
    policy, headers = policy_of(answer), answer.headers
    is_sandbox = "sandbox" in policy
    asked = {"default-src": "'none'"} if is_sandbox else NOBODY
    return [
        *(name for name, value in ALWAYS.items() if headers.get(name) != value),
        *(name for name, value in asked.items() if policy.get(name) != value),
        *([] if is_sandbox or "'self'" in policy.get("form-action", "") else ["form-action"]),
        *(["unsafe"] if re.search(r"unsafe|\*|http:", headers.get("Content-Security-Policy", "")) else []),
        *([] if "camera=()" in headers.get("Permissions-Policy", "") else ["Permissions-Policy"]),
        *(["Access-Control-Allow-Origin"] if "Access-Control-Allow-Origin" in headers else []),
    ]


def read(answer):
    """A file is closed when it has been read."""
    if answer.streaming:
        list(answer)
    return answer


def asked(house, role, method, address):
    """As the role each time: a form that ends the stay ends it for this once."""
    browser = house.browsers[role]
    cookies = deepcopy(browser.cookies)
    answer = read(getattr(browser, method)(address))
    browser.cookies = cookies
    return answer


@pytest.mark.parametrize(
    ("role", "method"), [*((role, "get") for role in ROLES), ("anonymous", "post"), ("coordinator", "post")]
)
def test_every_address_says_all_of_it_whatever_it_answers(role, method, house):
    found = {}
    for address in addresses.every(house):
        if "logout" not in address and "logga-ut" not in address:
            answer = asked(house, role, method, address)
            found |= {address: faults} if (faults := faults_of(answer)) else {}

    assert found == {}


@pytest.mark.parametrize("role", ["member", "coordinator", "administrator"])
def test_no_page_of_somebody_signed_in_is_kept_anywhere(role, house):
    kept = {
        address: said
        for address in addresses.every(house)
        if "logga-ut" not in address
        and "no-store" not in (said := asked(house, role, "get", address).headers.get("Cache-Control", ""))
    }

    assert set(kept) <= {"/halsa/lever/", "/halsa/redo/"}, kept


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/static/css/app.css", 200),
        ("/static/finns-inte.css", 404),
        ("/finns-inte/", 404),
        ("/arbete", 301),
        ("/arbete/", 302),
        ("/logga-ut/", 302),
        ("/admin/finns-inte/", 302),
    ],
)
def test_style_sheets_redirects_and_what_is_not_there_say_it_too(address, status, client, hedemora):
    answer = read(client.get(address))

    assert (answer.status_code, faults_of(answer)) == (status, [])


@login_not_required
def broken(request):
    raise RuntimeError("Avsiktligt fel")


urlpatterns = [path("gar-sonder/", broken), path("", include("hedemora_bra.urls"))]
handler500 = "office.views.health.broken"


def test_a_fault_of_ours_says_it_too(settings, db):
    settings.ROOT_URLCONF = __name__

    answer = Client(raise_request_exception=False).get("/gar-sonder/")

    assert (answer.status_code, faults_of(answer)) == (500, [])


@pytest.mark.parametrize(
    ("more", "status"), [({"HTTP_HOST": "annan.example"}, 400), ({"CONTENT_TYPE": "text/html; boundary"}, 405)]
)
def test_a_refusal_before_any_page_says_it_too(more, status, client, db):
    answer = client.get("/", **more) if "HTTP_HOST" in more else client.post("/halsa/lever/../../", **more)

    assert answer.status_code in {status, 404}
    assert faults_of(answer) == []


def test_a_form_from_another_place_is_refused_and_says_it_too(db):
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post("/logga-in/", {"username": "a", "password": "b"})

    assert (answer.status_code, faults_of(answer)) == (403, [])


def test_what_was_seen_is_wiped_from_the_browser_at_the_sign_out(signed_in, member):
    signed_out = signed_in(member).post("/logga-ut/")

    assert signed_out.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert "no-store" in signed_out.headers["Cache-Control"]


def test_who_is_signed_out_by_the_house_keeps_what_could_not_be_sent(rf, member):
    request = rf.get("/arbete/")
    request.user, request.resolver_match = member, None

    def ended(request):
        request.user = AnonymousUser()
        return HttpResponse()

    assert WorkIsNotStoredMiddleware(ended)(request).headers["Clear-Site-Data"] == '"cache"'


def test_nothing_is_wiped_while_somebody_works(signed_in, member):
    assert "Clear-Site-Data" not in signed_in(member).get("/arbete/").headers


@pytest.fixture(scope="module")
def earnest(tmp_path_factory):
    """The environment of the production shape: what the compose file says, with a file for each secret."""
    folder = tmp_path_factory.mktemp("secrets")
    said = {
        name: re.sub(r"\$\{(\w+):\?[^}]*\}", lambda of: TOLD[of[1]], value).split(" #")[0].strip().strip('"')
        for name, value in re.findall(r"^ {4}([A-Z_]+): (.*)$", SECTIONS["x-app"], re.MULTILINE)
    }
    for name in blocks(SECTIONS["secrets"], 2):
        (folder / name).write_text(SECRETS.get(name, "en lång hemlighet som ingen gissar, 0123456789 åäö ABCDEF"))
    files = {name: value.replace("/run/secrets", str(folder)) for name, value in said.items()}
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return kept | files | {"VAR_DIR": str(folder), "PYTHONPATH": str(house_settings.BASE_DIR)}


TOLD = {"SITE_URL": "https://bra.example.se", "ALLOWED_HOSTS": "bra.example.se", "MAIL_FROM": "Brå <bra@example.se>"}
SECRETS = {"database_url": "postgres://bra:hemligt@db:5432/bra", "email_url": "smtp+tls://a:b@mail.example.se:587"}


def told_in_earnest(environment, code):
    """What the program says in the production shape, in a process of its own: settings are read once."""
    command, place = [sys.executable, *code], house_settings.BASE_DIR
    done = subprocess.run(command, check=False, env=environment, capture_output=True, text=True, cwd=place)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_django_finds_nothing_to_remark_on_in_the_production_shape(earnest):
    pytest.importorskip("psycopg2")

    said = told_in_earnest(earnest, ["manage.py", "check", "--deploy", "--fail-level", "INFO"])

    assert "no issues" in said


COOKIES = """
import django
django.setup()
from django.conf import settings as s
from django.contrib.messages.storage import default_storage
print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, default_storage(None).cookie_name)
print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY, s.CSRF_COOKIE_HTTPONLY)
print(s.SESSION_COOKIE_DOMAIN, s.SESSION_COOKIE_PATH, s.CSRF_COOKIE_DOMAIN, s.CSRF_COOKIE_PATH)
print(s.SECURE_HSTS_SECONDS >= 31536000, s.SECURE_HSTS_INCLUDE_SUBDOMAINS, s.SECURE_SSL_REDIRECT, s.DEBUG)
"""


def test_over_https_every_cookie_is_bound_to_the_host_and_hsts_lasts_a_year(earnest):
    pytest.importorskip("psycopg2")
    environment = earnest | {"DJANGO_SETTINGS_MODULE": "hedemora_bra.settings"}

    names, closed, bound, hsts = told_in_earnest(environment, ["-c", COOKIES]).split("\n")[:4]

    assert names == "__Host-sessionid __Host-csrftoken __Host-messages"
    assert closed == "True True True True"
    assert bound == "None / None /"
    assert hsts == "True True True False"


def test_the_production_shape_is_read_from_its_own_file(earnest):
    assert urlsplit(earnest["SITE_URL"]).scheme == "https"
    assert earnest["TRUSTED_PROXY"] == "true"
    assert "SECRET_KEY_FILE" in COMPOSE
    assert "SECRET_KEY" not in earnest


def test_what_everyone_may_see_may_be_kept(client, db):
    assert "no-store" not in client.get("/").headers.get("Cache-Control", "")
