"""About answers: a reminder to give one, and what the coordinator needs to know of substitutes."""

from councils.letters import coordinators
from meetings.letters.posting import about, matter_of, to
from office import clock, folding
from office.letters import post, write


def please_answer(meeting, people, words):
    """At most one a day, however often the button is pressed."""
    to(people, meeting, "please_answer", f"please_answer/{clock.today()}", words=words)


def answered(meeting, person):
    """Whoever has answered is not asked to, however long the letter was held for a digest."""
    folding.withdraw(matter_of(meeting), ["please_answer"], person)


def substitute_named(meeting, by, seated, part):
    """The coordinator need do nothing; whoever did it knows."""
    told = [person for person in coordinators(clock.today()) if person not in (by, part.person, seated.person)]
    key = f"substitute_named/{part.pk}/{meeting.sequence}"
    _tell(meeting, told, "substitute_named", key, seated=seated, substitute=part.called)


def substitute_cannot(meeting, substitute):
    """The seat will be empty unless somebody else is called: that is for the one whose seat it is."""
    part = substitute.part
    key = f"substitute_cannot/{part.pk}/{clock.now().isoformat()}"
    told = {part.stands_in_for, *coordinators(clock.today())} - {part.person}
    _tell(meeting, sorted(told, key=lambda person: person.pk), "substitute_cannot", key, substitute=substitute)


def _tell(meeting, people, name, key, **more):
    post(
        [
            write(
                person,
                f"meetings/letters/{name}.txt",
                {**about(meeting), **more},
                key=f"{matter_of(meeting)}/{key}",
                matter=matter_of(meeting),
            )
            for person in people
        ]
    )
