"""Letters about meetings: one function per letter, named after it."""

from email.utils import parseaddr

from django.conf import settings

from councils.letters import coordinators
from councils.models import Kind
from meetings.models import State
from office import calendars, clock
from office.almanac import moment, span
from office.letters import post, write
from office.models import Letter


def call_for_items(meeting):
    _to_called(meeting, "call_for_items", "called_for")


def agenda(meeting, agenda):
    """The agenda itself: a mail, the frozen PDF and an invitation for the calendar."""
    _send_agenda(meeting, agenda, meeting.called, "agenda" if agenda.number == 1 else "changed_agenda")


def _send_agenda(meeting, agenda, people, name):
    _to(
        people,
        meeting,
        name,
        f"agenda/{agenda.number}",
        calendar=calendars.request,
        document=agenda.document,
        agenda=agenda,
    )


def reach_the_new(meeting):
    """Whoever came to be called after the agenda went out gets it too; those who have it get nothing."""
    latest = meeting.agendas.select_related("document").order_by("number").last()
    if latest is None or meeting.state != State.SUMMONED:
        return
    sent = Letter.objects.about(_matter(meeting)).of_kinds("agenda", "changed_agenda")
    have = set(sent.values_list("recipient", flat=True))
    if new := [each for each in meeting.called if each.person.pk not in have]:
        _send_agenda(meeting, latest, new, "agenda")


def no_longer_called(meeting, guest):
    _to([guest], meeting, "no_longer_called", f"no_longer_called/{meeting.sequence}", calendar=calendars.cancel)


def moved(meeting, move):
    """Those who have the invitation get a new one, which moves it in their calendar."""
    calendar = calendars.request if meeting.is_summoned else None
    _to_called(meeting, "moved", f"moved/{meeting.sequence}", calendar=calendar, move=move)


def cancelled(meeting):
    """Those who have the invitation get its withdrawal."""
    calendar = calendars.cancel if meeting.is_summoned else None
    _to_called(meeting, "cancelled", f"cancelled/{meeting.sequence}", calendar=calendar)


def member_reminder(meeting, due_on):
    """The day before; a worker that slept until the day itself says so."""
    word = "I morgon" if clock.today() < meeting.day else "I dag"
    _to_called(meeting, "member_reminder", f"member_reminder/{due_on}", when_word=word)


def agenda_reminder(meeting, due_on, days_left):
    """The coordinator is reminded while the agenda has not gone out."""
    post(
        [
            write(
                person,
                "meetings/letters/agenda_reminder.txt",
                {**_about(meeting), "days_left": days_left},
                key=f"{_matter(meeting)}/agenda_reminder/{due_on}",
                matter=_matter(meeting),
            )
            for person in coordinators(clock.today())
        ]
    )


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


def invitation(meeting, person):
    """The meeting as an iCalendar file for one person; cancelled when the meeting is."""
    speak = calendars.request if meeting.state != State.CANCELLED else calendars.cancel
    return speak(_event(meeting, person))


def _to_called(meeting, name, key, **more):
    _to(meeting.called, meeting, name, key, **more)


def _to(people, meeting, name, key, *, calendar=None, document=None, **more):
    letters = [
        write(
            each.person,
            f"meetings/letters/{name}.txt",
            {**_about(meeting), **more, "called": each},
            key=f"{_matter(meeting)}/{key}",
            matter=_matter(meeting),
            document=document,
            calendar=calendar(_event(meeting, each.person)) if calendar else "",
        )
        for each in people
    ]
    post(letters)


def _about(meeting):
    deadline = meeting.agenda_deadline
    return {
        "meeting": meeting,
        "body": meeting.body,
        "when": span(meeting.starts_at, meeting.ends_at),
        "deadline": moment(deadline) if deadline else "",
        "absence": Kind(meeting.body.kind).absence,
        "url": settings.SITE_URL + meeting.get_absolute_url(),
    }


def _matter(meeting):
    return f"meetings.meeting/{meeting.pk}"


def _event(meeting, person):
    name, address = parseaddr(settings.MAIL_FROM)
    return calendars.Event(
        uid=f"{meeting.uid}@{address.partition('@')[2]}",
        sequence=meeting.sequence,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        summary=f"{meeting.body.short}: möte",
        place=meeting.place,
        description=f"{meeting.body.name}. Dagordning och handlingar: {settings.SITE_URL}{meeting.get_absolute_url()}",
        url=settings.SITE_URL + meeting.get_absolute_url(),
        organiser_name=name or meeting.body.name,
        organiser_email=address,
        stamped_at=clock.now(),
        attendee_name=person.name,
        attendee_email=person.email,
    )
