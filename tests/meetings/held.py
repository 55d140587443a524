"""A meeting that has been held, as the tests of its minutes find it."""

from datetime import date

from meetings.lifecycle import meetings
from meetings.models import AgendaItem, Decision, Openness, Outcome, Participant, Presence, Record, State
from office.models import Letter
from tests.factories.meetings import MeetingFactory

DAY = date(2027, 2, 2)
CLOSED_AND_OPEN = ("Öppnande", "Skolvägar", "Känsligt ärende", "Internt ärende")


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


def with_closed_items(body, chair):
    """Among its items one to be tried for secrecy and one that is internal."""
    over = held(body, chair, items=CLOSED_AND_OPEN)
    for title, openness in (("Känsligt ärende", Openness.SECRET), ("Internt ärende", Openness.INTERNAL)):
        AgendaItem.objects.filter(title=title).update(openness=openness, secrecy_ground="OSL 18 kap. 1 §")
    close(item_of(over, "Känsligt ärende"), notes="Det hemliga.")
    close(item_of(over, "Internt ärende"), notes="Det interna.")
    return fresh(over)


def locks(meeting):
    """Whether what the minutes hold is locked: {True}, {False} or, when something was forgotten, both."""
    rows = [
        AgendaItem.objects.filter(meeting=meeting),
        Record.objects.filter(item__meeting=meeting),
        Decision.objects.filter(item__meeting=meeting),
        meeting.participants.all(),
    ]
    return {is_locked for each in rows for is_locked in each.values_list("is_locked", flat=True)}


def kinds(person):
    """The kinds of letters the person has got."""
    return sorted(Letter.objects.filter(recipient=person).values_list("kind", flat=True))


def item_of(meeting, title):
    return AgendaItem.objects.get(meeting=meeting, title=title)
