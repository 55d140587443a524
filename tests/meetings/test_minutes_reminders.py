"""Minutes that wait: for those who write, for whoever led, and for those who approve."""

from datetime import date, time, timedelta

import pytest

from councils.models import Body, Role
from meetings.lifecycle import meetings
from meetings.tasks import remind
from office import clock
from office.almanac import at
from office.models import Letter, Reminder
from tests.conftest import sit
from tests.leaving import all_leave
from tests.meetings import held

DAY = timedelta(days=1)
HELD = date(2027, 2, 2)  # a Tuesday


def every_morning(since, until):
    for n in range((until - since).days + 1):
        with clock.pretending(at(since + n * DAY, time(8))):
            remind()
            all_leave()


def told(kind):
    found = Letter.objects.filter(kind=kind).order_by("posted_at", "pk")
    return [(letter.posted_at.date(), letter.recipient.name) for letter in found]


def test_those_who_write_are_reminded_twice_and_then_the_chair_once(over, chair):
    every_morning(HELD, HELD + 30 * DAY)

    assert told("minutes_missing") == [
        (date(2027, 2, 5), "Samordnaren"),
        (date(2027, 2, 9), "Samordnaren"),
        (date(2027, 2, 16), "Kommundirektören"),
    ]


def test_the_chair_is_told_what_can_be_done(over):
    every_morning(HELD, HELD + 15 * DAY)

    letter = Letter.objects.get(kind="minutes_missing", recipient__name="Kommundirektören")
    assert "Det har gått två veckor sedan mötet" in letter.body
    assert "→ Öppna minnesanteckningarna: " in letter.body


@pytest.mark.parametrize(("key", "word", "other"), [
    ("est", "minnesanteckningarna", "protokoll"), ("styrgruppen", "protokollet", "minnesanteckning"),
])  # fmt: skip
def test_each_reminder_calls_what_is_written_as_the_body_does(key, word, other, coordinator, now):
    body = Body.objects.get(key=key)
    leader, adjuster = sit(body, Role.MEMBER), sit(body, Role.MEMBER, name="En till")
    meeting = held.held(body, leader, day=HELD)
    every_morning(HELD, HELD + 4 * DAY)
    held.sent(meeting, coordinator, leader, adjuster=adjuster)
    every_morning(HELD + 5 * DAY, HELD + 8 * DAY)
    letters = Letter.objects.filter(kind__in=["minutes_missing", "approval_reminder"])
    rows = Reminder.objects.filter(rule__in=["meetings.minutes_missing", "meetings.approval_reminder"])
    told = [f"{letter.subject} {letter.body}" for letter in letters] + [f"{row.heading} {row.reason}" for row in rows]
    said = [text.lower().replace("/protokoll/", "") for text in told]

    assert {letter.kind for letter in letters} == {"minutes_missing", "approval_reminder"}
    assert [text for text in said if word not in text or other in text] == []


def test_minutes_that_were_sent_are_missed_by_nobody(over, coordinator, chair):
    meetings["send_minutes"](over, by=coordinator, chair=chair, secretary=coordinator)
    every_morning(HELD, HELD + 30 * DAY)

    assert told("minutes_missing") == []


@pytest.mark.parametrize(
    ("approves", "days"), [(False, [date(2027, 2, 8), date(2027, 2, 10)]), (True, [])], ids=["waits", "has approved"]
)
def test_whoever_has_not_approved_is_reminded_twice(approves, days, waiting, chair):
    """Sent on Wednesday 3 February: three days later is a Saturday."""
    if approves:
        meetings["approve_minutes"](waiting, by=chair)
    every_morning(date(2027, 2, 3), date(2027, 3, 3))

    assert told("approval_reminder") == [(day, "Kommundirektören") for day in days]


def test_minutes_given_back_are_written_again_and_remind_the_writers_again(waiting, chair):
    with clock.pretending(at(date(2027, 2, 8), time(9))):
        meetings["return_minutes"](waiting, by=chair, text="Rätta punkt 2.")
    every_morning(date(2027, 2, 9), date(2027, 2, 9))

    assert told("minutes_missing") == [(date(2027, 2, 9), "Samordnaren")]
    stopped = Reminder.objects.filter(rule="meetings.approval_reminder")
    assert set(stopped.values_list("state", "because")) == {("suppressed", "done")}
