from celery import shared_task
from django.db import transaction

from signin import letters
from signin.models import Asked


@shared_task
def send_ways_in():
    """Each is answered once, whoever comes first; an address that nobody may come in by gets no letter."""
    for asked in Asked.objects.order_by("pk"):
        with transaction.atomic():
            taken, _ = Asked.objects.filter(pk=asked.pk).delete()
            if taken:
                letters.way_in(asked)
