from celery import shared_task

from office import clock
from situation import drafting, intake
from situation.lifecycle.situation_reports import count_drafts_anew, draft_what_is_due


@shared_task
def work_on_files():
    return intake.work()


@shared_task
def draft_situation_reports():
    """Those whose meeting is near, and the drafts that are there counted anew."""
    try:
        draft_what_is_due(clock.now())
    finally:
        count_drafts_anew()


@shared_task
def draft_groups():
    """Every morning: what the numbers of the last fortnight speak for."""
    return drafting.draft_groups(clock.now())
