"""What the house is built of: people in their seats with a browser each, and the files they send."""

from datetime import UTC, date, datetime
from uuid import uuid4

from django.conf import settings
from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from councils.models import Seat
from guideline.models import Municipality
from office import documents
from records import register
from records.lifecycle import disclosures, extracts, requests
from situation.lifecycle import est, organisations, situation_reports
from situation.models import Category, Place
from tests.factories.councils import HoldingFactory, PersonFactory
from tests.factories.meetings import MeetingFactory

CALLED = ("coordinator", "chair", "member")


def seat_someone(body, role, name, **holding):
    """A new person in the body's first seat of the role that nobody has held."""
    seat = Seat.objects.filter(body=body, role=role, holdings=None).order_by("order").first()
    person = PersonFactory(name=name, organisation=seat.organisation, title=seat.title)
    HoldingFactory(seat=seat, person=person, **holding)
    return person


def browser_of(person):
    client = Client()
    client.force_login(person)
    return client


def forget(browsers):
    """What became of their sessions in the test before was taken back in the database, and not in Redis."""
    for browser in browsers if "sessions" in settings.CACHES else ():
        key = browser.cookies.get(settings.SESSION_COOKIE_NAME)
        if key and key.value:
            caches["sessions"].delete(browser.session.cache_key)


def text_file(name="underlag.txt"):
    return SimpleUploadedFile(name, "Underlag till mötet.".encode())


def calendar_replies(house):
    """A file with what each in the council answers in their calendar."""
    said = "".join(f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{house.people[role].email}\n" for role in CALLED)
    event = f"UID:{house.sent.uid}@hedemora.example\nSEQUENCE:{house.sent.sequence}\nDTSTAMP:20270203T065900Z\n{said}"
    text = f"BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\n{event}END:VEVENT\nEND:VCALENDAR\n"
    return SimpleUploadedFile("svar.ics", text.encode())


def told(organisation, by, **facts):
    place, category = Place.objects.get(key="stora-torget"), Category.objects.get(key="belysning")
    known = {"key": uuid4(), "category": category, "place": place, "severity": 2, "text": "Tre lampor är trasiga."}
    return organisations["report"](organisation, by=by, may_be_contacted=True, **known | facts)


def est_reported(house):
    """The EST group meets just now over a draft; the lägesrapport of the meeting before is shared."""
    coordinator = house.people["coordinator"]
    now = {"day": date(2027, 2, 3), "hour": 7, "state": "under_way", "chair": coordinator, "secretary": coordinator}
    house.est_now = MeetingFactory(body=house.est, items=["Läget"], **now)
    house.est_draft, house.est_shared = (
        est["draft_situation_report"](house.est, by=coordinator, meeting=meeting)
        for meeting in (house.est_now, house.est_called)
    )
    read = {"over": 1, "counted_at": house.est_shared.content["counted_at"]}
    situation_reports["approve_situation_report"](house.est_shared, by=coordinator, **read)
    situation_reports["share_situation_report"](house.est_shared, by=coordinator, variants=["full", "feedback"])
    for edition in house.est_shared.editions.all():
        documents.render(edition.document)


def requested(house):
    """One that waits, one whose record is judged, one that is done with; and an extract about the member."""
    coordinator, agenda = house.people["coordinator"], house.agenda.document
    house.record = register.entry(f"D{agenda.pk}")
    asked = {"asked_at": datetime(2027, 2, 3, 7, 0, tzinfo=UTC), "way": "phone", "what": "Dagordningen i mars"}
    house.request, house.judged, house.disclosed = (
        requests["ask"](Municipality.objects.get(), by=coordinator, number=house.record.number, **asked)
        for _ in range(3)
    )
    disclosures["judge"](house.judged, by=coordinator, part=house.judged.parts.get(), verdict="give")
    refusal = {"verdict": "refuse", "ground": "OSL 26 kap. 1 §", "reason": "Kan röja en enskild."}
    disclosures["judge"](house.disclosed, by=coordinator, part=house.disclosed.parts.get(), **refusal)
    disclosures["disclose"](house.disclosed, by=coordinator, delivered="mail")
    house.disclosed.refresh_from_db()
    documents.render(house.disclosed.decision)
    house.extract = extracts["take_out"](house.people["member"], by=house.people["member"])
