"""About answers: a reminder to give one, and what the coordinator needs to know of substitutes."""

from collections import Counter, defaultdict

from councils.letters import coordinators
from meetings.letters.posting import about, matter_of, to
from office import clock, folding
from office.letters import post, write
from office.models import Letter
from office.models.letters import LetterState, Withdrawn


def please_answer(meeting, people, words):
    """At most one a day, however often the button is pressed; one that was withdrawn before it left is none."""
    key, alike = f"please_answer/{clock.today()}", defaultdict(list)
    withdrawn = _withdrawn(meeting, key)
    for each in people:
        alike[withdrawn[each.person.pk]].append(each)
    for many, own in alike.items():
        to(own, meeting, "please_answer", f"{key}/{many + 1}" if many else key, words=words)


def _withdrawn(meeting, key):
    """{person: how many}. Whoever has chosen such letters away gets none however often."""
    asked = Letter.objects.about(matter_of(meeting)).filter(key__startswith=f"{matter_of(meeting)}/{key}/")
    gone = asked.filter(state=LetterState.WITHDRAWN).exclude(withdrawn_because=Withdrawn.MUTED)
    return Counter(gone.values_list("recipient", flat=True))


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
