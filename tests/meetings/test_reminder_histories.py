"""Random histories: whatever is answered, moved, muted or left, only those concerned are reminded, and once."""

from collections import Counter
from datetime import date, time

import pytest
from django.db import transaction
from hypothesis import given, settings

from councils.lifecycle import seats
from councils.models import Person, Seat
from meetings.lifecycle import meetings
from meetings.models import Answer, Meeting
from meetings.tasks import remind
from office import clock
from office.almanac import at, local
from office.models import Letter, Reminder, Wish
from office.models.letters import LetterState
from office.models.reminders import ReminderState
from office.models.wishes import Rhythm
from tests.courses import DAY, HOUR, Course, histories, in_a_fixture

FIRST = date(2027, 2, 16)  # the Tuesday before the Thursday of the meeting

# Each detail with what it is chosen among; so many hours go before each.
events = (
    *[("answer", range(3), Answer.values)] * 3,
    ("move", range(1, 8)),
    ("vacate", (1, 2)),
    ("leave", (1, 2)),
    ("mute", (1, 2)),
    ("cancel",),
    ("deliver",),
    ("sleep",),
)


class MeetingCourse(Course):
    """A meeting of three people, and the hours that go."""

    def __init__(self, meeting, people):
        super().__init__(meeting, by=people[0], member=people[1])
        self.people, self.now = people, at(FIRST, time(22))

    def run(self, history):
        for hours, (what, *details), is_awake in history:
            self.now += hours * HOUR
            with clock.pretending(self.now):
                self.take(what, *details)
                self.look()
                if is_awake:
                    self.round()

    def answer(self, who, answer):
        meetings["answer"](self.subject, by=Person.objects.get(pk=self.people[who].pk), answer=answer)

    def move(self, days):
        starts_at = at(FIRST + days * DAY, time(13))
        when = {"starts_at": starts_at, "ends_at": starts_at + 2 * HOUR}
        if starts_at != self.subject.starts_at:
            meetings["move"](self.subject, by=self.by, place="Biblioteket", reason="Krock", **when)

    def vacate(self, who):
        seat = Seat.objects.get(holdings__person=self.people[who])
        seats["vacate_seat"](seat, by=self.by, until=clock.today() - DAY)

    def leave(self, who):
        """As the administration does it: no step sees it."""
        Person.objects.filter(pk=self.people[who].pk).update(is_active=False)

    def mute(self, who):
        never = {"sort": "answers", "rhythm": Rhythm.NEVER}
        Wish.objects.get_or_create(person=self.people[who], **never)

    def cancel(self):
        meetings["cancel"](self.subject, by=self.by, reason="Sjukdom")

    def sleep(self):
        """Nothing happens."""

    def round(self):
        before = set(Letter.objects.values_list("pk", flat=True))
        remind()
        fresh = Letter.objects.exclude(pk__in=before).filter(kind="member_reminder")
        fresh = fresh.exclude(state=LetterState.WITHDRAWN)
        concerned = self.concerned() - set(Wish.objects.values_list("person", flat=True))
        self.faults += [str(letter) for letter in fresh if letter.recipient_id not in concerned]

    def concerned(self):
        meeting = Meeting.objects.get(pk=self.subject.pk)
        if meeting.state != "summoned" or clock.now() >= meeting.starts_at:
            return set()
        return {each.person.pk for each in meeting.called if not each.answer and each.person.is_active}

    def look(self):
        """After each step what waits in the outbox is for those who have still to answer."""
        waiting = Letter.objects.filter(kind="member_reminder", state=LetterState.WAITING)
        told = set(waiting.exclude(recipient__is_active=False).values_list("recipient", flat=True))
        if clock.now() < self.subject.starts_at:
            self.faults += [f"{pk} är inte berörd" for pk in told - self.concerned()]

    def twice(self):
        sent = Letter.objects.filter(kind="member_reminder").exclude(state=LetterState.WITHDRAWN)
        counted = Counter((letter.recipient_id, letter.key.split("/")[3]) for letter in sent)
        return [key for key, count in counted.items() if count > 1]

    def lacking_in_the_end(self):
        """After a round in the last working hours before the meeting: those concerned who were not reminded of it."""
        day = self.subject.day - DAY
        while day.weekday() >= 5:
            day -= DAY
        self.now = max(at(day, time(9)), self.now)
        with clock.pretending(self.now):
            self.round()
            posted = Reminder.objects.filter(rule="meetings.member_reminder", state=ReminderState.POSTED)
            reminded = posted.filter(anchor_at__date=self.subject.day).values_list("recipient", flat=True)
            is_awake = self.now.weekday() < 5 and 8 <= local(self.now).hour < 18
            return self.concerned() - set(reminded) if is_awake else set()


@pytest.fixture
def course(meeting, coordinator, chair, member):
    meetings["send_agenda"](meeting, by=coordinator)
    return lambda: MeetingCourse(Meeting.objects.get(pk=meeting.pk), [coordinator, chair, member])


@given(history=histories(*events, hours=8, always=()))
@settings(in_a_fixture, max_examples=40)
def test_only_those_concerned_are_reminded_each_once_and_all_of_them_in_time(history, course):
    with transaction.atomic():
        told = course()
        told.run(history)

        assert told.faults == []
        assert told.twice() == []
        assert told.lacking_in_the_end() == set()
        transaction.set_rollback(True)
