"""An invitation in an unsent letter whose reader has another address: the answer must come from the one it names."""

import icalendar
from icalendar import vCalAddress


def readdressed(calendar: str, email: str) -> str:
    """The same invitation, by UID and SEQUENCE, to another address; what is none, or to nobody, stays as it is."""
    if not (calendar and email):
        return calendar
    read = icalendar.Calendar.from_ical(calendar)
    for event in read.walk("VEVENT"):
        if "attendee" in event:
            attendee = vCalAddress(f"mailto:{email}")
            attendee.params = event["attendee"].params
            event["attendee"] = attendee
    return read.to_ical().decode()
