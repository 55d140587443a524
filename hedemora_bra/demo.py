"""A demonstration year around today: invented roles in every seat but one, and the meetings that such a year has.

Everything goes through the same steps as in earnest, at the moments they would have been taken.
"""

import secrets
from datetime import date, time, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F

from councils.lifecycle import seats as seat_steps
from councils.models import Body, Organisation, Person, Role, Seat
from guideline.rules import record
from meetings import year as the_year
from meetings.lifecycle import bodies, items, meetings
from meetings.models import AgendaItem, ItemState, Meeting
from office import clock
from office.almanac import at, is_working_day
from office.models import Letter
from office.models.letters import LetterState
from situation.models import Rapporteur

DAY = timedelta(days=1)
LEFT_EMPTY = "naringslivet"
NAMES = {
    "kommundirektor": "Kommundirektören",
    "samordnare": "Samordnaren",
    "skolchef": "Skolchefen",
    "bildning": "Bildningschefen",
    "miljo-och-samhallsbyggnad": "Samhällsbyggnadschefen",
    "omsorg": "Omsorgschefen",
    "naringslivschef": "Näringslivschefen",
    "raddningstjansten": "Räddningstjänstens representant",
    "hedemorabostader": "Hedemorabostäders representant",
    "bostadsbolaget": "Hedemorabostäders representant",
    "hedemora-energi": "Hedemora Energis representant",
    "sakerhetschef": "Säkerhetschefen",
    "hedemorahandlingskraft": "Verksamhetssamordnaren",
    "kommunpolis": "Kommunpolisen",
    "civilsamhallet": "Civilsamhällets representant",
    "lokalpolischef": "Lokalpolischefen",
    "ks-ordforande": "Kommunstyrelsens ordförande",
    "ks-vice-ordforande": "Kommunstyrelsens vice ordförande",
    "arbetsutskottet-1": "Första ledamoten i arbetsutskottet",
    "arbetsutskottet-2": "Andra ledamoten i arbetsutskottet",
    "arbetsutskottet-3": "Tredje ledamoten i arbetsutskottet",
}
SIGN_INS = (
    ("Samordnare", "samordnare@hedemora.example"),
    ("Ordförande i Brå", "kommundirektor@hedemora.example"),
    ("Ledamot i Brå", "skolchef@hedemora.example"),
    ("Rapportör", "rapportor@hedemora.example"),
    ("Administratör", "administrator@hedemora.example"),
)
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


def load(password):
    """Everything, once. With meetings in the database already, nothing."""
    if Meeting.objects.exists():
        return False
    today = clock.today()
    with transaction.atomic():
        with clock.pretending(at(date(today.year - 1, 12, 10), time(9))):
            by = _people(password, today.year)
            _plan(today.year, by)
            _plan(today.year + 1, by)
        _live_through_the_past(by)
        _prepare_what_comes(by)
        record(clock.now(), today)
    return True


def password():
    """The demonstration's own password, made once and kept beside the database."""
    kept = settings.VAR_DIR / "demo-password"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(f"hedemora-{secrets.token_hex(4)}")
    return kept.read_text().strip()


def _people(password, year):
    """An administrator first; then a holder for every seat of the bodies that meet here, but one."""
    administrator = Person.objects.create_superuser(
        "administrator@hedemora.example", password, name="Administratören", title="Systemadministratör"
    )
    people = {}
    since = date(year - 1, 7, 1)
    for seat in Seat.objects.select_related("body", "organisation").exclude(body__kind="deciding"):
        if seat.key == LEFT_EMPTY:
            continue
        person = people.get(NAMES.get(seat.key, seat.title)) or _person(seat, password)
        people[person.name] = person
        seat_steps["fill_seat"](seat, by=administrator, person=person, since=since, leading=seat.role != Role.PRESENTER)
    _rapporteur(password, since)
    return people["Samordnaren"]


def _person(seat, password):
    return Person.objects.create_user(
        f"{seat.key}@hedemora.example",
        password,
        name=NAMES.get(seat.key, seat.title),
        title=seat.title,
        organisation=seat.organisation,
    )


def _rapporteur(password, since):
    organisation = Organisation.objects.get(key="hedemorabostader")
    person = Person.objects.create_user(
        "rapportor@hedemora.example", password, name="Rapportören", title="Fastighetsskötare", organisation=organisation
    )
    Rapporteur.objects.create(person=person, organisation=organisation, since=since)


def _plan(year, by):
    found = the_year.bodies_to_plan()
    rows = [
        {
            "body": found[row["body"]],
            "starts_at": at(row["day"], row["starts"]),
            "ends_at": at(row["day"], row["ends"]),
            "place": row["place"],
            "note": row["note"],
        }
        for row in the_year.proposals(year)
    ]
    the_year.put_in_calendar(rows, by)


def _live_through_the_past(by):
    """Each meeting that is over was called in time, but one, and took place."""
    now = clock.now()
    past = list(Meeting.objects.filter(ends_at__lt=now).with_body().in_order())
    late = next((meeting for meeting in past if meeting.body.key == "bra"), None)
    for meeting in past:
        _send(meeting, by, days_before=5 if meeting == late else meeting.notice_days + 2, late=meeting == late)
        with clock.pretending(meeting.ends_at):
            meetings["hold"](meeting, by=by)
    Letter.objects.update(state=LetterState.SENT, sent_at=F("posted_at"))


def _send(meeting, by, *, days_before, late=False):
    sent = at(meeting.day - days_before * DAY, time(8, 40))
    with clock.pretending(sent):
        reason = {"late_reason": "Polisens underlag kom först samma morgon."} if late else {}
        meetings["send_agenda"](meeting, by=by, **reason)


def _prepare_what_comes(by):
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
    coming = Meeting.objects.filter(body__key="est", starts_at__gt=clock.now()).in_order().first()
    if coming:
        meetings["send_agenda"](coming, by=by, greeting="Ta med det ni har om helgkvällarna kring torget.")


def _free_day(body, day):
    while not is_working_day(day) or body.meetings.standing().on_day(day).exists():
        day += DAY
    return day
