"""A real SMTP server that keeps what it is given, and refuses, drops or hangs where it is told to."""

import asyncio
import email
import email.policy
import socket
import time
from contextlib import contextmanager

from tests.mail_server import AuthResult, Controller


class Sink:
    """`sender` is the answer to who we are, `answers` to each address, `at_data` to the message itself.

    "hang 3" answers after so many seconds; "drop" hangs up without an answer, "take and drop" when it has the mail.
    `came` tells when each address got its mail, `on_data` is called with the mails for each that comes.
    """

    now = staticmethod(time.monotonic)

    def __init__(self, pipelining=False):
        self.mails, self.answers, self.at_data, self.came = [], {}, {}, {}
        self.sender, self.sessions = "250 OK", set()
        self.pipelining, self.on_data = pipelining, lambda mails: None

    async def handle_EHLO(self, server, session, envelope, hostname, responses):  # noqa: N802  the server's name for it
        session.host_name = hostname
        return [*responses[:-1], *["250-PIPELINING"] * self.pipelining, responses[-1]]

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802  the server's name for it
        envelope.mail_from = address
        return self.sender

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802  the server's name for it
        self.sessions.add(session.peer)
        answer = self.answers.get(address, "")
        if answer.startswith("hang"):
            await asyncio.sleep(float(answer.split()[1]))
        elif answer:
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802  the server's name for it
        [address] = envelope.rcpt_tos
        answer = self.at_data.get(address, "250 OK")
        if answer.startswith("hang"):
            await asyncio.sleep(float(answer.split()[1]))
            answer = "250 OK"
        if answer in ("250 OK", "take and drop"):
            self._keep(address, envelope)
        if answer in ("drop", "take and drop"):
            server.transport.close()
            return "250 never heard"
        return answer

    def _keep(self, address, envelope):
        self.mails.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
        self.came[address] = self.now()
        self.on_data(self.mails)

    @property
    def addresses(self):
        return [mail["To"] for mail in self.mails]


@contextmanager
def serving(settings, **server):
    """The server running, and Django sending to it."""
    sink = Sink(**server)
    controller = Controller(sink, hostname="127.0.0.1", port=free_port())
    controller.start()
    point_at(settings, controller.port)
    try:
        yield sink
    finally:
        controller.stop()


@contextmanager
def silent_server(settings):
    """Takes the call and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        point_at(settings, listener.getsockname()[1])
        yield


def point_at(settings, port):
    settings.EMAIL_BACKEND = "office.smtp.Backend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def handled():
    """What a mechanism says when it has answered for itself, whichever way it went."""
    return AuthResult(success=None, handled=True)
