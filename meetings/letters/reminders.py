"""Reminders: to the members before their meeting, to the coordinator before the agenda is due."""

from councils.letters import coordinators
from meetings.letters.posting import about, matter_of, to
from office import clock
from office.letters import post, write


def member_reminder(meeting, due_on):
    """The day before, to those who have not answered; a worker that slept until the day itself says so."""
    word = "I morgon" if clock.today() < meeting.day else "I dag"
    silent = [each for each in meeting.called if not each.answer]
    to(silent, meeting, "member_reminder", f"member_reminder/{due_on}", when_word=word)


def agenda_reminder(meeting, due_on, days_left):
    """The coordinator is reminded while the agenda has not gone out."""
    post(
        [
            write(
                person,
                "meetings/letters/agenda_reminder.txt",
                {**about(meeting), "days_left": days_left},
                key=f"{matter_of(meeting)}/agenda_reminder/{due_on}",
                matter=matter_of(meeting),
            )
            for person in coordinators(clock.today())
        ]
    )
