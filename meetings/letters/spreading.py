"""The text that each representative can forward, and one friendly reminder (H10)."""

from datetime import timedelta

from meetings import news
from meetings.letters.posting import matter_of
from meetings.models import Spreading
from office import clock, links
from office.letters import post, write
from office.models import Letter

LINK_LASTS = timedelta(days=60)


def spreading(meeting):
    """Once, when the minutes are approved: minutes approved anew start no second round."""
    _to(representatives(meeting), meeting, "spreading")


def spreading_reminder(meeting):
    """To those who have not said where they have told."""
    ticked = set(Spreading.objects.of_meeting(meeting).values_list("person", flat=True))
    _to([each for each in representatives(meeting) if each.person.pk not in ticked], meeting, "spreading_reminder")


def representatives(meeting):
    """Those who are called in a seat; guests stand for nobody's organisation here."""
    return [each for each in meeting.called if each.seat_id]


def _to(people, meeting, name):
    """A link is made only for a letter that has not gone out."""
    key = f"{matter_of(meeting)}/{name}"
    gone = set(Letter.objects.about(matter_of(meeting)).of_kinds(name).values_list("recipient", flat=True))
    people = [each for each in people if each.person.pk not in gone]
    if not people:
        return
    context = {"meeting": meeting, "body": meeting.body, "news": news.of(meeting)}
    post(
        [
            write(
                each.person,
                f"meetings/letters/{name}.txt",
                context | {"called": each, "url": f"{_link(meeting, each.person)}spridning/"},
                key=key,
                matter=matter_of(meeting),
            )
            for each in people
        ]
    )


def _link(meeting, person):
    return links.address(person, matter_of(meeting), clock.now() + LINK_LASTS)
