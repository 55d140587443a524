"""A meeting that has been held, as the tests of its minutes find it."""

from datetime import date

from meetings.lifecycle import meetings
from meetings.models import AgendaItem, Decision, Outcome, Participant, Presence, Record, State
from tests.factories.meetings import MeetingFactory

DAY = date(2027, 2, 2)


def held(body, chair, *others, items=("Öppnande",), day=DAY, **more):
    """Over, with everyone called present, every item closed, and nothing sent yet."""
    meeting = MeetingFactory(body=body, day=day, items=list(items), state=State.HELD, chair=chair, **more)
    for each in [*meeting.called]:
        call(meeting, each.person)
    for item in meeting.agenda_items:
        close(item)
    return fresh(meeting)


def call(meeting, person, presence=Presence.PRESENT, **more):
    return Participant.objects.update_or_create(
        meeting=meeting, person=person, defaults={"presence": presence, **more}
    )[0]


def close(item, outcome=Outcome.INFORMATION, notes="Vi gick igenom läget.", text=""):
    return Record.objects.update_or_create(
        item=item, defaults={"outcome": outcome, "notes": notes, "outcome_text": text}
    )[0]


def decide(item, text="Rådet bildar en arbetsgrupp."):
    close(item, Outcome.GROUP, text=text)
    day = item.meeting.day
    return Decision.objects.create(item=item, body=item.body, year=day.year, text=text, decided_on=day)


def fresh(meeting):
    return type(meeting).objects.get(pk=meeting.pk)


def sent(meeting, by, chair, **more):
    meetings["send_minutes"](meeting, by=by, chair=chair, secretary=by, **more)
    return fresh(meeting)


def approved(meeting, by, chair, **more):
    meeting = sent(meeting, by, chair, **more)
    meetings["approve_minutes"](meeting, by=chair)
    return fresh(meeting)


def item_of(meeting, title):
    return AgendaItem.objects.get(meeting=meeting, title=title)
