"""What became of a member's proposal."""

from django.conf import settings

from meetings.letters.posting import can_wait
from office import clock, folding
from office.letters import post, write

# Each holds the place of the others: only where the item has come to rest is told.
ANSWERS = ("item_accepted", "item_parked", "item_returned")


def item_answered(item, by, answer):
    """The proposer learns what became of the item; nobody writes to themselves."""
    if item.proposed_by_id == by.pk or item.is_standing:
        return
    matter = _matter(item)
    letter = write(
        item.proposed_by,
        f"meetings/letters/item_{answer}.txt",
        {"item": item, "meeting": item.meeting, "url": f"{settings.SITE_URL}/arbete/arenden/{item.pk}/"},
        key=f"{matter}/{answer}/{clock.now().isoformat()}",
        matter=matter,
        replaces=ANSWERS,
        waits=item.meeting is None or can_wait(item.meeting.starts_at),
    )
    post([letter])


def item_not_answered(item):
    """An answer that has not left is no longer so, and nobody is to be told another."""
    folding.withdraw(_matter(item), ANSWERS)


def _matter(item):
    return f"meetings.agendaitem/{item.pk}"
