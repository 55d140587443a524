"""What became of a member's proposal."""

from django.conf import settings

from office import clock
from office.letters import post, write


def item_answered(item, by, answer):
    """The proposer learns what became of the item; nobody writes to themselves."""
    if item.proposed_by_id == by.pk or item.is_standing:
        return
    letter = write(
        item.proposed_by,
        f"meetings/letters/item_{answer}.txt",
        {"item": item, "meeting": item.meeting, "url": f"{settings.SITE_URL}/arbete/arenden/{item.pk}/"},
        key=f"meetings.agendaitem/{item.pk}/{answer}/{clock.now().isoformat()}",
        matter=f"meetings.agendaitem/{item.pk}",
    )
    post([letter])
