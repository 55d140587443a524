"""A house with something behind every door, and someone of every kind to knock."""

from copy import copy
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db.models import Model
from django.test import Client

from councils.models import Body, Organisation, Role, Seat
from guideline.profile import municipality
from meetings.lifecycle import actions, bodies, items, meetings, rolls
from meetings.lifecycle.packs import packs
from meetings.models import Attachment, ItemState
from meetings.packs import make_waiting
from office import documents, links, papers, uploads
from office.feeds import feeds
from office.holds import retention
from office.models import Absence, ErasureLine, Letter, Link, ListedWord, Verdict, WordList
from office.models.letters import LetterState
from office.retention import running
from office.wordlist import wordlist
from situation import intake
from situation.lifecycle import organisations, reports
from situation.models import Rapporteur
from tests.factories.councils import CooptionFactory, HoldingFactory, PersonFactory, ReadershipFactory
from tests.factories.meetings import AgendaItemFactory, MeetingFactory
from tests.factories.situation import PoliceFigureFactory
from tests.house.est_house import more_of_est
from tests.house.givens import browser_of, est_reported, forget, requested, seat_someone, text_file, told
from tests.meetings import held
from tests.situation.telling import reports_file

NOW = datetime(2027, 2, 3, 7, 0, tzinfo=UTC)
ROLES = (
    "anonymous", "coordinator", "chair", "member", "stranger", "rapporteur", "administrator",
    "substitute", "adjoined", "guest", "former", "future", "politician", "auditor",
)  # fmt: skip
THEN = date(2023, 7, 1)


def _anew(thing):
    if isinstance(thing, Model):
        return type(thing)._base_manager.get(pk=thing.pk)
    return {key: _anew(each) for key, each in thing.items()} if isinstance(thing, dict) else thing


@dataclass
class Estate:
    """It is Wednesday 3 February 2027, 8.00. The council meets on 18 February and, called already, on 11 March."""

    people: dict = field(default_factory=dict)
    browsers: dict = field(default_factory=dict)

    def __post_init__(self):
        call_command("load_guideline", verbosity=0)
        self.council, self.est, self.steering_group = (
            Body.objects.get(key=key) for key in ("bra", "est", "styrgruppen")
        )
        self._people()
        self._meetings()
        self._items()
        self._papers()
        self._letters()
        self._links()
        self.feed_token = feeds["make_feed"](self.people["member"], by=self.people["member"])
        self._guard_and_retention()
        self._under_way()
        self._minutes()
        self._actions()
        self._pack()
        self._reports()
        est_reported(self)
        more_of_est(self, NOW)
        requested(self)

    def as_built(self):
        """The same house with its rows read anew, since the test before may have changed those in hand."""
        house = copy(self)
        forget(self.browsers.values())
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
        self.newcomer = seat_someone(self.steering_group, Role.MEMBER, "Den nya", since=date(2027, 6, 1))
        self.guest = PersonFactory(name="Den inbjudne")
        self.cooption = CooptionFactory(body=council, person=PersonFactory(name="Den adjungerade"))
        seats = Seat.objects.filter(body=council, role=Role.MEMBER)
        self.held_seat = seats.exclude(holdings=None).first()
        self._people_of_other_kinds(council)
        self.empty_seat = seats.filter(holdings=None).first()
        self.browsers = {role: browser_of(person) for role, person in people.items()} | {"anonymous": Client()}

    def _people_of_other_kinds(self, council):
        """Who sits for the member, who takes part without a seat, who left yesterday and who comes tomorrow."""
        people, day = self.people, timedelta(days=1)
        people["substitute"] = PersonFactory(name="Biträdande skolchefen")
        HoldingFactory(seat=self.held_seat, person=people["substitute"], is_substitute=True)
        people["adjoined"], people["guest"] = self.cooption.person, self.guest
        term = {"since": date(2027, 1, 1), "until": NOW.date() - day}
        people["former"] = seat_someone(council, Role.MEMBER, "Förra socialchefen", **term)
        # A seat to come keeps the account open, and gives no right yet.
        CooptionFactory(body=self.steering_group, person=people["former"], since=date(2028, 1, 1))
        people["future"] = seat_someone(council, Role.MEMBER, "Nästa räddningschef", since=NOW.date() + day)
        for role, name in (("politician", "Ledamoten i fullmäktige"), ("auditor", "Revisorn")):
            people[role] = PersonFactory(name=name)
            self.readership = ReadershipFactory(person=people[role], role=role)

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

    def _reports(self):
        """One of each sort: new, asked back, approved with a photo, and by the link of an organisation."""
        coordinator, rapporteur = self.people["coordinator"], self.people["rapporteur"]
        self.reporting_organisation = organisation = Organisation.objects.get(key="hedemorabostader")
        self.report_new = told(organisation, rapporteur)
        self.report_asked = told(organisation, rapporteur)
        self.report_approved = told(organisation, rapporteur, photo=ContentFile(b"bild", name="bild.jpg"))
        contact = PersonFactory(name="Kontaktpersonen", organisation=organisation)
        self.rapporteur_by_link = opened = organisations["open_link"](organisation, by=coordinator, person=contact)
        self.reporting_link = Link.objects.get(matter=f"situation.rapporteur/{opened.pk}")
        self.report_by_link = told(organisation, contact, channel="link")
        self.police_figure = PoliceFigureFactory(category=self.report_new.category, entered_by=coordinator)
        self.report_file = organisations["hand_in"](organisation, by=rapporteur, upload=reports_file())
        intake.work()
        for report in (self.report_asked, self.report_by_link):
            reports["ask_back"](report, by=coordinator, over=report.version, why="Vilken sida?")
        self.questions_link = Link.objects.get(matter=f"councils.organisation/{organisation.pk}")
        reports["approve"](self.report_approved, by=coordinator, over=1)

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
        self.members_letter = letters.filter(recipient=self.people["member"]).first()
        self.holiday = Absence.objects.create(
            person=self.people["member"], since=date(2027, 7, 5), until=date(2027, 7, 30)
        )
        letters.filter(pk=self.failed.pk).update(state=LetterState.FAILED, tries=6, last_error="550 Ingen sådan låda")
        self.on_paper = letters[2]
        letters.filter(pk=self.on_paper.pk).update(state=LetterState.TO_PRINT, address="")
        papers.write_waiting(municipality(), NOW)
        documents.render_waiting()

    def _guard_and_retention(self):
        coordinator = self.people["coordinator"]
        word = ListedWord(text="Lönngården", verdict=Verdict.FORBIDDEN, why="Ett smeknamn på en port.")
        self.listed = wordlist["list_word"](WordList.objects.the_list(), by=coordinator, word=word)
        ErasureLine.objects.create(rule="office.Absence", count=2, first=THEN, last=THEN, at=NOW)
        self.erasure = running.tell(NOW, "Hedemora")
        self.hold = retention["place_hold"](coordinator, by=coordinator, reason="Ska lämnas ut.", kind="office.Link")

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
        self.approveds_paper = Attachment.objects.of_meeting(self.approved).get()
        self.est_called = MeetingFactory(body=self.est, day=date(2027, 1, 26), items=["Läget"], state="summoned")
        minutes = self.approved.minutes_versions.get()
        documents.render(minutes.document)
        documents.render(minutes.public_document)
        self.members_link = Link.objects.get(person=member, matter=f"meetings.meeting/{self.approved.pk}")
