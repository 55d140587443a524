"""A real SMTP server that keeps what it is given, and refuses, drops or hangs where it is told to."""

import email
import email.policy
import socket
from contextlib import contextmanager

from tests.mail_server import Controller


class Sink:
    """`sender` is the answer to who we are, `answers` to each address, `at_data` to the message itself."""

    def __init__(self):
        self.mails, self.answers, self.at_data = [], {}, {}
        self.sender, self.sessions = "250 OK", set()

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802  the server's name for it
        envelope.mail_from = address
        return self.sender

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802  the server's name for it
        self.sessions.add(session.peer)
        if answer := self.answers.get(address):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802  the server's name for it
        [address] = envelope.rcpt_tos
        answer = self.at_data.get(address, "250 OK")
        if answer == "drop":
            server.transport.close()
            return "250 never heard"
        if answer == "250 OK":
            self.mails.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
        return answer

    @property
    def addresses(self):
        return [mail["To"] for mail in self.mails]


@contextmanager
def serving(settings):
    """The server running, and Django sending to it."""
    sink = Sink()
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
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]
