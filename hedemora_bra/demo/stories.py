"""The meetings that are over, each with what its story hangs on: which in the year, and what came after it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from councils.models import Person
from meetings.models import Meeting
from office.almanac import local


@dataclass(frozen=True)
class Story:
    meeting: Meeting
    by: Person
    now: datetime
    number: int
    after_it: int
    waits: bool

    @property
    def key(self):
        return self.meeting.body.key

    @property
    def is_latest(self):
        return self.after_it == 0

    @property
    def is_among_the_latest(self):
        return self.after_it < 2

    @property
    def today(self) -> date:
        return local(self.now).date()


def stories(by, now):
    """In order. The minutes of the latest council meeting still wait for approval; before its first, of the latest."""
    past = list(Meeting.objects.filter(ends_at__lt=now).with_body().in_order())
    of_council = [meeting for meeting in past if meeting.body.key == "bra"]
    held, left = Counter(), Counter(meeting.body_id for meeting in past)
    for meeting in past:
        left[meeting.body_id] -= 1
        waits = meeting == (of_council or past)[-1]
        yield Story(meeting, by, now, held[meeting.body_id], left[meeting.body_id], waits)
        held[meeting.body_id] += 1
