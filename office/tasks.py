from pathlib import Path

from celery import shared_task
from django.conf import settings

from office import clock, digests, documents, journal, letters, mailbox, scanning


@shared_task
def heartbeat():
    """A worker takes what is asked of it: the row that tells so is all that is wanted."""


@shared_task
def deliver_letters():
    return letters.deliver_due(clock.now())


@shared_task
def deliver_again():
    return letters.deliver_again(clock.now())


@shared_task
def render_documents():
    return documents.render_waiting()


@shared_task
def gather_letters():
    return digests.go_round(clock.now())


@shared_task
def read_mailbox():
    """What has come to the mailbox, when there is one."""
    return mailbox.empty(Path(settings.MAILBOX_DIR)) if settings.MAILBOX_DIR else 0


@shared_task
def scan_files():
    """What has come since the last round; nothing where there is no scanner."""
    return scanning.scan_waiting()


@shared_task
def scan_files_again():
    """With what the scanner has learned since."""
    return scanning.scan_again(clock.now())


@shared_task
def seal_journal():
    """How many lines the new seal counts."""
    seal = journal.seal()
    return seal.count if seal else 0
