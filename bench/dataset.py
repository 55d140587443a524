"""What the pages are measured over: every seat but one taken, 278 meetings, forty proposals and forty things to do."""

from dataclasses import dataclass
from datetime import time, timedelta
from itertools import cycle

from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection

from councils.models import Body, Holding, Person, Seat
from guideline.rules import record
from meetings.lifecycle import items, meetings
from meetings.models import AgendaItem, Meeting, State
from meetings.models.agendas import ItemState
from office import clock, documents
from office.almanac import at
from office.models import Letter
from office.models.letters import LetterState

DAY = timedelta(days=1)
A_YEAR, ALL_IN_ONE_YEAR, TO_CLOSE = 40, 200, 36
PROPOSALS, FAILED = 40, 3
LEFT_EMPTY = ("styrgruppen", "arbetsutskottet-3")
TEXT = (
    "Flera verksamheter har hört av sig om samma plats. Vi berättar vad vi vet och vad som redan är gjort, "
    "och vill samråda om vad var och en kan bidra med under våren."
)


@dataclass(frozen=True)
class Stage:
    meeting: Meeting
    member: Person
    coordinator: Person
    a_year: int
    crowded_year: int


def load():
    call_command("load_guideline", verbosity=0)
    today, council = clock.today(), Body.objects.get(key="bra")
    coordinator, member = _people(today)
    _year(today.year + 1, A_YEAR)
    _year(today.year + 2, ALL_IN_ONE_YEAR)
    _meetings([at(today - number * DAY, time(9)) for number in range(1, TO_CLOSE + 1)], State.SUMMONED)
    _meetings([at(today + 20 * DAY, time(9))], State.PLANNED)
    _proposals(council, [coordinator, member, *Person.objects.exclude(pk__in=[coordinator.pk, member.pk])])
    meeting = _called_meeting(council, coordinator, today)
    failed = Letter.objects.order_by("pk").values("pk")[:FAILED]
    Letter.objects.exclude(pk__in=failed).update(state=LetterState.SENT)
    Letter.objects.filter(pk__in=failed).update(state=LetterState.FAILED)
    record(clock.now(), today)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # a database that has been running knows its tables
    return Stage(meeting, member, coordinator, today.year + 1, today.year + 2)


def _people(today):
    """One holder for each post, the same person where the post has seats in several bodies."""
    people = {}
    for seat in Seat.objects.select_related("body"):
        if (seat.body.key, seat.key) == LEFT_EMPTY:
            continue
        if seat.key not in people:
            people[seat.key] = Person.objects.create(
                email=f"{seat.key}@hedemora.example",
                name=seat.title,
                title=seat.title,
                organisation_id=seat.organisation_id,
            )
        Holding.objects.create(seat=seat, person=people[seat.key], since=today - 400 * DAY)
    return people["samordnare"], people["skolchef"]


def _year(year, number):
    first = at(clock.today().replace(year=year, month=1, day=1), time(13))
    _meetings([first + DAY * (place * 365 // number) for place in range(number)], State.PLANNED)


def _meetings(moments, state):
    bodies = cycle(Body.objects.meeting_here())
    Meeting.objects.bulk_create(
        Meeting(
            body=body,
            starts_at=moment,
            ends_at=moment + timedelta(hours=2),
            place="Kommunhuset, Rådslaget",
            state=state,
            notice_days=7,
        )
        for moment, body in zip(moments, bodies, strict=False)
    )


def _proposals(council, people):
    AgendaItem.objects.bulk_create(
        AgendaItem(body=council, title=f"Förslag {number}", text=TEXT, proposed_by=person, proposed_at=clock.now())
        for number, person in zip(range(PROPOSALS), cycle(people), strict=False)
    )


def _called_meeting(council, coordinator, today):
    """Twelve items, three papers to the meeting and six to its items; the agenda sent and its PDF made."""
    starts_at = at(today + 11 * DAY, time(14))
    meeting = Meeting.objects.create(
        body=council, starts_at=starts_at, ends_at=starts_at + timedelta(hours=3), place="Kommunhuset", notice_days=7
    )
    for position in range(1, 13):
        AgendaItem.objects.create(
            body=council,
            meeting=meeting,
            title=f"Ärende nummer {position}",
            text=TEXT,
            kind="consultation",
            presenter="Säkerhetschefen",
            position=position,
            minutes=15,
            state=ItemState.ACCEPTED,
            proposed_by=coordinator,
            proposed_at=clock.now(),
        )
    for number in range(1, 4):
        meetings["add_paper"](meeting, by=coordinator, upload=_paper(f"underlag-{number}.txt"))
    for item in meeting.items.on_agenda()[:6]:
        items["add_item_paper"](item, by=coordinator, upload=_paper(f"bilaga-{item.position}.txt"))
    documents.render(meetings["send_agenda"](meeting, by=coordinator).document)
    return Meeting.objects.get(pk=meeting.pk)


def _paper(name):
    return ContentFile(TEXT.encode(), name=name)
