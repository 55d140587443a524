"""Which fourteen days EST has behind it: in step with the group's meetings, whether they are held or not."""

from councils.models import Body, Kind
from meetings.models import Meeting
from office.almanac import local
from situation.periods import latest_over


def latest(now):
    """The last fortnight that is over, in step with the latest meeting, or with the first where none has been."""
    meetings = Meeting.objects.of_bodies(Body.objects.of(Kind.EST)).standing()
    known = meetings.before(now).latest_first().first() or meetings.in_order().first()
    return latest_over(local(now).date(), known.day if known else None)
