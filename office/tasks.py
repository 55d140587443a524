from pathlib import Path

from celery import shared_task
from django.conf import settings

from office import clock, documents, letters, mailbox


@shared_task
def deliver_letters():
    return letters.deliver_due(clock.now())


@shared_task
def render_documents():
    return documents.render_waiting()


@shared_task
def read_mailbox():
    """What has come to the mailbox, when there is one."""
    return mailbox.empty(Path(settings.MAILBOX_DIR)) if settings.MAILBOX_DIR else 0
