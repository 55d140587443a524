"""What the house does by itself across its rooms."""

from celery import shared_task
from django.conf import settings

from councils.letters import coordinators
from guideline.rules import record
from office import clock
from office.letters import post, write


@shared_task
def check_guideline():
    """The daily check of the law and the guideline; the coordinator is told of what has become worse."""
    now, today = clock.now(), clock.today()
    worse = record(now, today)
    if not worse:
        return
    context = {"worse": worse, "url": f"{settings.SITE_URL}/arbete/riktlinjen/"}
    template = "guideline/letters/worse.txt"
    post(
        [
            write(person, template, context, key=f"guideline/worse/{today}", matter="guideline")
            for person in coordinators(today)
        ]
    )
