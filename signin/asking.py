"""To ask for a way in by mail: one row for any address, and a worker who knows which of them are ours."""

from celery import current_app
from django.db import transaction

from office import clock
from signin.models import Asked


def ask(address, way):
    with transaction.atomic():
        Asked.objects.create(address=address, way=way, at=clock.now())
        transaction.on_commit(wake, robust=True)


def wake():
    """A worker that cannot be reached now finds the row on its next round."""
    current_app.send_task("signin.tasks.send_ways_in", expires=55)
