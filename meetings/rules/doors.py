"""Who can open the meetings that a judgement rests on."""

from guideline.rules import door
from meetings import reading
from meetings.models import Meeting


@door("/arbete/moten/")
def where_meetings_are_read(person, addresses):
    """Whoever sees a meeting on its own page; whoever reads without taking part in the reading room."""
    numbers = {int(address.split("/")[3]): address for address in addresses}
    found = Meeting.objects.among(numbers).open_to(person)
    return {numbers[pk]: numbers[pk] if is_seen else reading.room_of(pk) for pk, is_seen in found.items()}
