"""What lies ahead in the demonstration: an agenda being built, and a meeting called that some have answered."""

from datetime import time, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from councils.models import Body, Person
from meetings.lifecycle import bodies, items, meetings
from meetings.models import AgendaItem, Answer, ItemState, Meeting, Via
from office import clock
from office.almanac import at, is_working_day

DAY = timedelta(days=1)
PROPOSALS = (
    (
        "skolchef",
        "Tryggare skolvägar i centrum",
        "Elever känner sig otrygga vid korsningen. Vi vill samråda om vad som kan göras.",
        15,
    ),
    (
        "kommunpolis",
        "Mopedkörning på gång- och cykelvägar",
        "Det kommer många samtal om kvällarna. Vad kan vi göra tillsammans?",
        20,
    ),
    (
        "hedemorabostader",
        "Belysning vid garagen",
        "Vi byter armaturer i vår och vill veta vilka platser som är viktigast.",
        10,
    ),
)

PAPER = """Skolvägar att se över

1. Korsningen vid Stora torget: bilar håller hög fart när skolan börjar.
2. Gångvägen till Vasaskolan: tre lampor är trasiga.
"""

ANSWERED = (("kommunpolis", "Jag tar med helgens siffror."), ("samordnare", ""))


def prepare_what_comes(by):
    """A council meeting whose agenda is being built, the next EST meeting called, and the members' own proposals."""
    today = clock.today()
    council = Body.objects.get(key="bra")
    day = _free_day(council, today + 11 * DAY)
    meeting = bodies["plan"](council, by=by, starts_at=at(day, time(13)), ends_at=at(day, time(15)))
    meetings["call_for_items"](meeting, by=by)
    for key, title, text, minutes in PROPOSALS:
        person = Person.objects.get(email=f"{key}@hedemora.example")
        bodies["propose"](
            council,
            by=person,
            meeting=meeting,
            title=title,
            text=text,
            minutes=minutes,
            kind="consultation",
            presenter=person.name,
        )
    first = AgendaItem.objects.filter(state=ItemState.PROPOSED).order_by("pk").first()
    items["accept"](first, by=by, meeting=meeting)
    items["add_item_paper"](first, by=by, upload=SimpleUploadedFile("Skolvägar att se över.txt", PAPER.encode()))
    coming = Meeting.objects.filter(body__key="est", starts_at__gt=clock.now()).in_order().first()
    if coming:
        meetings["send_agenda"](coming, by=by, greeting="Ta med det ni har om helgkvällarna kring torget.")
        _answer(coming)


def _answer(meeting):
    """The police come, the coordinator too; the housing company has not answered yet."""
    for email, greeting in ANSWERED:
        person = Person.objects.get(email=f"{email}@hedemora.example")
        meetings["answer"](meeting, by=person, answer=Answer.YES, greeting=greeting, via=Via.LINK)


def _free_day(body, day):
    while not is_working_day(day) or body.meetings.standing().on_day(day).exists():
        day += DAY
    return day
