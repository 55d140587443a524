from celery import shared_task

from office import clock, documents, letters


@shared_task
def deliver_letters():
    return letters.deliver_due(clock.now())


@shared_task
def render_documents():
    return documents.render_waiting()
