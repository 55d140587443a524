"""A journey passes real parts: a database that other processes reach, a queue, workers and a mail server."""

from tests.real_parts import mail_server, mailbox, queue, workers

__all__ = ["mail_server", "mailbox", "queue", "workers"]
