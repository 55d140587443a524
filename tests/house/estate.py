"""A house with something behind every door, and someone of every kind to knock."""

from copy import copy
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db.models import Model
from django.test import Client

from councils.models import Body, Organisation, Role, Seat
from meetings.lifecycle import actions, bodies, items, meetings, rolls
from meetings.lifecycle.packs import packs
from meetings.models import Attachment, ItemState
from meetings.packs import make_waiting
from office import documents, links, uploads
from office.models import Letter, Link
from office.models.letters import LetterState
from situation.models import Rapporteur
from tests.factories.councils import CooptionFactory, HoldingFactory, PersonFactory
from tests.factories.meetings import AgendaItemFactory, MeetingFactory
from tests.meetings import held

NOW = datetime(2027, 2, 3, 7, 0, tzinfo=UTC)
ROLES = ("anonymous", "coordinator", "chair", "member", "stranger", "rapporteur", "administrator")
MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"
THEN = date(2023, 7, 1)


def seat_someone(body, role, name, **holding):
    """A new person in the body's first seat of the role that nobody has held."""
    seat = Seat.objects.filter(body=body, role=role, holdings=None).order_by("order").first()
    person = PersonFactory(name=name, organisation=seat.organisation, title=seat.title)
    HoldingFactory(seat=seat, person=person, **holding)
    return person


def browser_of(person):
    client = Client()
    client.force_login(person, backend=MODEL_BACKEND)
    return client


def _anew(thing):
    if isinstance(thing, Model):
        return type(thing)._base_manager.get(pk=thing.pk)
    return {key: _anew(each) for key, each in thing.items()} if isinstance(thing, dict) else thing


def text_file(name="underlag.txt"):
    return SimpleUploadedFile(name, "Underlag till mötet.".encode())


def calendar_replies(house):
    """A file with what each in the council answers in their calendar."""
    said = "".join(f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{house.people[role].email}\n" for role in ROLES[1:4])
    event = f"UID:{house.sent.uid}@hedemora.example\nSEQUENCE:{house.sent.sequence}\nDTSTAMP:20270203T065900Z\n{said}"
    text = f"BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\n{event}END:VEVENT\nEND:VCALENDAR\n"
    return SimpleUploadedFile("svar.ics", text.encode())


@dataclass
class Estate:
    """It is Wednesday 3 February 2027, 8.00. The council meets on 18 February and, called already, on 11 March."""

    people: dict = field(default_factory=dict)
    browsers: dict = field(default_factory=dict)

    def __post_init__(self):
        call_command("load_guideline", verbosity=0)
        self.council, self.est = Body.objects.get(key="bra"), Body.objects.get(key="est")
        self._people()
        self._meetings()
        self._items()
        self._papers()
        self._letters()
        self._links()
        self._under_way()
        self._minutes()
        self._actions()
        self._pack()

    def as_built(self):
        """The same house with its rows read anew, since the test before may have changed those in hand."""
        house = copy(self)
        for name, thing in vars(self).items():
            setattr(house, name, _anew(thing))
        return house

    def _people(self):
        council, people = self.council, self.people
        people["coordinator"] = seat_someone(council, Role.COORDINATOR, "Samordnaren")
        people["chair"] = seat_someone(council, Role.CHAIR, "Kommundirektören")
        people["member"] = seat_someone(council, Role.MEMBER, "Skolchefen")
        people["stranger"] = seat_someone(self.est, Role.MEMBER, "Kommunpolisen")
        people["rapporteur"] = PersonFactory(name="Rapportören")
        Rapporteur.objects.create(
            person=people["rapporteur"], organisation=Organisation.objects.get(key="hedemorabostader"), since=THEN
        )
        people["administrator"] = PersonFactory(
            name="Administratören", organisation=None, is_staff=True, is_superuser=True
        )
        self.someone = PersonFactory(name="Någon Annan")
        self.guest = PersonFactory(name="Den inbjudne")
        self.cooption = CooptionFactory(body=council, person=PersonFactory(name="Den adjungerade"))
        self.browsers = {role: browser_of(person) for role, person in people.items()} | {"anonymous": Client()}
        seats = Seat.objects.filter(body=council, role=Role.MEMBER)
        self.empty_seat, self.held_seat = seats.filter(holdings=None).first(), seats.exclude(holdings=None).first()

    def _meetings(self):
        coordinator = self.people["coordinator"]
        self.meeting = MeetingFactory(body=self.council, items=["Öppnande"])
        self.est_meeting = MeetingFactory(body=self.est, day=date(2027, 2, 16), items=["Läget i centrum"])
        self.sent = MeetingFactory(body=self.council, day=date(2027, 3, 11), items=["Trygghetsmätningen"])
        meetings["add_guest"](self.sent, by=coordinator, person=self.guest, reason="Berättar om mätningen")
        self.agenda = meetings["send_agenda"](self.sent, by=coordinator)
        documents.render(self.agenda.document)
        AgendaItemFactory(
            body=self.council, meeting=self.sent, title="Tillagt efter kallelsen", position=2, state=ItemState.ACCEPTED
        )
        self.added_guest = self.sent.participants.get()
        self.over = MeetingFactory(body=self.council, day=date(2027, 2, 2), items=["Nyår"], state="summoned")

    def _items(self):
        member, coordinator = self.people["member"], self.people["coordinator"]
        proposal = {"title": "Mörka skolvägar", "minutes": 15, "kind": "consultation"}
        self.proposed = bodies["propose"](self.council, by=member, **proposal)
        self.returned = bodies["propose"](self.council, by=member, **proposal | {"title": "Busskuren"})
        items["return_item"](self.returned, by=coordinator, answer="Säg vilken busskur det gäller.")
        self.coordinators_own = AgendaItemFactory(
            body=self.council, meeting=self.meeting, position=2, state=ItemState.ACCEPTED, proposed_by=coordinator
        )

    def _papers(self):
        coordinator = self.people["coordinator"]
        self.paper = meetings["add_paper"](self.meeting, by=coordinator, upload=text_file())
        self.paper_of_an_item = Attachment.objects.create(
            item=self.proposed, file=uploads.keep(text_file("karta.txt"), coordinator)
        )

    def _actions(self):
        """Two that lie on the member's seat: one open, one done."""
        coordinator, member = self.people["coordinator"], self.people["member"]
        taken = {"seat": self.held_seat, "due_on": date(2027, 5, 15), "item": self.in_hand}
        self.action = meetings["add_action"](self.under_way, by=coordinator, text="Byter lampor", **taken)
        self.done = meetings["add_action"](self.under_way, by=coordinator, text="Ringer bolaget", **taken)
        actions["finish_action"](self.done, by=member, result="Klart.")
        matter = f"meetings.action/{self.action.pk}"
        links.address(member, matter, self.meeting.ends_at)
        self.link_to_action = Link.objects.get(person=member, matter=matter)

    def _pack(self):
        """The last of what is built: it holds what the meeting has."""
        self.pack = packs["ask_for_pack"](self.meeting, by=self.people["member"], kind="zip")
        make_waiting()

    def _under_way(self):
        """One council meeting goes on since 7.00, its roll called and one item in hand; another begins at 8.00."""
        coordinator, chair = self.people["coordinator"], self.people["chair"]
        today = {"body": self.council, "day": NOW.date(), "state": "summoned"}
        self.soon = MeetingFactory(**today, hour=8, items=["Dagens ärende"])
        self.under_way = MeetingFactory(**today, hour=7, items=["Morgonens ärende"])
        meetings["start"](self.under_way, by=coordinator, chair=chair, secretary=coordinator)
        for each in list(self.under_way.called):
            rolls["mark_presence"](self.under_way, by=chair, person=each.person, presence="present")
        self.in_hand = self.under_way.items.on_agenda().get()

    def _links(self):
        """The member's: to the meeting whose agenda has gone out, and to the one with papers."""
        member = self.people["member"]
        matter, papers = (f"meetings.meeting/{meeting.pk}" for meeting in (self.sent, self.meeting))
        links.address(member, papers, self.meeting.ends_at)
        self.open_link = Link.objects.get(person=member, matter=matter)
        self.link_to_papers = Link.objects.get(person=member, matter=papers)

    def _letters(self):
        letters = Letter.objects.order_by("pk")
        self.letter, self.failed = letters[0], letters[1]
        letters.filter(pk=self.failed.pk).update(state=LetterState.FAILED, tries=6, last_error="550 Ingen sådan låda")

    def _minutes(self):
        """Three meetings that were held: one to be written, one whose minutes wait for approval, one approved."""
        coordinator, chair, member = (self.people[role] for role in ("coordinator", "chair", "member"))
        items = ["Läget", "Arbetsgruppen"]
        self.noted, waits, approved = (
            held.held(self.council, chair, items=items, day=date(2027, 1, day)) for day in (12, 13, 14)
        )
        for meeting in (waits, approved):
            item = held.item_of(meeting, "Arbetsgruppen")
            held.decide(item)
            stored = uploads.keep(text_file(f"underlag {meeting.day}.txt"), coordinator)
            Attachment.objects.create(item=item, file=stored)
        self.waits, self.approved = held.sent(waits, coordinator, chair), held.approved(approved, coordinator, chair)
        self.remark = meetings["remark"](self.waits, by=chair, text="Vem tar det vidare?")
        minutes = self.approved.minutes_versions.get()
        documents.render(minutes.document)
        documents.render(minutes.public_document)
        self.members_link = Link.objects.get(person=member, matter=f"meetings.meeting/{self.approved.pk}")
