"""Signing in to the mail server with a token (Microsoft 365): real servers, one that gives tokens and one that asks."""

import base64
import json
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from urllib.parse import parse_qs

import pytest

from office.smtp import tokens
from tests.mail_server import SMTP, Controller
from tests.office import smtp
from tests.office.test_delivery import deliver, post, state

__all__ = ["post"]

pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")

SECRET, MAILBOX = "en hemlighet", "bra@hedemora.example"


class Giver(BaseHTTPRequestHandler):
    """Gives the next token of the list, and keeps what it was asked."""

    def do_POST(self):
        asked = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.server.asked.append({name: values[0] for name, values in asked.items()})
        status, body = self.server.answer()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        """Nothing on the screen."""


class Asker(SMTP):
    """Signs nobody in but with a token it knows."""

    right = "nyckel-1"

    async def auth_XOAUTH2(self, server, args):  # noqa: N802  the server's name for it
        said = base64.b64decode(args[1]).decode()
        if said == f"user={MAILBOX}\1auth=Bearer {Asker.right}\1\1":
            server.session.authenticated = True
            await self.push("235 2.7.0 welcome")
        else:
            await self.push("334 " + base64.b64encode(b'{"status":"401"}').decode())
            await self._reader.readline()
            await self.push("535 5.7.3 Authentication unsuccessful")
        return smtp.handled()


class AskingServer(Controller):
    def factory(self):
        return Asker(
            self.handler, auth_require_tls=False, auth_required=True, auth_exclude_mechanism=["LOGIN", "PLAIN"]
        )


@contextmanager
def running(server):
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def giver(settings):
    """Its `tokens` are given one after the other, the last for ever."""
    tokens.forget()
    server = HTTPServer(("127.0.0.1", 0), Giver)
    server.asked, server.tokens, server.lasts = [], ["nyckel-1"], 3600
    server.answer = lambda: (200, json.dumps(give(server)).encode())
    settings.MAIL_OAUTH_TOKEN_URL = f"http://127.0.0.1:{server.server_port}/tenant/oauth2/v2.0/token"
    settings.MAIL_OAUTH_CLIENT_ID, settings.MAIL_OAUTH_CLIENT_SECRET = "klient", SECRET
    with running(server):
        yield server
    tokens.forget()


def give(server):
    token = server.tokens.pop(0) if len(server.tokens) > 1 else server.tokens[0]
    return {"token_type": "Bearer", "access_token": token, "expires_in": server.lasts}


@pytest.fixture
def sink(settings):
    sink = smtp.Sink()
    server = AskingServer(sink, hostname="127.0.0.1", port=smtp.free_port())
    server.start()
    smtp.point_at(settings, server.port)
    settings.EMAIL_HOST_USER = MAILBOX
    Asker.right = "nyckel-1"
    yield sink
    server.stop()


def test_the_right_token_opens_the_mail_server(post, sink, giver):
    post("a", "b")

    assert (deliver(), len(sink.mails)) == (2, 2)
    assert giver.asked == [
        {
            "grant_type": "client_credentials",
            "client_id": "klient",
            "client_secret": SECRET,
            "scope": "https://outlook.office365.com/.default",
        }
    ]


def test_a_token_is_used_until_shortly_before_it_runs_out(post, sink, giver):
    for moment in (0, 57, 59):
        post(f"a{moment}")
        deliver(timedelta(minutes=moment))

    assert (len(sink.mails), len(giver.asked)) == (3, 2)


def test_a_token_that_was_taken_back_is_changed_for_a_new_one(post, sink, giver):
    giver.tokens = ["nyckel-1", "nyckel-2"]
    post("a")
    deliver()
    Asker.right = "nyckel-2"
    post("b")

    assert (deliver(), len(giver.asked)) == (1, 2)


def test_the_wrong_token_costs_no_letter_a_try_and_is_shown(post, sink, giver):
    giver.tokens = ["fel"]
    [letter] = post("a")

    assert (deliver(), state(letter), letter.tries) == (0, "waiting", 0)
    assert "535" in letter.last_error
    assert "Authentication unsuccessful" in letter.last_error


@pytest.mark.parametrize(
    ("status", "body", "told"),
    [
        (
            401,
            b'{"error": "invalid_client", "error_description": "AADSTS7000215: Invalid client secret"}',
            "AADSTS7000215",
        ),
        (500, b"<html>", "Ingen nyckel"),
        (200, b"[]", "Ingen nyckel"),
        (200, b'{"access_token": "x", "expires_in": "snart"}', "Ingen nyckel"),
        (302, b"{}", "302"),
    ],
)
def test_when_nobody_gives_a_token_the_letters_wait_and_say_why(post, sink, giver, status, body, told):
    giver.answer = lambda: (status, body)
    [letter] = post("a")

    assert (deliver(), state(letter), letter.tries) == (0, "waiting", 0)
    assert told in letter.last_error
    assert SECRET not in letter.last_error


@pytest.mark.parametrize("address", ["http://login.example/token", "ftp://127.0.0.1/", "file:///etc/passwd", "strunt"])
def test_the_secret_is_sent_over_https_only(post, sink, giver, settings, address):
    settings.MAIL_OAUTH_TOKEN_URL = address
    [letter] = post("a")
    deliver()

    assert post_error(letter) == "Mejlservern går inte att nå: MAIL_OAUTH_TOKEN_URL måste börja med https://."


def post_error(letter):
    letter.refresh_from_db()
    return letter.last_error


def test_letters_wait_while_no_giver_answers(post, sink, giver, settings):
    settings.MAIL_OAUTH_TOKEN_URL = f"http://127.0.0.1:{smtp.free_port()}/token"
    [letter] = post("a")

    assert (deliver(), state(letter), letter.tries) == (0, "waiting", 0)
