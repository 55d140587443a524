"""What is killed here is real: worker, queue and mail server."""

from tests.real_parts import mail_server, mailbox, queue, workers

__all__ = ["mail_server", "mailbox", "queue", "workers"]
