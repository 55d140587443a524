"""Into the outbox: each letter at most once."""

from celery import current_app

from office import clock, wishes
from office.documents import on_commit_once
from office.folding import fold
from office.letters.watching import saw
from office.models import Letter


def post(letters):
    """Put the letters in the outbox, each at most once, and wake a worker when the step is done."""
    now = clock.now()
    for letter in letters:
        letter.posted_at = now
    wishes.route(letters, now)
    fold(letters, now)
    Letter.objects.bulk_create(letters, ignore_conflicts=True)
    saw(letters)
    wake_on_commit()


def wake_on_commit():
    on_commit_once(wake)


def wake():
    """A worker that cannot be reached now finds the letters on its next round."""
    current_app.send_task("office.tasks.deliver_letters", expires=55)
